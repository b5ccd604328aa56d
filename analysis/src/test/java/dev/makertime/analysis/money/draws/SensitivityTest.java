package dev.makertime.analysis.money.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.money.MoneyInputs;
import dev.makertime.analysis.money.draws.Sensitivity.Range;
import dev.makertime.testkit.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
  private static final String ONCE = "scenarios.other.toolOneOff";

  @ParameterizedTest
  @CsvSource({
    "scenarios.other.toolOneOff, 0, 9600, 19200, 9600",
    "org.realisationShare, 0, 1, 5400, 23400",
    "scenarios.other.manualFixedHours, 5, 10, 14400, 5400",
    "scenarios.other.leadTimeMonths, 3, 2, 2400, 14400",
    "org.horizonMonths, 6, 12, 4800, 14400"
  })
  void one_input_at_a_time_is_varied(
      String path, double low, double high, double npvLow, double npvHigh) {
    Sensitivity found =
        Sensitivity.of(MoneyInputs.tree(), "other", List.of(new Range(path, low, high)));

    assertThat(found.baseNpv()).isCloseTo(14_400, within(1e-6));
    assertThat(found.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.npvLow()).isCloseTo(npvLow, within(1e-6)))
        .satisfies(row -> assertThat(row.npvHigh()).isCloseTo(npvHigh, within(1e-6)))
        .satisfies(
            row -> assertThat(row.swing()).isCloseTo(Math.abs(npvHigh - npvLow), within(1e-6)));
  }

  @Test
  void the_widest_swing_is_first_and_paths_decide_between_equals() {
    Sensitivity found =
        Sensitivity.of(
            MoneyInputs.tree(),
            "other",
            List.of(
                new Range(ONCE, 4800, 4900),
                new Range("scenarios.other.assessmentFees", 0, 100),
                new Range("org.realisationShare", 0, 1)));

    assertThat(found.rows())
        .extracting(Sensitivity.Row::path)
        .containsExactly("org.realisationShare", "scenarios.other.assessmentFees", ONCE);
  }

  @Test
  void what_follows_a_current_input_is_varied_with_it() {
    LinkedInputs links =
        new LinkedInputs(
            Map.of(
                "scenarios.current.manualFixedHours",
                Map.of("scenarios.other.manualFixedHours", 0.5)));
    List<Range> range = List.of(new Range("scenarios.current.manualFixedHours", 0, 20));

    Sensitivity linked =
        Sensitivity.of(MoneyInputs.tree(), "other", range, links, Cancellation.NONE);
    Sensitivity alone = Sensitivity.of(MoneyInputs.tree(), "other", range);

    assertThat(linked.rows().get(0).npvHigh()).isCloseTo(14_400 + 12 * 750, within(1e-6));
    assertThat(alone.rows().get(0).npvHigh()).isCloseTo(14_400 + 12 * 1500, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.nothing",
        "org.currency",
        "org.runs",
        "scenarios.third.meetingHours",
        "",
        "engineers"
      })
  void a_path_without_a_number_is_refused(String path) {
    List<Range> range = List.of(new Range(path, 0, 1));

    assertThatThrownBy(() -> Sensitivity.of(MoneyInputs.tree(), "other", range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(path);
  }

  @Test
  void a_scenario_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> Sensitivity.of(MoneyInputs.tree(), "third", List.of()))
        .hasMessage("scenarios: there is no third");
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 10)
  void varying_puts_every_input_back(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      ObjectNode inputs = MoneyInputs.random(random);
      List<Range> ranges =
          List.of(
              new Range("org.engineers", 1, 50),
              new Range("scenarios.current.meetingHours", 0, 100),
              new Range(ONCE, 0, 1e6));

      Sensitivity found = Sensitivity.of(inputs, "other", ranges);

      double npv = MoneyInputs.projection(inputs).npv();
      assertThat(found.baseNpv()).isCloseTo(npv, within(1e-9 * (1 + Math.abs(npv)) + 1e-5));
      assertThat(found.rows()).allMatch(row -> row.swing() >= 0);
      assertThat(found.rows()).filteredOn(row -> row.path().equals(ONCE)).allMatch(this::isOneOff);
    }
  }

  private boolean isOneOff(Sensitivity.Row row) {
    return Math.abs(row.npvLow() - row.npvHigh() - 1e6) < 1e-3;
  }
}
