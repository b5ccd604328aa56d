package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.testkit.Days;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastWeekTableTest {
  private static final LocalDate LONG_AGO = LocalDate.parse("2000-01-03");

  @TempDir Path directory;

  private Pseudonyms pseudonyms;

  @BeforeEach
  void makeKey() throws Exception {
    pseudonyms = new Pseudonyms(directory.resolve("pseudonym.key"));
  }

  @Test
  void days_of_weeks_that_are_over_leave_and_their_weeks_stay_without_a_name() throws Exception {
    EngineerDay monday = Days.day("ana", "2025-06-09", "churn");
    EngineerDay tuesday = Days.day("ana", "2025-06-10", "churn");
    EngineerDay next = Days.day("ana", "2025-06-16", "churn");
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      take(store, monday, tuesday, next);

      int gone = store.pastWeeks().retire(LocalDate.parse("2025-06-18"), LONG_AGO, pseudonyms::of);

      assertThat(gone).isEqualTo(2);
      assertThat(days(store)).containsExactly(next);
      PastWeek week = store.pastWeeks().all().get(0);
      assertThat(week.who()).isEqualTo(pseudonyms.of("ana")).doesNotContain("ana");
      assertThat(week.monday()).isEqualTo(LocalDate.parse("2025-06-09"));
      assertThat(week.days()).isEqualTo(2);
      assertThat(week.available()).isEqualTo(monday.available() + tuesday.available());
      assertThat(week.meeting() + week.manual() + week.waiting() + week.technical())
          .isEqualTo(week.available());
    }
  }

  @Test
  void a_part_of_a_week_that_comes_again_does_not_replace_the_whole() throws Exception {
    EngineerDay monday = Days.day("ana", "2025-06-09", "churn");
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      take(store, monday, Days.day("ana", "2025-06-10", "churn"));
      LocalDate later = LocalDate.parse("2025-06-18");
      store.pastWeeks().retire(later, LONG_AGO, pseudonyms::of);

      take(store, monday);
      store.pastWeeks().retire(later, LONG_AGO, pseudonyms::of);

      assertThat(store.pastWeeks().all()).singleElement().extracting(PastWeek::days).isEqualTo(2);
      assertThat(days(store)).isEmpty();
    }
  }

  @Test
  void weeks_leave_too_when_their_time_is_over_and_none_is_kept_where_none_is_wanted()
      throws Exception {
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      take(store, Days.day("ana", "2025-06-09", "churn"), Days.day("ana", "2025-06-02", "churn"));
      LocalDate later = LocalDate.parse("2025-06-18");

      store.pastWeeks().retire(later, LocalDate.parse("2025-06-09"), pseudonyms::of);
      assertThat(store.pastWeeks().all())
          .extracting(PastWeek::monday)
          .containsExactly(LocalDate.parse("2025-06-09"));

      store.pastWeeks().retire(later, later, pseudonyms::of);
      assertThat(store.pastWeeks().all()).isEmpty();
    }
  }

  @Test
  void what_was_taken_back_leaves_once_it_has_been_known_as_long_as_days_stay() throws Exception {
    LocalDate noted = LocalDate.parse("2025-06-18");
    try (DayStore store = DayStore.open(directory.resolve("store"))) {
      Activity retraction = Activity.retraction("gitlab:ana", "deploy", 2);
      Activity again = Activity.retraction("gitlab:ana", "again", 2);
      Activity live = standup("live", 1);
      take(store, retraction, again, live);

      assertThat(store.activities().retireRetractions(noted, LONG_AGO)).isZero();
      take(store, standup("again", 3));
      LocalDate last = noted.plusDays(60); // what it took back may have lain ahead so far
      assertThat(store.activities().retireRetractions(noted.plusDays(400), last)).isZero();
      assertThat(store.activities().find("gitlab:ana", "deploy")).contains(retraction);

      assertThat(store.activities().retireRetractions(noted.plusDays(463), last.plusDays(1)))
          .isEqualTo(1);
      assertThat(store.activities().find("gitlab:ana", "deploy")).isEmpty();
      assertThat(store.activities().find("gitlab:ana", "live")).contains(live);
      assertThat(store.activities().find("gitlab:ana", "again")).isPresent();
    }
  }

  private static Activity standup(String id, long revision) {
    Instant start = Instant.parse("2025-06-16T09:00:00Z");
    return new Activity(
        id,
        revision,
        "gitlab:ana",
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(900),
        null,
        null,
        Map.of(),
        false);
  }

  private static void take(DayStore store, Activity... activities) {
    store
        .activities()
        .take(
            List.of(activities).stream()
                .map(one -> new TopicTable.Change<>(one.identity(), one))
                .toList(),
            Map.of(0, 1L));
    store.activities().save();
  }

  @Test
  void pseudonyms_are_the_same_after_a_restart_and_others_with_another_key() throws Exception {
    assertThat(new Pseudonyms(directory.resolve("pseudonym.key")).of("ana"))
        .isEqualTo(pseudonyms.of("ana"));
    assertThat(new Pseudonyms(directory.resolve("other.key")).of("ana"))
        .isNotEqualTo(pseudonyms.of("ana"));
  }

  private static void take(DayStore store, EngineerDay... days) {
    store
        .days()
        .take(
            List.of(days).stream().map(day -> new TopicTable.Change<>(day.key(), day)).toList(),
            Map.of(0, 1L));
    store.days().save();
  }

  private static List<EngineerDay> days(DayStore store) {
    return store.days(new DayStore.Query(LONG_AGO, LocalDate.parse("2099-12-31"), null, null));
  }
}
