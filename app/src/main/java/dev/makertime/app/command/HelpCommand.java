package dev.makertime.app.command;

import dev.makertime.app.cli.OptionValues;
import dev.makertime.model.KnownNames;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code help}: prints what {@code --help} of another command prints. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Prints the help of a command, as its --help does.")
public final class HelpCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, such as report or token create. Default: all commands.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    CommandLine of = spec.root().commandLine();
    for (String name : names) {
      CommandLine next = of.getSubcommands().get(name);
      if (next == null) {
        String shown = OptionValues.shown(name);
        throw new ParameterException(
            spec.commandLine(),
            "there is no command %s%s"
                .formatted(
                    shown,
                    KnownNames.of("command", of.getSubcommands().keySet()).suggestion(shown)));
      }
      of = next;
    }
    of.usage(spec.commandLine().getOut());
    return 0;
  }
}
