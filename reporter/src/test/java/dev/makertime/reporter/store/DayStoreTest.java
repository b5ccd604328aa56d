package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.Days;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      assertThat(store.offsets("days")).containsExactly(Map.entry(0, 42L));
    }
  }

  @Test
  void a_day_is_replaced_and_taken_away_by_its_key() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      put(store, List.of(ANA, GHOST), 2);
      EngineerDay moved = Days.day("ana", "2026-06-15", "pricing");
      put(store, List.of(moved), 3);
      Map<String, @Nullable EngineerDay> gone = new TreeMap<>();
      gone.put(GHOST.key(), null);
      store.apply("days", gone, Map.of(0, 4L));

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

  @Test
  void what_is_no_store_is_refused_by_name() throws Exception {
    Files.writeString(directory.resolve("days.duckdb"), "no database");

    assertThatThrownBy(() -> DayStore.open(directory))
        .isInstanceOf(DayStore.Unavailable.class)
        .hasMessageContaining(directory.toString());
  }

  private static void put(DayStore store, List<EngineerDay> days, long next) {
    Map<String, @Nullable EngineerDay> byKey = new TreeMap<>();
    days.forEach(day -> byKey.put(day.key(), day));
    store.apply("days", byKey, Map.of(0, next));
  }

  private static List<EngineerDay> all(DayStore store) {
    return store.days(query(null, null));
  }

  private static DayStore.Query query(@Nullable String person, @Nullable String team) {
    return new DayStore.Query(
        LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), person, team);
  }
}
