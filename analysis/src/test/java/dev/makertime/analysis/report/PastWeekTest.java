package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.Seeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class PastWeekTest {
  @Test
  void no_days_are_no_weeks() {
    assertThat(PastWeek.of("x1", List.of())).isEmpty();
  }

  @Test
  void the_days_of_a_week_are_added_under_the_pseudonym() {
    List<PastWeek> found =
        PastWeek.of(
            "x1",
            List.of(
                Days.day("ana", "2024-02-28", null),
                Days.day("ana", "2024-02-29", "churn"),
                Days.day("ana", "2024-03-04", "fraud")));

    assertThat(found)
        .containsExactly(week("2024-02-26", "churn", 2), week("2024-03-04", "fraud", 1));
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void weeks_are_in_order_and_lose_no_second_whatever_the_order_of_days(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      List<EngineerDay> days = new ArrayList<>();
      for (LocalDate date = LocalDate.of(2023, 12, 20); date.getYear() < 2025; ) {
        days.add(Days.day("ana", date.toString(), "churn"));
        date = date.plusDays(1 + random.nextInt(9));
      }
      List<PastWeek> found = PastWeek.of("x1", days);
      Collections.shuffle(days, random);

      assertThat(PastWeek.of("x1", days)).isEqualTo(found);
      assertThat(found).extracting(PastWeek::monday).isSorted().doesNotHaveDuplicates();
      assertThat(found.stream().mapToInt(PastWeek::days).sum()).isEqualTo(days.size());
      assertThat(found.stream().mapToLong(PastWeek::manual).sum()).isEqualTo(1_800L * days.size());
    }
  }

  private static PastWeek week(String monday, String team, int days) {
    return new PastWeek(
        "x1",
        LocalDate.parse(monday),
        team,
        days,
        28_800L * days,
        3_600L * days,
        1_800L * days,
        900L * days,
        22_500L * days,
        new EngineerDay.Gross(3_600L * days, 1_800L * days, 900L * days));
  }
}
