package dev.makertime.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a promise never contradicts what is said of the hours. */
class PromiseAnswerTest {
  private static final PromiseKept.Money MONEY = new PromiseKept.Money(160, 40, 10, 30, 0.5);

  @ParameterizedTest
  @CsvSource({
    "IMPROVED,           -3,   kept",
    "LIKELY_IMPROVED,    -3,   kept",
    "NO_MATERIAL_CHANGE, -0.3, promised less than a material change",
    "NO_MATERIAL_CHANGE, -3,   not delivered",
    "INCONCLUSIVE,       -3,   undetermined",
    "DESCRIPTIVE_ONLY,   -3,   undetermined",
    "NO_MATERIAL_CHANGE, 0,    no promise",
  })
  void a_promise_is_kept_only_where_hours_changed(Outcome outcome, double promised, String words) {
    PromiseKept promise =
        PromiseKept.of(promised, MONEY, promised - 0.1, promised, promised + 0.1, promised);

    assertThat(PromiseAnswer.kept(outcome, promise)).isEqualTo(words);
  }
}
