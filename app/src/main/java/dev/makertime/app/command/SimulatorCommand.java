package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.GivenFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.demo.Simulator;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo's tools by themselves. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the demo's tools alone, for a makertime that runs elsewhere: a GitLab, an Airflow, a "
          + "digdag and calendars.%n",
      "First, with --write DIR, it writes the configuration and the organization that belong to "
          + "them, for `makertime run --config DIR/makertime.yaml`; then, with --directory DIR and "
          + "--collector, it plays. Calls carry GITLAB_HOOK_TOKEN, or a secret that --write makes."
    })
public final class SimulatorCommand implements Callable<Integer> {
  private static final String SECRET = "GITLAB_HOOK_TOKEN";

  @Spec CommandSpec spec;

  @Option(
      names = "--directory",
      description = "Where its files are; when the play began is kept there.")
  @Nullable Path directory;

  @Option(
      names = "--write",
      paramLabel = "DIR|BASE",
      description =
          "Write organization.yaml, scenarios.yaml and makertime.yaml into DIR, and end; or into "
              + "--directory, made of the configuration BASE, which has no sources.")
  @Nullable Path write;

  @Option(names = "--collector", description = "Where GitLab's webhooks are sent to.")
  @Nullable URI collector;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Under which makertime reaches the tools. Default: ${DEFAULT-VALUE}")
  String host;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address the tools listen on. Default: ${DEFAULT-VALUE}")
  String bind;

  @Option(
      names = "--port",
      defaultValue = "8099",
      description = "The tools' port. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--weeks",
      defaultValue = "12",
      description = "Weeks of history when the play begins, 1 to 60. Default: ${DEFAULT-VALUE}")
  int weeks;

  @Override
  public Integer call() throws Exception {
    if ((write == null) == (collector == null)) {
      throw new ParameterException(spec.commandLine(), "either --write or --collector is needed");
    }
    if (weeks < 1 || weeks > 60) {
      throw new ParameterException(spec.commandLine(), "--weeks must be 1 to 60");
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535");
    }
    if (collector != null
        && (collector.getHost() == null
            || !String.valueOf(collector.getScheme()).matches("https?"))) {
      throw new ParameterException(
          spec.commandLine(), "--collector must be an http or https address, not " + collector);
    }
    Path base = base();
    PrintWriter err = spec.commandLine().getErr();
    try (Simulator simulator =
        new Simulator(
            directory(),
            weeks,
            new InetSocketAddress(bind, port),
            host,
            GivenFiles.variables().getOrDefault(SECRET, ""),
            Clock.systemUTC())) {
      if (write != null) {
        simulator.write(base);
        err.printf(
            "next: makertime run --config %s; then: makertime simulator --directory %s --collector"
                + " %s%n",
            directory().resolve("makertime.yaml"), directory(), Simulator.COLLECTOR);
        return 0;
      }
      play(simulator, collector, err);
      return 0;
    } catch (Simulator.Unfit e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    } catch (IOException | UnresolvedAddressException | DateTimeException e) {
      throw new Failure("the simulated tools cannot start: " + FailureText.of(e), e);
    }
  }

  /** The configuration to begin with; absent = one of our own. */
  private @Nullable Path base() throws Failure {
    if (write == null || directory == null) {
      if (write != null && Files.isRegularFile(write)) {
        throw new ParameterException(
            spec.commandLine(), "--write with a configuration needs --directory too");
      }
      return null;
    }
    if (!Files.isRegularFile(write)) {
      throw new Failure("--write %s: there is no such file".formatted(write));
    }
    return write;
  }

  private Path directory() {
    Path named = directory == null ? write : directory;
    if (named == null) {
      throw new ParameterException(spec.commandLine(), "--collector needs --directory too");
    }
    return named;
  }

  /** It goes on answering when there is nothing more to send. */
  private static void play(Simulator simulator, @Nullable URI collector, PrintWriter err)
      throws InterruptedException {
    try (StopSignal stop = StopSignal.install()) {
      Thread events =
          new Thread(
              () -> {
                try {
                  simulator.play(java.util.Objects.requireNonNull(collector), err::println);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                  err.println("simulator: " + FailureText.of(e));
                  stop.tell();
                }
              },
              "events");
      events.setDaemon(true);
      events.start();
      stop.await();
      events.interrupt();
    }
  }
}
