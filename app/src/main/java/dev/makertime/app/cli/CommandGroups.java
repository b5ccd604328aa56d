package dev.makertime.app.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the commands in the help by what one wants to do. */
public final class CommandGroups implements IHelpSectionRenderer {
  /** Commands that serve one purpose. */
  record Group(String title, List<String> commands) {}

  static final List<Group> ALL =
      List.of(
          new Group("Start", List.of("demo", "init", "help")),
          new Group("Run", List.of("run", "collector", "streams", "reporter")),
          new Group("Look", List.of("report", "explain", "focus", "platform", "calibration")),
          new Group(
              "Decide",
              List.of(
                  "simulate",
                  "replay",
                  "compare",
                  "watch",
                  "lockin",
                  "survey",
                  "dossier",
                  "verify")),
          new Group("People and privacy", List.of("people", "token", "erase")),
          new Group("In a shell", List.of("wrap", "shell-hook")),
          new Group("Operate", List.of("check", "backfill", "read", "measure", "simulator")));

  private static final int INDENT = 2;

  /** Where the first sentence of a description, or its first part, ends. */
  private static final Pattern ENDS = Pattern.compile("[.:](?:%n|\\s|$)");

  private CommandGroups() {}

  /** Lets the help of a command line list its commands so. */
  public static CommandLine shown(CommandLine commandLine) {
    UsageMessageSpec usage = commandLine.getCommandSpec().usageMessage();
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(usage.sectionMap());
    sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    usage.sectionMap(sections);
    return commandLine;
  }

  @Override
  public String render(Help help) {
    int longest =
        ALL.stream()
            .flatMap(group -> group.commands().stream())
            .map(String::length)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    StringBuilder text = new StringBuilder();
    for (Group group : ALL) {
      text.append(help.createHeading("%n" + group.title() + ":%n"));
      text.append(table(help, group, INDENT + longest + INDENT));
    }
    return text.toString();
  }

  private static TextTable table(Help help, Group group, int first) {
    int width = help.commandSpec().usageMessage().width();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(first, INDENT, Column.Overflow.SPAN),
            new Column(width - first, 0, Column.Overflow.WRAP));
    for (String name : group.commands()) {
      CommandLine command = Objects.requireNonNull(help.commandSpec().subcommands().get(name));
      String says = command.getCommandSpec().usageMessage().description()[0];
      table.addRowValues(
          help.colorScheme().commandText(name),
          help.colorScheme().text(ENDS.split(says, 2)[0] + "."));
    }
    return table;
  }
}
