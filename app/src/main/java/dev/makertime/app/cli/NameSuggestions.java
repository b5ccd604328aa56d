package dev.makertime.app.cli;

import dev.makertime.model.KnownNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Finds unknown names of options and commands, and suggests the nearest known one. */
public final class NameSuggestions {
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][^=]*");

  private NameSuggestions() {}

  /**
   * What to say of each, with the nearest name that is known; nothing where all are known.
   *
   * @param root the command line that was given them
   */
  public static List<String> refusals(CommandLine root, List<String> arguments) {
    List<String> refusals = new ArrayList<>();
    CommandLine command = root;
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String name = nameOf(arguments.get(i));
      CommandLine next = command.getSubcommands().get(name);
      if (next != null) {
        command = next;
      } else if (OPTION.matcher(name).matches()) {
        OptionSpec option = command.getCommandSpec().findOption(name);
        if (option == null) {
          refusals.add(refusal("option", name, command.getCommandSpec().optionsMap().keySet()));
        } else if (option.arity().min() > 0 && name.equals(arguments.get(i))) {
          i++; // its value, which may begin with a hyphen
        }
      } else if (!command.getSubcommands().isEmpty()) {
        refusals.add(refusal("command", name, command.getSubcommands().keySet()));
        break;
      }
    }
    return refusals;
  }

  private static String nameOf(String argument) {
    int end = argument.startsWith("-") ? argument.indexOf('=') : -1;
    return end < 0 ? argument : argument.substring(0, end);
  }

  private static String refusal(String kind, String name, Collection<String> known) {
    String shown = OptionValues.shown(name);
    return "there is no %s %s%s"
        .formatted(kind, shown, KnownNames.of(kind, known).suggestion(shown));
  }
}
