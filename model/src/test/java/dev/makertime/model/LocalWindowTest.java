package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalWindowTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  @ParameterizedTest
  @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-06-15, 24"})
  void a_day_has_as_many_hours_as_the_zone_gives_it(LocalDate date, long hours) {
    Spans day = LocalWindow.parse("00:00-24:00").on(date, LISBON);

    assertThat(day.seconds()).isEqualTo(hours * 3600);
  }

  @Test
  void it_reads_what_it_writes() {
    assertThat(LocalWindow.parse("13:00-24:00")).hasToString("13:00-24:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9-17", "17:00-09:00", "09:00-09:00", "09:00-25:00", "09:00"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> LocalWindow.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
