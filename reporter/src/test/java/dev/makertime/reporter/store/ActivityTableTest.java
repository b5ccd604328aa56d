package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTableTest {
  @TempDir Path directory;

  @Test
  void evidence_of_nobody_is_counted_once_by_its_highest_revision() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      ActivityTable activities = store.activities();
      activities.take(
          List.of(
              seen("gitlab:ghost", "a", 2, "2026-06-15T10:00:00Z"),
              seen("gitlab:ghost", "a", 1, "2026-06-01T10:00:00Z"),
              seen("gitlab:ghost", "b", 1, "2026-06-17T10:00:00Z"),
              seen("gitlab:ana", "c", 1, "2026-06-18T10:00:00Z"),
              seen("gitlab:ghost", "d", 1, "2026-06-19T10:00:00Z"),
              new TopicTable.Change<>("gitlab:ghost", Activity.retraction("gitlab:ghost", "d", 2))),
          Map.of(0, 6L));
      activities.save();

      assertThat(activities.sightings(identity -> !identity.equals("gitlab:ana")))
          .containsExactly(
              new ActivityTable.Sighting(
                  "gitlab:ghost",
                  2,
                  Instant.parse("2026-06-15T10:00:00Z"),
                  Instant.parse("2026-06-17T10:00:00Z")));
    }
  }

  @Test
  void a_retraction_holds_against_the_same_revision_that_comes_again() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      ActivityTable activities = store.activities();
      TopicTable.Change<Activity> seen = seen("gitlab:ghost", "a", 1, "2026-06-15T10:00:00Z");
      TopicTable.Change<Activity> gone =
          new TopicTable.Change<>("gitlab:ghost", Activity.retraction("gitlab:ghost", "a", 1));
      activities.take(List.of(gone, seen), Map.of(0, 2L));
      activities.save();
      assertThat(activities.sightings(identity -> true)).isEmpty();

      activities.take(List.of(seen), Map.of(0, 3L));
      activities.save();
      assertThat(activities.sightings(identity -> true)).isEmpty();
    }
  }

  @Test
  void evidence_is_found_by_the_time_that_it_touches() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      ActivityTable activities = store.activities();
      activities.take(
          List.of(
              seen("gitlab:ana", "a", 1, "2026-06-15T10:00:00Z"),
              seen("gitlab:ana", "b", 1, "2026-06-16T10:00:00Z")),
          Map.of(0, 2L));
      activities.save();
      activities.take(List.of(seen("gitlab:ana", "b", 2, "2026-06-14T10:00:00Z")), Map.of(0, 3L));
      activities.take(List.of(seen("gitlab:ana", "a", 0, "2026-06-17T10:00:00Z")), Map.of(0, 4L));
      activities.save();

      assertThat(
              activities.between(
                  Instant.parse("2026-06-14T10:00:00Z"), Instant.parse("2026-06-15T10:00:01Z")))
          .extracting(Activity::id)
          .containsExactly("b", "a");
    }
  }

  private static TopicTable.Change<Activity> seen(
      String identity, String id, long revision, String start) {
    Instant at = Instant.parse(start);
    return new TopicTable.Change<>(
        identity,
        new Activity(
            id,
            revision,
            identity,
            ActivityKind.MANUAL,
            at,
            null,
            at,
            null,
            null,
            Map.of(),
            false));
  }
}
