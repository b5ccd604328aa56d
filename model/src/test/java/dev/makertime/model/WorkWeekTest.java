package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkWeekTest {

  @Test
  void the_default_is_nine_to_five_from_monday_to_friday() {
    assertThat(WorkWeek.DEFAULT.on(DayOfWeek.FRIDAY)).hasToString("[09:00-17:00]");
    assertThat(WorkWeek.DEFAULT.on(DayOfWeek.SATURDAY)).isEmpty();
  }

  @Test
  void a_day_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> WorkWeek.parse(Map.of("mittwoch", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void days_are_written_in_the_order_of_the_week() {
    WorkWeek week =
        WorkWeek.parse(
            Map.of(
                "sunday", List.of("10:00-12:00"),
                "Wednesday", List.of("09:00-24:00"),
                "monday", List.of()));

    assertThat(week.text().keySet()).containsExactly("monday", "wednesday", "sunday");
    assertThat(week.text().get("wednesday")).containsExactly("09:00-24:00");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void a_week_is_read_as_it_was_written(int seed) {
    WorkWeek week = random(new Random(seed));

    assertThat(WorkWeek.parse(week.text())).as("seed %d", seed).isEqualTo(week);
  }

  private static WorkWeek random(Random random) {
    Map<String, List<String>> windows = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<String> of = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        int from = random.nextInt(23 * 60);
        int to = from + 1 + random.nextInt(24 * 60 - from);
        of.add("%s-%s".formatted(time(from), time(to)));
      }
      windows.put(day.name().toLowerCase(Locale.ROOT), of);
    }
    return WorkWeek.parse(windows);
  }

  private static String time(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }
}
