package dev.makertime.app.command;

import dev.makertime.app.check.BrokerCheck;
import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings;
import dev.makertime.app.files.DataDirectory;
import dev.makertime.model.Count;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code check}: validates the configuration and connects to brokers and sources. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates the configuration, the organization and the data directory, and connects to the "
          + "brokers and every source.%n",
      "Prints one line for each source: what it can read, as which user, and what is missing."
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Override
  public Integer call() throws Failure {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = InputFiles.configuration(config);
    out.printf("%s: %s%n", config, Count.of(configuration.sources().size(), "source"));
    Organization organization = InputFiles.organization(configuration.organization());
    out.printf(
        "%s: %s, %s, %s%n",
        configuration.organization(),
        Count.of(organization.people().size(), "person", "people"),
        Count.of(organization.owners().size(), "identity", "identities"),
        Count.of(organization.bots().size(), "bot"));
    checkDirectory(configuration.data());
    out.printf("%s: can be written%s%n", configuration.data(), openness(configuration.data()));
    checkAccess(configuration.reporter().auth(), KnownNames.teams(organization), out);
    BrokerCheck.Result broker = BrokerCheck.of(configuration);
    out.printf("kafka: %s%n", broker.line());
    List<SourceCheck.Result> results = SourceCheck.all(configuration, Clock.systemUTC());
    results.forEach(result -> out.printf("source %s: %s%n", result.name(), result.line()));
    out.flush();
    Set<String> all = names(results, result -> true);
    Set<String> bad = names(results, result -> !result.isFine());
    if (!broker.isFine()) {
      throw new Failure("the brokers cannot be used");
    }
    if (!bad.isEmpty()) {
      throw new Failure(
          "%d of %s cannot be read: %s"
              .formatted(bad.size(), Count.of(all.size(), "source"), String.join(", ", bad)));
    }
    return 0;
  }

  /** A source with webhooks and polling has two results. */
  private static Set<String> names(
      List<SourceCheck.Result> results, Predicate<SourceCheck.Result> which) {
    return results.stream()
        .filter(which)
        .map(SourceCheck.Result::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A file that cannot be read lets nobody in. */
  private static void checkAccess(
      ReporterSettings.@Nullable Auth auth, KnownNames teams, PrintWriter out) throws Failure {
    if (auth == null) {
      return;
    }
    try {
      if (auth.grants() != null) {
        new GrantsFile(auth.grants()).check(teams);
        out.printf("%s: can be read%n", auth.grants());
      }
      if (auth.tokens() != null) {
        out.printf(
            "%s: %s%n",
            auth.tokens(), Count.of(new TokenFile(auth.tokens()).all().size(), "token"));
      }
    } catch (IOException e) {
      throw new Failure("tokens or grants cannot be read: " + FailureText.of(e), e);
    }
  }

  private static String openness(Path directory) {
    return !Files.exists(directory)
        ? ""
        : DataDirectory.openness(directory)
            .map(
                "; other accounts of this machine may read it (%s): run chmod 700 on it"::formatted)
            .orElse("");
  }

  /** Creates nothing, since another account may run makertime. */
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
