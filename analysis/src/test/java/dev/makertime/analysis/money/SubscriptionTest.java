package dev.makertime.analysis.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.testkit.Seeds;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
  @ParameterizedTest
  @CsvSource({
    "1200, 100, 0, 0, 12, 12, 13",
    "1200, 100, 40, 0, 20, 20, 21",
    "1250, 100, 0, 0, 12.5, 12.5, 13",
    "0, 100, 0, 0.1, 0, 0, 1",
    "1200, 100, 0, 0.1, 12, 12.66375, 13",
    "1200, 100, 100, 0.1, , ,",
    "1200, 100, 120, 0, , ,",
    "1000000, 1, 0, 0.1, 1000000, , 1000001"
  })
  void a_purchase_pays_back_when_its_price_is_saved(
      double price,
      double monthly,
      double upkeep,
      double rate,
      @Nullable Double undiscounted,
      @Nullable Double discounted,
      @Nullable Integer first) {
    Subscription.Result found = new Subscription(price, monthly, upkeep, rate).compare();

    near(found.undiscountedMonths(), undiscounted);
    near(found.discountedMonths(), discounted);
    assertThat(found.firstMonthOneOffCheaper()).isEqualTo(first);
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 5)
  void the_discounted_savings_until_then_are_the_price(int seed) {
    for (int round = 0; round < 50; round++) {
      Random random = new Random(50L * seed + round);
      double price = 10_000 * random.nextDouble();
      double monthly = 500 + 500 * random.nextDouble();
      double rate = 0.01 + 0.3 * random.nextDouble();

      Double months = new Subscription(price, monthly, 100, rate).compare().discountedMonths();

      if (months != null) {
        double monthlyRate = Math.pow(1 + rate, 1 / 12.0) - 1;
        double worth = (monthly - 100) * (1 - Math.pow(1 + monthlyRate, -months)) / monthlyRate;
        assertThat(worth).isCloseTo(price, within(1e-6 * Math.max(1, price)));
        assertThat(months).isGreaterThanOrEqualTo(price / (monthly - 100) - 1e-9);
      }
    }
  }

  private static void near(@Nullable Double found, @Nullable Double expected) {
    if (expected == null) {
      assertThat(found).isNull();
    } else {
      assertThat(found).isCloseTo(expected, within(1e-4));
    }
  }
}
