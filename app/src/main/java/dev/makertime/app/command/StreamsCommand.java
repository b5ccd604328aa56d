package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.GivenFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.compose.StandaloneStreams;
import dev.makertime.app.compose.StreamsRole;
import dev.makertime.app.config.Configuration;
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

/** The streams role alone, until it is told to stop. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the streams role alone: activities and the organization become days.%n",
      "It needs a broker (kafka.bootstrapServers). Several may run, each with a data directory of "
          + "its own; they share the work."
    })
public final class StreamsCommand implements Callable<Integer> {
  private static final int PARTITIONS = 8;
  private static final long LOOK_MILLIS = 200;

  @Spec CommandSpec spec;

  @Option(names = "--config", description = "The configuration: makertime.yaml.")
  @Nullable Path config;

  @Option(names = "--describe", description = "Print the topology and stop; needs no broker.")
  boolean describe;

  @Option(
      names = "--rebuild",
      description = {
        "Forget all that streams keeps, then run: every day that is not sealed is taken back and "
            + "computed anew from activities. All other instances must be stopped."
      })
  boolean rebuild;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (describe) {
      Configuration given =
          config == null ? null : GivenFiles.configuration(config, GivenFiles.STREAMS);
      int partitions =
          given == null || given.kafka().partitions() == 0
              ? PARTITIONS
              : given.kafka().partitions();
      Duration retention = given == null ? Duration.ofDays(400) : given.streams().retention();
      out.print(TimelineTopology.build(partitions, retention).describe());
      out.flush();
      return 0;
    }
    if (config == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--config=<config>'");
    }
    Configuration configuration = GivenFiles.configuration(config, GivenFiles.STREAMS);
    Organization organization = GivenFiles.organization(configuration.organization());
    try (StopSignal stop = StopSignal.install()) {
      if (rebuild) {
        int days = StreamsRole.forget(configuration, Clock.systemUTC());
        spec.commandLine().getErr().println(days + " days are computed anew");
      }
      run(configuration, organization, stop);
    }
    return 0;
  }

  private void run(Configuration configuration, Organization organization, StopSignal stop)
      throws Failure, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (StandaloneStreams role = new StandaloneStreams(configuration, organization)) {
      boolean said = false;
      while (!stop.await(LOOK_MILLIS)) {
        if (role.isBroken()) {
          throw new Failure("streams has given up; its log says why, and a new start may help");
        }
        if (!said && role.isRunning()) {
          out.println("streams   running");
          out.flush();
          said = true;
        }
      }
      spec.commandLine().getErr().println("stopping");
      role.hurry();
    }
  }
}
