package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CashFlowTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e6, 1e9, 1e12})
  void what_comes_back_to_the_last_coin_has_come_back(double scale) {
    double each = scale / 12 * 1.000_000_1;
    List<Double> flows =
        Stream.concat(Stream.of(-12 * each), Collections.nCopies(24, each).stream()).toList();

    CashFlow.BreakEven found = new CashFlow(flows).breakEven();

    assertThat(found.month()).isEqualTo(12);
    assertThat(found.fractional()).isCloseTo(12, within(1e-9));
  }

  @Test
  void what_lacks_more_than_rounding_has_not() {
    assertThat(CashFlow.of(-100, 50, 49.999_999, 1).breakEven().month()).isEqualTo(3);
  }

  @Test
  void the_sides_of_tiny_flows_are_told_apart() {
    CashFlow.Irr irr = CashFlow.of(-1e-200, 1e-200, 1e-200).irr();

    assertThat(irr.monthly()).isCloseTo(0.618_033_988_7, within(1e-9));
  }
}
