package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.model.Contribution;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Rows that go from disk to an answer as they are, and counts that are added up there. */
class AsTheyAreTest {
  private static final LocalDate FROM = LocalDate.parse("2026-06-01");
  private static final LocalDate TO = LocalDate.parse("2026-06-30");

  @TempDir Path directory;

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void whatever_is_newer_than_its_row_is_in_its_place(long seed) throws Exception {
    Random random = new Random(seed);
    try (DayStore store = DayStore.open(directory)) {
      for (int round = 0; round < 6; round++) {
        List<TopicTable.Change<TeamDay>> changes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          TeamDay day =
              day("t" + random.nextInt(3), FROM.plusDays(random.nextInt(40)), random.nextInt(8));
          changes.add(new TopicTable.Change<>(day.key(), random.nextInt(5) == 0 ? null : day));
        }
        store.teamDays().take(changes, Map.of(0, round + 1L));
        if (random.nextBoolean()) {
          store.together(() -> store.teamDays().save());
        }

        assertThat(read(store.teamDaysAsJson(FROM, TO, null, false, 0)))
            .isEqualTo(store.teamDays(FROM, TO, null));
        assertThat(read(store.teamDaysAsJson(FROM, TO, "t1", false, 0)))
            .isEqualTo(store.teamDays(FROM, TO, "t1"));
      }
    }
  }

  @Test
  void days_of_too_few_are_only_named_whether_on_disk_or_newer() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      TeamDay few = day("t1", FROM, 2);
      TeamDay enough = day("t1", FROM.plusDays(1), 6);
      TeamDay newer = day("t1", FROM.plusDays(2), 3);
      take(store, few, 1);
      take(store, enough, 2);
      store.together(() -> store.teamDays().save());
      take(store, newer, 3);

      assertThat(store.teamDaysAsJson(FROM, TO, null, true, 5))
          .contains(
              "{\"team\":\"t1\",\"date\":\"2026-06-01\",\"suppressed\":true}",
              "{\"team\":\"t1\",\"date\":\"2026-06-02\",\"people\":6",
              "{\"team\":\"t1\",\"date\":\"2026-06-03\",\"suppressed\":true}")
          .doesNotContain("subjects");
    }
  }

  @Test
  void a_letter_that_comes_while_others_are_put_on_disk_counts_once() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      letter(store, 1);
      store.together(
          () -> {
            store.deadLetters().save();
            letter(store, 2);
          });
      store.together(() -> store.deadLetters().save());

      assertThat(store.deadLetters().counts()).containsExactly(Map.entry("jenkins", 2L));
      assertThat(store.deadLetters().latest(10))
          .extracting(DeadLetterTable.SetAside::count)
          .containsExactly(2L);
    }
  }

  private static void letter(DayStore store, long offset) {
    DeadLetter letter =
        new DeadLetter("jenkins", "no build", Instant.parse("2026-06-15T10:00:00Z"), "{}");
    store
        .deadLetters()
        .take(List.of(new TopicTable.Change<>("jenkins", letter)), Map.of(0, offset));
  }

  private static void take(DayStore store, TeamDay day, long offset) {
    store.teamDays().take(List.of(new TopicTable.Change<>(day.key(), day)), Map.of(0, offset));
  }

  private static TeamDay day(String team, LocalDate date, int people) {
    List<Contribution> members = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      members.add(Contribution.of(Days.day("p" + i, date.toString(), team), false));
    }
    return TeamDay.of(team, date, members);
  }

  private static List<TeamDay> read(String json) throws Exception {
    return Json.MAPPER.readValue(json, new TypeReference<List<TeamDay>>() {});
  }
}
