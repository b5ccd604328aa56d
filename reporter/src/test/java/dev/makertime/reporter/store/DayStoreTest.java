package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayStoreTest {
  private static final EngineerDay ANA = Days.day("ana", "2026-06-15", "churn");
  private static final EngineerDay GHOST = Days.day("?gitlab:ghost", "2026-06-16", null);

  @TempDir Path directory;

  @Test
  void days_come_back_by_person_then_date() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      EngineerDay later = Days.day("ana", "2026-06-16", "churn");
      put(store, List.of(later, ANA, GHOST), 3);

      assertThat(all(store)).containsExactly(GHOST, ANA, later);
    }
  }

  @Test
  void rows_and_offsets_survive_a_restart_together() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA), 42);
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(all(store)).containsExactly(ANA);
      assertThat(store.offsets()).containsExactly(Map.entry(0, 42L));
    }
  }

  @Test
  void a_day_is_replaced_and_taken_away_by_its_key() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA, GHOST), 2);
      EngineerDay moved = Days.day("ana", "2026-06-15", "pricing");
      put(store, List.of(moved), 3);
      store.apply(List.of(new Target.Change<>(GHOST.key(), null)), Map.of(0, 4L));

      assertThat(all(store)).containsExactly(moved);
    }
  }

  @Test
  void a_question_may_name_a_person_or_a_team() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA, GHOST), 2);

      assertThat(store.days(query(null, "churn"))).containsExactly(ANA);
      assertThat(store.days(query("?gitlab:ghost", null))).containsExactly(GHOST);
    }
  }

  /** A page that is told of a change asks at once. */
  @Test
  void the_version_changes_when_a_change_can_be_seen_and_not_before() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      long before = store.version();
      store.together(
          () -> {
            put(store, List.of(ANA), 1);
            assertThat(store.version()).isEqualTo(before);
          });

      assertThat(store.version()).isGreaterThan(before);
      assertThat(all(store)).containsExactly(ANA);
    }
  }

  @Test
  void team_days_come_back_by_team_then_date() throws Exception {
    TeamDay churn = Days.teamDay("churn", "2026-06-16");
    TeamDay pricing = Days.teamDay("pricing", "2026-06-15");
    try (DayStore store = DayStore.open(directory)) {
      TeamDayStore teamDays = store.teamDays();
      teamDays.apply(
          List.of(
              new Target.Change<>(pricing.key(), pricing),
              new Target.Change<>(churn.key(), churn),
              new Target.Change<>("gone|2026-06-15", Days.teamDay("gone", "2026-06-15")),
              new Target.Change<>("gone|2026-06-15", null)),
          Map.of(0, 4L));

      LocalDate first = LocalDate.parse("2026-06-01");
      LocalDate last = LocalDate.parse("2026-06-30");
      assertThat(teamDays.days(first, last, null)).containsExactly(churn, pricing);
      assertThat(teamDays.days(first, last, "pricing")).containsExactly(pricing);
      assertThat(teamDays.offsets()).containsExactly(Map.entry(0, 4L));
    }
  }

  @Test
  void evidence_of_nobody_is_counted_once_by_its_highest_revision() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      Sightings sightings = store.sightings(identity -> !identity.equals("gitlab:ana"));
      sightings.apply(
          List.of(
              seen("gitlab:ghost", "a", 2, "2026-06-15T10:00:00Z"),
              seen("gitlab:ghost", "a", 1, "2026-06-01T10:00:00Z"),
              seen("gitlab:ghost", "b", 1, "2026-06-17T10:00:00Z"),
              seen("gitlab:ana", "c", 1, "2026-06-18T10:00:00Z"),
              seen("gitlab:ghost", "d", 1, "2026-06-19T10:00:00Z"),
              new Target.Change<>("gitlab:ghost", Activity.retraction("gitlab:ghost", "d", 2))),
          Map.of(0, 6L));

      assertThat(sightings.all())
          .containsExactly(
              new Sightings.Sighting(
                  "gitlab:ghost",
                  2,
                  Instant.parse("2026-06-15T10:00:00Z"),
                  Instant.parse("2026-06-17T10:00:00Z")));
    }
  }

  private static Target.Change<Activity> seen(
      String identity, String id, long revision, String start) {
    Instant at = Instant.parse(start);
    return new Target.Change<>(
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

  @Test
  void what_is_no_store_is_refused_by_name() throws Exception {
    Files.writeString(directory.resolve("days.duckdb"), "no database");

    assertThatThrownBy(() -> DayStore.open(directory))
        .isInstanceOf(DayStore.Unavailable.class)
        .hasMessageContaining(directory.toString());
  }

  private static void put(DayStore store, List<EngineerDay> days, long next) {
    store.apply(
        days.stream().map(day -> new Target.Change<>(day.key(), day)).toList(), Map.of(0, next));
  }

  private static List<EngineerDay> all(DayStore store) {
    return store.days(query(null, null));
  }

  private static DayStore.Query query(@Nullable String person, @Nullable String team) {
    return new DayStore.Query(
        LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), person, team);
  }
}
