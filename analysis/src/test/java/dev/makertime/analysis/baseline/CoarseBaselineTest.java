package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.baseline.Baseline.Figure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseBaselineTest {

  @ParameterizedTest
  @CsvSource({"1, 10", "10, 10", "11, 20", "100, 100"})
  void what_part_is_of_instants_is_told_in_tens(int share, int told) {
    String source = "manual work; %d %% of it instants, each counted as 5 min";

    assertThat(coarse(source.formatted(share)))
        .isEqualTo(
            "manual work; at most %d %% of it instants, each counted as 5 min".formatted(told));
  }

  @Test
  void other_sources_stay_as_they_are() {
    assertThat(coarse("calendars, known for 83 % of the working time"))
        .isEqualTo("calendars, known for 83 % of the working time");
  }

  private static String coarse(String source) {
    String path = "scenarios.current.manualFixedHours";
    Figure figure = new Figure(12.34, FigureOrigin.of(FigureCertainty.MEASURED, source));
    Baseline baseline =
        new Baseline(
            LocalDate.parse("2026-06-01"),
            LocalDate.parse("2026-06-28"),
            6,
            4,
            5.5,
            Map.of(path, figure),
            List.of(),
            0,
            0,
            Map.of());
    return Objects.requireNonNull(baseline.coarse(null).figures().get(path)).origin().source();
  }
}
