package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.testkit.world.CollectorClient;
import dev.makertime.testkit.world.RecentDates;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private final LocalDate monday = RecentDates.monday();
  private final Instant start = monday.atTime(10, 0).toInstant(ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void a_copy_of_the_data_directory_shows_the_same_days_and_goes_on() throws Exception {
    Path configuration = configure("data");
    List<EngineerDay> days;
    try (Instance instance = instance(configuration)) {
      post(instance, "one", start);
      days = days(instance);
      assertThat(days).extracting(EngineerDay::manual).contains(600L);
    }
    copy(directory.resolve("data"), directory.resolve("copy"));

    try (Instance instance = instance(configure("copy"))) {
      assertThat(days(instance)).isEqualTo(days);
      post(instance, "two", start.plusSeconds(7_200));
      assertThat(days(instance)).extracting(EngineerDay::manual).contains(1_200L);
    }
  }

  private Path configure(String data) throws IOException {
    Files.writeString(
        directory.resolve("organization.yaml"),
        "people: [{id: ana, name: Ana, identities: [\"tool:ana\"]}]\n");
    return Files.writeString(
        directory.resolve(data + ".yaml"),
        """
        organization: organization.yaml
        data: {directory: %s}
        collector: {port: 0, tokens: [secret]}
        reporter: {port: 0}
        """
            .formatted(data));
  }

  private Instance instance(Path configuration) throws Exception {
    return new Instance(
        ConfigurationFile.read(configuration, Map.of()),
        OrganizationFile.read(directory.resolve("organization.yaml")),
        Clock.systemUTC(),
        what -> {});
  }

  private static void post(Instance instance, String id, Instant start) throws Exception {
    Activity activity =
        new Activity(
            id,
            1,
            "tool:ana",
            ActivityKind.MANUAL,
            start,
            null,
            start.plusSeconds(600),
            null,
            null,
            Map.of(),
            false);
    new CollectorClient(instance::collectorUrl, "secret").post(List.of(activity));
  }

  private List<EngineerDay> days(Instance instance) throws InterruptedException {
    assertThat(instance.awaitSettled(Duration.ofSeconds(60))).isTrue();
    return instance.store().days(new DayStore.Query(monday, monday, null, null));
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path).toString()));
    }
  }
}
