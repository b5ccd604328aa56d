package dev.makertime.app.command.role;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.compose.CollectorStart;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code run}: runs all roles in one process until the signal to stop. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs all roles in one process until a signal stops it.%n",
      "Collector, streams and reporter use an embedded broker, unless kafka.bootstrapServers "
          + "names another one. Data survives restarts."
    })
public final class RunCommand implements Callable<Integer> {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = InputFiles.configuration(config);
    Clock clock = Clock.systemUTC();
    try (StopSignal stop = StopSignal.install();
        CollectorStart intake = new CollectorStart(configuration, clock)) {
      out.println("collector " + intake.url());
      out.flush();
      run(intake, InputFiles.organization(configuration.organization()), clock, stop);
    }
    return 0;
  }

  private void run(CollectorStart intake, Organization organization, Clock clock, StopSignal stop)
      throws Failure, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Instance instance = new Instance(intake, organization, List.of(), clock, err::println)) {
      out.println("reporter  " + instance.reporterUrl());
      out.flush();
      while (!stop.await(CHECK_INTERVAL)) {
        if (instance.isBroken()) {
          throw new Failure(
              "streams or the broker has given up after failures; see the log, then restart");
        }
      }
      err.println("stopping");
      instance.hurry();
    }
  }
}
