package dev.makertime.app.command.role;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.compose.CollectorStart;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.setup.FirstContact;
import dev.makertime.app.setup.FirstFiles;
import dev.makertime.app.setup.SetupServer;
import dev.makertime.model.Organization;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
          + "names another one. Data survives restarts.%n",
      "Without --config it leads through the first configuration in the browser of this machine, "
          + "by an address with a token that is good once."
    })
public final class RunCommand implements Callable<Integer> {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  @Spec CommandSpec spec;

  @Option(names = "--config", description = "The configuration: makertime.yaml.")
  @Nullable Path config;

  @Option(
      names = "--out",
      defaultValue = "first-contact",
      description = "Without --config: the directory to write to. Default: ${DEFAULT-VALUE}")
  Path first;

  @Option(
      names = "--setup-port",
      defaultValue = "8080",
      description = "Without --config: the port of the first pages. Default: ${DEFAULT-VALUE}")
  int setupPort;

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    try (StopSignal stop = StopSignal.install()) {
      if (config != null) {
        start(InputFiles.configuration(config), clock, stop);
        return 0;
      }
      try (FirstContact contact = new FirstContact(first, clock)) {
        if (lead(contact, stop)) {
          Map<String, String> variables = new HashMap<>(InputFiles.variables());
          variables.putAll(contact.secrets());
          start(InputFiles.configuration(contact.configuration(), variables), clock, stop);
        }
      }
    }
    return 0;
  }

  private void start(Configuration configuration, Clock clock, StopSignal stop)
      throws Failure, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (CollectorStart intake = new CollectorStart(configuration, clock)) {
      out.println("collector " + intake.url());
      out.flush();
      run(intake, InputFiles.organization(configuration.organization()), clock, stop);
    }
  }

  /** Leads through the first configuration; false when it was stopped before the end. */
  private boolean lead(FirstContact contact, StopSignal stop) throws Failure, InterruptedException {
    new FirstFiles(first, Clock.systemUTC()).requireNothingThere();
    PrintWriter out = spec.commandLine().getOut();
    boolean isStopped = false;
    try (SetupServer server = SetupServer.start(contact, setupPort)) {
      out.println("There is no --config: open this address in a browser of this machine.");
      out.println("setup     " + server.url());
      out.flush();
      while (!isStopped && contact.state().step() != FirstContact.Step.DONE) {
        isStopped = stop.await(CHECK_INTERVAL);
      }
      isStopped = isStopped || stop.await(CHECK_INTERVAL.multipliedBy(2)); // the page sees the end
    }
    if (!isStopped) {
      out.printf("written   %s%n", contact.configuration());
      out.printf(
          "Later: %s`makertime run --config %s`%n", secrets(contact), contact.configuration());
      out.flush();
    }
    return !isStopped;
  }

  /** The variables with the files of the secrets. */
  private String secrets(FirstContact contact) {
    return contact.secrets().keySet().stream()
        .sorted()
        .map(name -> "%s_FILE=%s ".formatted(name, first.resolve("secrets").resolve(name)))
        .collect(Collectors.joining());
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
