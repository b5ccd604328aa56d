package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.Contribution;
import dev.makertime.model.TimeSums;
import dev.makertime.testkit.Days;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalsTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "1, 28800, 900, 300", "366, 10540800, 329400, 109800"})
  void every_day_adds_its_amounts(int days, long available, long waiting, long afterHours) {
    Contribution day = Contribution.of(Days.day("ana", "2024-02-29", "churn"), false);

    TimeSums sum = Totals.of(Collections.nCopies(days, day), KnownTimes.NONE).amounts();

    assertThat(sum.available()).isEqualTo(available);
    assertThat(sum.waiting()).isEqualTo(waiting);
    assertThat(sum.afterHours()).isEqualTo(afterHours);
  }

  @Test
  void the_parts_of_a_day_are_its_working_time() {
    TimeSums day =
        Totals.of(
                List.of(Contribution.of(Days.day("ana", "2024-02-29", null), false)),
                KnownTimes.NONE)
            .amounts();
    long parts = 0;
    for (Category category : Category.values()) {
      parts += category.seconds(day);
    }

    assertThat(parts).isEqualTo(day.available());
  }

  @Test
  void a_shared_account_adds_its_evidence_only() {
    Totals day =
        Totals.of(
            List.of(Contribution.of(Days.day("deploy", "2024-02-29", null), true)),
            KnownTimes.NONE);

    assertThat(day)
        .isEqualTo(
            new Totals(
                new TimeSums(0, 3_600, 1_800, 300, 600, 0, 0, 0, 1_200, 300),
                false,
                KnownTimes.NONE));
  }
}
