package dev.makertime.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.TimeSums;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureMarkTest {
  @ParameterizedTest
  @CsvSource({
    // the figure, its mark where nothing is withheld, and where a part is
    "0, MEASURED, WITHHELD",
    "60, MEASURED, AT_LEAST",
    "0, AT_MOST, WITHHELD",
    "60, AT_MOST, WITHHELD",
    "0, UNKNOWN, UNKNOWN",
    "60, UNKNOWN, AT_LEAST",
  })
  void a_figure_beside_what_is_withheld_is_a_lower_bound_or_withheld(
      long seconds, FigureMark alone, FigureMark beside) {
    assertThat(alone.within(TimeSums.NONE, seconds)).isEqualTo(alone);
    assertThat(alone.within(new TimeSums(600, 0, 0, 0, 0, 0, 60, 0, 0, 0, 540, Set.of()), seconds))
        .isEqualTo(beside);
  }
}
