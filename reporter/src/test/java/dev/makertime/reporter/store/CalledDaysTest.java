package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EvidenceAuthor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalledDaysTest {
  @TempDir Path directory;

  @Test
  void a_source_has_the_days_of_its_evidence_and_not_those_of_what_people_say() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      take(
          store,
          activity("gitlab:ana", "1", "2026-06-15T23:59:59Z", null),
          activity("gitlab:bo", "2", "2026-06-15T08:00:00Z", null),
          activity("gitlab:bo", "3", "2026-06-17T08:00:00Z", null),
          activity("batch jobs:ana", "4", "2000-01-01T00:00:00Z", null),
          activity("gitlab:ana", "5", "2026-06-20T08:00:00Z", EvidenceAuthor.PERSON));

      assertThat(store.activities().calledDays())
          .isEqualTo(
              Map.of("gitlab", days("2026-06-15", "2026-06-17"), "batch jobs", days("2000-01-01")));
    }
  }

  @Test
  void days_outlive_the_evidence_and_a_restart() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      take(store, activity("gitlab:ana", "1", "2026-06-15T10:00:00Z", null));
      store.activities().clear();
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(store.activities().calledDays()).isEqualTo(Map.of("gitlab", days("2026-06-15")));
    }
  }

  @Test
  void a_store_of_before_has_the_days_of_its_evidence() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      take(
          store,
          activity("gitlab:ana", "1", "2026-06-15T10:00:00Z", null),
          activity("gitlab:ana", "2", "2026-06-16T10:00:00Z", EvidenceAuthor.PERSON));
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE called_days");
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(store.activities().calledDays()).isEqualTo(Map.of("gitlab", days("2026-06-15")));
    }
  }

  private static Set<LocalDate> days(String... days) {
    Set<LocalDate> all = new TreeSet<>();
    for (String day : days) {
      all.add(LocalDate.parse(day));
    }
    return all;
  }

  private static void take(DayStore store, Activity... activities) {
    List<TopicTable.Change<Activity>> changes = new ArrayList<>();
    for (Activity activity : activities) {
      changes.add(new TopicTable.Change<>(activity.identity(), activity));
    }
    store.activities().take(changes, Map.of(0, (long) activities.length));
    store.activities().save();
  }

  private static Activity activity(
      String identity, String id, String start, @Nullable EvidenceAuthor author) {
    return new Activity(
        id,
        author == null ? 1 : Activity.CORRECTIONS_FROM + 1,
        identity,
        ActivityKind.MANUAL,
        Instant.parse(start),
        null,
        Instant.parse(start),
        null,
        null,
        Map.of(),
        false,
        author);
  }
}
