package dev.makertime.app.command.shell;

import dev.makertime.app.cli.Failure;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code wrap}. No JVM stands between a command and its terminal: the launcher of this
 * checkout runs the command, and comes here for the help, and for sending where there is no curl.
 */
@Command(
    name = "wrap",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "makertime wrap [--as=IDENTITY] -- COMMAND [ARGUMENT...]",
      "makertime wrap --flush",
      "makertime wrap --git"
    },
    description = {
      "Runs a command and notes when it began and ended.%n",
      "Its terminal, pipes, signals and exit code are as without it. What is noted: user and host, "
          + "begin, end, exit code, the first word of the command and the label of a pattern. "
          + "Arguments, directories and variables never leave the machine. Commands under five "
          + "seconds are not noted. Without a network the notes wait in a directory and are sent "
          + "later: after the next command, or by --flush.%n",
      "Settings are lines of ~/.config/makertime/command.conf; docs/sources.md lists them."
    },
    footer = {
      "",
      "Examples:",
      "  makertime wrap -- python train.py --epochs 20",
      "  makertime wrap --as email:ana@example.com -- make features",
      "  makertime wrap --flush",
      "  makertime wrap --git"
    })
public final class WrapCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--as",
      paramLabel = "IDENTITY",
      description =
          "Whose command it is, such as email:ana@example.com. Default: command:USER@HOST.")
  @Nullable String as;

  @Option(names = "--flush", description = "Sends the notes that wait, and says how many.")
  boolean flush;

  @Option(
      names = "--git",
      description = "Sends what git noted of its own commands, and says how many.")
  boolean git;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command.")
  List<String> command = List.of();

  @Override
  public Integer call() throws Failure, InterruptedException {
    if (!flush && !git && command.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
    if (!flush) {
      throw new Failure("wrap works through the launcher beside the directory wrap: ./makertime");
    }
    try {
      NoteSpool spool = NoteSpool.read(System.getenv());
      spec.commandLine().getOut().println("commands sent: " + spool.send(NoteSpool.client()));
      return 0;
    } catch (IOException e) {
      throw new Failure("the notes cannot be sent: " + FailureText.of(e), e);
    }
  }
}
