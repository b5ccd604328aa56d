package dev.makertime.app.command.role;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.compose.StandaloneStreams;
import dev.makertime.app.compose.StreamsRole;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.KafkaSettings;
import dev.makertime.model.Organization;
import dev.makertime.streams.TimelineTopology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code streams}: runs the streams role until the signal to stop. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    description = {
      "Runs only the streams role, which computes days from activities.%n",
      "It needs a broker (kafka.bootstrapServers). Several can run, each with a data directory of "
          + "its own; they share the partitions."
    })
public final class StreamsCommand implements Callable<Integer> {
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

  @Spec CommandSpec spec;

  @Option(names = "--config", description = "The configuration: makertime.yaml.")
  @Nullable Path config;

  @Option(names = "--describe", description = "Print the topology and stop; needs no broker.")
  boolean describe;

  @Option(
      names = "--rebuild",
      description = {
        "Delete the state of streams, then run: all days that are not sealed are recomputed from"
            + " the activities. All other instances must be stopped."
      })
  boolean rebuild;

  @Override
  public Integer call() throws Exception {
    if (describe) {
      describe();
    } else {
      run();
    }
    return 0;
  }

  private void describe() throws Failure {
    Configuration given =
        config == null ? null : InputFiles.configuration(config, InputFiles.STREAMS);
    int partitions =
        given == null || given.kafka().partitions() == 0
            ? KafkaSettings.CLUSTER_PARTITIONS
            : given.kafka().partitions();
    Duration retention = given == null ? Duration.ofDays(400) : given.streams().retention();
    PrintWriter out = spec.commandLine().getOut();
    out.print(TimelineTopology.build(partitions, retention).describe());
    out.flush();
  }

  private void run() throws Failure, InterruptedException {
    if (config == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--config=<config>'");
    }
    Configuration configuration = InputFiles.configuration(config, InputFiles.STREAMS);
    Organization organization = InputFiles.organization(configuration.organization());
    PrintWriter err = spec.commandLine().getErr();
    try (StopSignal stop = StopSignal.install()) {
      if (rebuild) {
        int days = StreamsRole.forget(configuration, Clock.systemUTC());
        err.println(days + " days are recomputed");
      }
      try (StandaloneStreams role = new StandaloneStreams(configuration, organization)) {
        awaitStop(role, stop);
        err.println("stopping");
        role.hurry();
      }
    }
  }

  private void awaitStop(StandaloneStreams role, StopSignal stop)
      throws Failure, InterruptedException {
    boolean announced = false;
    while (!stop.await(CHECK_INTERVAL)) {
      if (role.isBroken()) {
        throw new Failure("streams has given up after failures; see the log, then restart");
      }
      if (!announced && role.isRunning()) {
        spec.commandLine().getOut().println("streams   running");
        spec.commandLine().getOut().flush();
        announced = true;
      }
    }
  }
}
