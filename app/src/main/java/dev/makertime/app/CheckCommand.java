package dev.makertime.app;

import dev.makertime.app.compose.BrokerCheck;
import dev.makertime.app.compose.Configuration;
import dev.makertime.app.compose.SourceCheck;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.TokenFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with the files before anything runs on them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates the configuration, the organization and the data directory, and tries the "
          + "brokers and every source.%n",
      "Of each source it says in a line what it can read, as whom, and what is missing."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Override
  public Integer call() throws Failure {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = Inputs.configuration(config);
    out.printf("%s: %d sources%n", config, configuration.sources().size());
    Organization organization = Inputs.organization(configuration.organization());
    out.printf(
        "%s: %d people, %d identities, %d bots%n",
        configuration.organization(),
        organization.people().size(),
        organization.owners().size(),
        organization.bots().size());
    checkDirectory(configuration.data());
    out.printf("%s: can be written%n", configuration.data());
    checkAccess(configuration.reporter().auth(), out);
    BrokerCheck.Result broker = BrokerCheck.of(configuration);
    out.printf("kafka: %s%n", broker.line());
    List<SourceCheck.Result> results = SourceCheck.all(configuration, Clock.systemUTC());
    results.forEach(result -> out.printf("source %s: %s%n", result.name(), result.line()));
    out.flush();
    long bad = results.stream().filter(result -> !result.isFine()).count();
    if (!broker.isFine()) {
      throw new Failure("the brokers cannot be used");
    }
    if (bad > 0) {
      throw new Failure("%d of %d sources cannot be read".formatted(bad, results.size()));
    }
    return 0;
  }

  /** A file that cannot be read lets nobody in. */
  private static void checkAccess(Configuration.@Nullable Auth auth, PrintWriter out)
      throws Failure {
    if (auth == null) {
      return;
    }
    try {
      if (auth.grants() != null) {
        new GrantsFile(auth.grants()).check();
        out.printf("%s: can be read%n", auth.grants());
      }
      if (auth.tokens() != null) {
        out.printf("%s: %d tokens%n", auth.tokens(), new TokenFile(auth.tokens()).all().size());
      }
    } catch (IOException e) {
      throw new Failure("who may see what cannot be read: " + e.getMessage(), e);
    }
  }

  /** Looks without making anything: whoever checks need not be who runs. */
  private static void checkDirectory(Path directory) throws Failure {
    Path existing = directory;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new Failure(
          "the data directory %s cannot be written: set data.directory or its permissions"
              .formatted(directory));
    }
  }
}
