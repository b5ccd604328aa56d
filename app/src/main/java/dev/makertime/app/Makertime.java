package dev.makertime.app;

import dev.makertime.app.compose.Version;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where every command begins. */
@Command(
    name = "makertime",
    mixinStandardHelpOptions = true,
    version = "makertime " + Version.NUMBER,
    description = {
      "Measures how the engineers of a data team really spend their working time,",
      "from the events that their tools already emit."
    },
    subcommands = {
      DemoCommand.class,
      SimulatorCommand.class,
      InitCommand.class,
      RunCommand.class,
      RoleCommand.Collector.class,
      StreamsCommand.class,
      RoleCommand.Reporter.class,
      PeopleCommand.class,
      TokenCommand.class,
      EraseCommand.class,
      MeasureCommand.class,
      ReadCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      SimulateCommand.class,
      CompareCommand.class,
      CheckCommand.class
    },
    footer = {"", "Exit codes: 0 done, 1 it says what failed, 2 wrong usage."})
public final class Makertime implements Callable<Integer> {
  @Spec CommandSpec spec;

  public static void main(String[] args) {
    writeDigitsAlike();
    System.exit(commandLine().execute(args));
  }

  /** Names of files, ids and addresses have digits in them: the same on every machine. */
  static void writeDigitsAlike() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Makertime())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              LoggerFactory.getLogger(Makertime.class).debug("failed", e);
              String says = e.getMessage() == null ? e.toString() : e.getMessage();
              command.getErr().println(command.getCommandName() + ": " + says);
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
