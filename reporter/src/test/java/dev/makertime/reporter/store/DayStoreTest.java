package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.Days;
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
      save(store);
      put(store, List.of(GHOST), 43);
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(all(store)).containsExactly(ANA);
      assertThat(store.days().offsets()).containsExactly(Map.entry(0, 42L));
    }
  }

  @Test
  void what_was_taken_is_seen_before_it_is_on_disk_and_after() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      EngineerDay bo = Days.day("bo", "2026-06-15", "churn");
      put(store, List.of(ANA, GHOST), 2);
      save(store);
      EngineerDay moved = Days.day("ana", "2026-06-15", "pricing");
      put(store, List.of(moved, bo), 4);
      store.days().take(List.of(new TopicTable.Change<>(GHOST.key(), null)), Map.of(0, 5L));

      for (int look = 0; look < 2; look++) {
        assertThat(all(store)).containsExactly(moved, bo);
        assertThat(store.days(query(null, "churn"))).containsExactly(bo);
        assertThat(store.days(query(null, "pricing"))).containsExactly(moved);
        assertThat(store.daysWithoutTeam()).isEmpty();
        save(store);
      }
    }
  }

  @Test
  void what_is_dropped_before_it_is_on_disk_leaves_what_was_there() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA), 1);
      save(store);
      put(store, List.of(Days.day("ana", "2026-06-15", "pricing")), 2);
      store.days().drop();
      save(store);

      assertThat(all(store)).containsExactly(ANA);
      assertThat(store.days().offsets()).containsExactly(Map.entry(0, 1L));
    }
  }

  @Test
  void a_day_is_replaced_and_taken_away_by_its_key() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA, GHOST), 2);
      EngineerDay moved = Days.day("ana", "2026-06-15", "pricing");
      put(store, List.of(moved), 3);
      store.days().take(List.of(new TopicTable.Change<>(GHOST.key(), null)), Map.of(0, 4L));

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
  void the_version_changes_with_what_can_be_seen() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      long before = store.version();
      put(store, List.of(ANA), 1);

      assertThat(store.version()).isGreaterThan(before);
      assertThat(all(store)).containsExactly(ANA);
    }
  }

  @Test
  void team_days_come_back_by_team_then_date() throws Exception {
    TeamDay churn = Days.teamDay("churn", "2026-06-16");
    TeamDay pricing = Days.teamDay("pricing", "2026-06-15");
    try (DayStore store = DayStore.open(directory)) {
      store
          .teamDays()
          .take(
              List.of(
                  new TopicTable.Change<>(pricing.key(), pricing),
                  new TopicTable.Change<>(churn.key(), churn),
                  new TopicTable.Change<>("gone|2026-06-15", Days.teamDay("gone", "2026-06-15")),
                  new TopicTable.Change<>("gone|2026-06-15", null)),
              Map.of(0, 4L));
      store.together(store.teamDays()::save);

      LocalDate first = LocalDate.parse("2026-06-01");
      LocalDate last = LocalDate.parse("2026-06-30");
      assertThat(store.teamDays(first, last, null)).containsExactly(churn, pricing);
      assertThat(store.teamDays(first, last, "pricing")).containsExactly(pricing);
      assertThat(store.teamDays().offsets()).containsExactly(Map.entry(0, 4L));
    }
  }

  @Test
  void of_a_source_it_is_known_what_it_was_read_for() throws Exception {
    Coverage first = new Coverage("gitlab", Instant.EPOCH, Instant.parse("2026-06-15T10:00:00Z"));
    Coverage later = new Coverage("gitlab", Instant.EPOCH, Instant.parse("2026-06-15T11:00:00Z"));
    try (DayStore store = DayStore.open(directory)) {
      store.coverages().take(List.of(new TopicTable.Change<>("gitlab", first)), Map.of(0, 1L));
      store.coverages().save();
      store.coverages().take(List.of(new TopicTable.Change<>("gitlab", later)), Map.of(0, 2L));
      store.coverages().save();

      assertThat(store.coverages().all()).containsExactly(later);
    }
  }

  @Test
  void what_is_no_store_is_refused_by_name() throws Exception {
    Files.writeString(directory.resolve("days.duckdb"), "no database");

    assertThatThrownBy(() -> DayStore.open(directory))
        .isInstanceOf(DayStore.Unavailable.class)
        .hasMessageContaining(directory.toString());
  }

  private static void put(DayStore store, List<EngineerDay> days, long next) {
    store
        .days()
        .take(
            days.stream().map(day -> new TopicTable.Change<>(day.key(), day)).toList(),
            Map.of(0, next));
  }

  private static void save(DayStore store) {
    store.together(store.days()::save);
  }

  private static List<EngineerDay> all(DayStore store) {
    return store.days(query(null, null));
  }

  private static DayStore.Query query(@Nullable String person, @Nullable String team) {
    return new DayStore.Query(
        LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), person, team);
  }

  @Test
  void of_a_deployment_the_highest_revision_is_kept_in_whatever_order_it_comes() throws Exception {
    Delivery early = delivery(1, null);
    Delivery late = delivery(2, Instant.parse("2026-06-14T09:00:00Z"));
    try (DayStore store = DayStore.open(directory)) {
      store.deliveries().take(List.of(of(late), of(early)), Map.of(0, 2L));
      store.deliveries().save();
      store.deliveries().take(List.of(of(early)), Map.of(0, 3L));
      store.deliveries().save();
    }
    try (DayStore store = DayStore.open(directory)) {
      LocalDate day = LocalDate.parse("2026-06-15");
      assertThat(store.deliveries().between(day, day, null)).containsExactly(late);
      assertThat(store.deliveries().between(day, day, "data/other")).isEmpty();
      assertThat(store.deliveries().between(day.plusDays(1), day.plusDays(9), null)).isEmpty();
      assertThat(store.deliveries().offsets()).containsExactly(Map.entry(0, 3L));

      store.deliveries().take(List.of(new TopicTable.Change<>(late.id(), null)), Map.of(0, 4L));
      store.deliveries().save();
      assertThat(store.deliveries().between(day, day, null)).isEmpty();
    }
  }

  private static TopicTable.Change<Delivery> of(Delivery delivery) {
    return new TopicTable.Change<>(delivery.id(), delivery);
  }

  private static Delivery delivery(
      long revision, @org.jspecify.annotations.Nullable Instant committed) {
    return new Delivery(
        "git.example.com/deployment/15",
        "data/churn",
        "prod",
        "production",
        "279484c0",
        committed,
        Instant.parse("2026-06-15T10:00:00Z"),
        "success",
        revision);
  }
}
