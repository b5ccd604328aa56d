package dev.makertime.app.command.role;

import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.compose.RunningRole;
import dev.makertime.app.compose.StandaloneCollector;
import dev.makertime.app.compose.StandaloneReporter;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Commands {@code collector} and {@code reporter}: run one role until the signal to stop. */
public abstract class RoleCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  /** The parts of the configuration that the role uses: only their variables have to be set. */
  abstract Set<String> uses();

  abstract RunningRole start(Configuration configuration, Organization organization);

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = InputFiles.configuration(config, uses());
    Organization organization = InputFiles.organization(configuration.organization());
    try (StopSignal stop = StopSignal.install();
        RunningRole role = start(configuration, organization)) {
      out.println(spec.name() + " " + role.url());
      out.flush();
      stop.await();
      spec.commandLine().getErr().println("stopping");
    }
    return 0;
  }

  /** Takes what tools tell, and asks those that have to be asked. */
  @Command(
      name = "collector",
      mixinStandardHelpOptions = true,
      description = {
        "Runs only the collector role, which converts events of sources to activities.%n",
        "It needs a broker (kafka.bootstrapServers) and a data directory of its own. Run only one:"
            + " a second one would poll the same tools again, without any benefit."
      })
  public static final class Collector extends RoleCommand {
    @Override
    Set<String> uses() {
      return Set.of("organization", "data", "kafka", "streams", "collector", "sources");
    }

    @Override
    RunningRole start(Configuration configuration, Organization organization) {
      return new StandaloneCollector(configuration, organization, Clock.systemUTC());
    }
  }

  /** Shows days. */
  @Command(
      name = "reporter",
      mixinStandardHelpOptions = true,
      description = {
        "Runs only the reporter role, with the dashboard and its API.%n",
        "It needs a broker (kafka.bootstrapServers) and a data directory of its own, for "
            + "its store."
      })
  public static final class Reporter extends RoleCommand {
    @Override
    Set<String> uses() {
      return Set.of("organization", "data", "kafka", "streams", "reporter");
    }

    @Override
    RunningRole start(Configuration configuration, Organization organization) {
      return new StandaloneReporter(configuration, organization, Clock.systemUTC());
    }
  }
}
