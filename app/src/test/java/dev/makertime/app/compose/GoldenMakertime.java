package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.testkit.GoldenCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Configures and starts a whole makertime in a directory, with the people of a golden case. */
record GoldenMakertime(Path directory) {
  static final GoldenCase CASE = GoldenCase.named("14-random");

  Instance start(String reporter) throws Exception {
    return start(reporter, "{partitions: 2}");
  }

  Instance start(String reporter, String kafka) throws Exception {
    return new Instance(
        configuration(reporter, kafka), CASE.organization(), Clock.systemUTC(), said -> {});
  }

  /** A collector that listens before all else. */
  CollectorStart intake() throws Exception {
    return new CollectorStart(configuration("{port: 0}", "{}"), Clock.systemUTC());
  }

  Instance start(CollectorStart intake) {
    return new Instance(intake, CASE.organization(), List.of(), Clock.systemUTC(), said -> {});
  }

  Configuration configuration(String reporter, String kafka) throws Exception {
    Files.writeString(directory.resolve("organization.yaml"), CASE.organizationYaml());
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            kafka: %s
            collector: {port: 0, tokens: [token]}
            reporter: %s
            """
                .formatted(kafka, reporter));
    return ConfigurationFile.read(file, Map.of());
  }
}
