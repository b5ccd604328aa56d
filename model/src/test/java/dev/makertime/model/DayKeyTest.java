package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DayKeyTest {
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");

  @ParameterizedTest
  @ValueSource(strings = {"ana", "?gitlab:ghost", "a|b", "team churn", "数据"})
  void a_key_is_read_as_it_was_written(String name) {
    DayKey key = new DayKey(name, DATE);

    assertThat(key.text()).isEqualTo(name + "|2026-06-15");
    assertThat(DayKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"ana", "|2026-06-15", "ana|", "ana|2026-06-31", "ana|today"})
  void what_is_not_the_key_of_a_day_is_empty(String text) {
    assertThat(DayKey.parse(text)).isEmpty();
  }

  @Test
  void keys_sort_by_name_then_date() {
    DayKey late = new DayKey("ana", DATE.plusDays(1));
    DayKey early = new DayKey("ana", DATE);
    DayKey other = new DayKey("ana-b", DATE);

    assertThat(new TreeSet<>(java.util.List.of(other, late, early)))
        .containsExactly(early, late, other);
  }
}
