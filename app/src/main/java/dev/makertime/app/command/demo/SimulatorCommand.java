package dev.makertime.app.command.demo;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
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

/** Command {@code simulator}: runs the demo's tools for a makertime that runs elsewhere. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description = {
      "Runs only the simulated tools of the demo (GitLab, Airflow, digdag, calendars), for a "
          + "makertime in another process.%n",
      "With --write DIR it first writes the configuration and the organization file, for `makertime"
          + " run --config DIR/makertime.yaml`. Then, with --directory DIR and --collector, it"
          + " sends events. Webhooks use GITLAB_HOOK_TOKEN, or a secret that --write creates."
    })
public final class SimulatorCommand implements Callable<Integer> {
  private static final String SECRET = "GITLAB_HOOK_TOKEN";

  @Spec CommandSpec spec;

  @Option(
      names = "--directory",
      description = "The directory of its files, with the start time of the simulation.")
  @Nullable Path directory;

  @Option(
      names = "--write",
      paramLabel = "DIR|BASE",
      description =
          "Write organization.yaml, scenarios.yaml and makertime.yaml to DIR, and end; or to "
              + "--directory, from the configuration BASE, which must have no sources.")
  @Nullable Path write;

  @Option(names = "--collector", description = "The collector's address, for webhooks.")
  @Nullable URI collector;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The host name of the tools for makertime. Default: ${DEFAULT-VALUE}")
  String host;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address that the tools listen on. Default: ${DEFAULT-VALUE}")
  String bind;

  @Option(
      names = "--port",
      defaultValue = "8099",
      description = "The port of the tools. Default: ${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--weeks",
      defaultValue = "12",
      description = "Weeks of history before the start, 1 to 60. Default: ${DEFAULT-VALUE}")
  int weeks;

  @Override
  public Integer call() throws Exception {
    requireUsable();
    Path base = base();
    PrintWriter err = spec.commandLine().getErr();
    try (Simulator simulator =
        new Simulator(
            directory(),
            weeks,
            new InetSocketAddress(bind, port),
            host,
            InputFiles.variables().getOrDefault(SECRET, ""),
            Clock.systemUTC())) {
      if (collector != null) {
        play(simulator, collector, err);
      } else {
        simulator.write(base);
        err.printf(
            "next: makertime run --config %s; then: makertime simulator --directory %s --collector"
                + " %s%n",
            directory().resolve("makertime.yaml"), directory(), Simulator.COLLECTOR);
      }
      return 0;
    } catch (Simulator.Unfit e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    } catch (IOException | UnresolvedAddressException | DateTimeException e) {
      throw new Failure("the simulated tools cannot start: " + FailureText.of(e), e);
    }
  }

  private void requireUsable() {
    require((write == null) != (collector == null), "either --write or --collector is needed");
    require(weeks >= 1 && weeks <= 60, "--weeks must be 1 to 60");
    require(port >= 0 && port <= 65_535, "--port must be 0 to 65535");
    require(
        collector == null
            || (collector.getHost() != null
                && String.valueOf(collector.getScheme()).matches("https?")),
        "--collector must be an http or https address, not " + collector);
  }

  private void require(boolean usable, String otherwise) {
    if (!usable) {
      throw new ParameterException(spec.commandLine(), otherwise);
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

  /** The tools still answer when all webhooks have been sent. */
  private static void play(Simulator simulator, URI collector, PrintWriter err)
      throws InterruptedException {
    try (StopSignal stop = StopSignal.install()) {
      Thread events =
          new Thread(
              () -> {
                try {
                  simulator.play(collector, err::println);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                  err.println("simulator: " + FailureText.of(e));
                  stop.give();
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
