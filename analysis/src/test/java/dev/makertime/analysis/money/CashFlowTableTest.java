package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows are written as numbers with blanks between them, today first. */
class CashFlowTableTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 0",
    "-100, 0.5, -100",
    "-100 100, 0, 0",
    "0 0 0 0 0 0 0 0 0 0 0 0 110, 0.1, 100",
    "-100 0 0 0 0 0 0 0 0 0 0 0 121, 0.21, 0",
    "-100 50 50 50, 0, 50"
  })
  void money_of_later_months_is_discounted(String flows, double rate, double npv) {
    assertThat(flow(flows).npv(rate)).isCloseTo(npv, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "-100 50 50 50, 2, 2",
    "-100 60 60, 2, 1.66667",
    "-100 40 40, ,",
    "0 0 0, 0, 0",
    "10 10, 0, 0",
    "-100 150 -100 60, 3, 2.83333",
    "-100 200 -150, ,",
    "100 -50 -50 10, 0, 0"
  })
  void it_is_paid_back_once_the_sum_stays_at_nothing_or_above(
      String flows, @Nullable Integer month, @Nullable Double between) {
    CashFlow.BreakEven found = flow(flows).breakEven();

    assertThat(found.month()).isEqualTo(month);
    if (between == null) {
      assertThat(found.fractional()).isNull();
    } else {
      assertThat(found.fractional()).isCloseTo(between, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-100 110, OK, 0.1",
    "-100 0 121, OK, 0.1",
    "-100 50, OK, -0.5",
    "100 -110, OK, 0.1",
    "-100 40, OUT_OF_RANGE,",
    "-1 12, OUT_OF_RANGE,",
    "-100 300 -200, AMBIGUOUS,",
    "100 100, NO_SIGN_CHANGE,",
    "0 0 0, NO_SIGN_CHANGE,"
  })
  void there_is_one_rate_of_return_or_a_reason_why_not(
      String flows, CashFlow.IrrFlag flag, @Nullable Double monthly) {
    CashFlow.Irr found = flow(flows).irr();

    assertThat(found.flag()).isEqualTo(flag);
    if (monthly == null) {
      assertThat(found.monthly()).isNull();
      assertThat(found.annual()).isNull();
    } else {
      assertThat(found.monthly()).isCloseTo(monthly, within(1e-9));
      assertThat(found.annual()).isCloseTo(Math.pow(1 + monthly, 12) - 1, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 3, 2", "1e15, 1.000000000000001e15, 0", "0, 0, 0", "1e-20, 0, 1e-20"})
  void amounts_that_differ_by_rounding_alone_are_the_same(double one, double other, double by) {
    assertThat(CashFlow.difference(one, other)).isEqualTo(by);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void the_net_present_value_is_nothing_at_the_rate_of_return_and_falls_with_the_rate(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] flows = new double[2 + random.nextInt(60)];
      Arrays.setAll(flows, month -> month == 0 ? -1000 : 1000 * random.nextDouble());
      CashFlow flow = CashFlow.of(flows);

      CashFlow.Irr irr = flow.irr();

      if (irr.annual() != null) {
        assertThat(flow.npv(irr.annual())).isCloseTo(0, within(1e-6));
      }
      assertThat(flow.npv(0.2)).isLessThanOrEqualTo(flow.npv(0.1));
      assertThat(flow.npv(0)).isCloseTo(flow.cumulative().get(flows.length - 1), within(1e-9));
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void another_currency_changes_neither_break_even_nor_rate(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double[] flows = new double[2 + random.nextInt(60)];
      Arrays.setAll(flows, month -> (month == 0 ? -5 : 1) * random.nextDouble());
      double[] scaled = Arrays.stream(flows).map(flow -> 1024 * flow).toArray();

      CashFlow.BreakEven found = CashFlow.of(flows).breakEven();
      CashFlow.Irr irr = CashFlow.of(flows).irr();

      assertThat(CashFlow.of(scaled).breakEven().month()).isEqualTo(found.month());
      assertThat(CashFlow.of(scaled).irr()).isEqualTo(irr);
    }
  }

  private static CashFlow flow(String flows) {
    List<Double> all = Arrays.stream(flows.split(" ", -1)).map(Double::valueOf).toList();
    return new CashFlow(all);
  }
}
