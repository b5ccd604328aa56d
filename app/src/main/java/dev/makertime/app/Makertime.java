package dev.makertime.app;

import dev.makertime.app.cli.CommandGroups;
import dev.makertime.app.cli.NameSuggestions;
import dev.makertime.app.cli.OptionValues;
import dev.makertime.app.command.BackfillCommand;
import dev.makertime.app.command.CheckCommand;
import dev.makertime.app.command.EraseCommand;
import dev.makertime.app.command.HelpCommand;
import dev.makertime.app.command.InitCommand;
import dev.makertime.app.command.PeopleCommand;
import dev.makertime.app.command.ReadCommand;
import dev.makertime.app.command.TokenCommand;
import dev.makertime.app.command.analysis.CompareCommand;
import dev.makertime.app.command.analysis.ExplainCommand;
import dev.makertime.app.command.analysis.FocusCommand;
import dev.makertime.app.command.analysis.LockInCommand;
import dev.makertime.app.command.analysis.MeasureCommand;
import dev.makertime.app.command.analysis.PlatformCommand;
import dev.makertime.app.command.analysis.ReportCommand;
import dev.makertime.app.command.analysis.SimulateCommand;
import dev.makertime.app.command.calibration.CalibrationCommand;
import dev.makertime.app.command.demo.DemoCommand;
import dev.makertime.app.command.demo.SimulatorCommand;
import dev.makertime.app.command.dossier.DossierCommand;
import dev.makertime.app.command.dossier.VerifyCommand;
import dev.makertime.app.command.replay.ReplayCommand;
import dev.makertime.app.command.role.PrepareCommand;
import dev.makertime.app.command.role.RoleCommand;
import dev.makertime.app.command.role.RunCommand;
import dev.makertime.app.command.role.StreamsCommand;
import dev.makertime.app.command.shell.ShellHookCommand;
import dev.makertime.app.command.shell.WrapCommand;
import dev.makertime.app.command.survey.SurveyCommand;
import dev.makertime.app.command.watch.WatchCommand;
import dev.makertime.app.health.Version;
import dev.makertime.topics.FailureText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of makertime: its commands, usage errors and exit codes. */
@Command(
    name = "makertime",
    mixinStandardHelpOptions = true,
    version = "makertime " + Version.NUMBER,
    description = {
      "Measures how the engineers of a data team spend their working time,",
      "from the events that their tools emit."
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
      FocusCommand.class,
      PlatformCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      CompareCommand.class,
      WatchCommand.class,
      LockInCommand.class,
      SurveyCommand.class,
      CalibrationCommand.class,
      DossierCommand.class,
      VerifyCommand.class,
      CheckCommand.class,
      BackfillCommand.class,
      WrapCommand.class,
      ShellHookCommand.class,
      PrepareCommand.class,
      HelpCommand.class
    },
    footer = {"", "Exit codes: 0 success, 1 failure (the message says why), 2 wrong usage."})
public final class Makertime implements Callable<Integer> {
  @Spec CommandSpec spec;

  public static void main(String[] args) {
    writeDigitsAlike();
    System.exit(commandLine().execute(args));
  }

  /** Names of files, ids and addresses have digits in them: the same on every machine. */
  public static void writeDigitsAlike() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }

  public static CommandLine commandLine() {
    return OptionValues.known(CommandGroups.shown(new CommandLine(new Makertime())))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false) // nobody who begins a value with @ means a file of arguments
        .setParameterExceptionHandler((e, arguments) -> wrongUsage(e, arguments))
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              LoggerFactory.getLogger(Makertime.class).debug("failed", e);
              command.getErr().println(command.getCommandName() + ": " + FailureText.of(e));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** What is wrong in one line, a mistyped name before all else, and in another where to read. */
  private static int wrongUsage(ParameterException e, String... arguments) {
    CommandLine command = e.getCommandLine();
    CommandLine root = command.getCommandSpec().root().commandLine();
    List<String> mistyped = NameSuggestions.refusals(root, List.of(arguments));
    String says = mistyped.isEmpty() ? e.getMessage() : String.join("; ", mistyped);
    PrintWriter err = command.getErr();
    err.println(
        "%s: %s"
            .formatted(command.getCommandName(), says)
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip());
    err.printf("Help: %s --help%n", command.getCommandSpec().qualifiedName());
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }
}
