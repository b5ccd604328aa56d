package dev.makertime.reporter.http.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.http.runs.RunFigures.Sums;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.RunSums.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of runs, and what of them is withheld. */
class RunFiguresTest {
  @Test
  void runs_are_told_by_what_set_them_off() {
    assertThat(RunFigures.of(List.of(sums("etl", Part.SCHEDULED), sums("etl", Part.OTHERS))))
        .containsExactly(new RunFigures("etl", figures(), figures(), false));
  }

  @Test
  void of_few_people_only_what_a_schedule_set_off_is_told() {
    assertThat(RunFigures.of(List.of(sums("etl", Part.SCHEDULED), sums("etl", Part.WITHHELD))))
        .containsExactly(new RunFigures("etl", figures(), null, true));
  }

  @Test
  void a_subject_of_which_nothing_may_be_told_is_not_named() {
    assertThat(RunFigures.of(List.of(sums("secret", Part.WITHHELD)))).isEmpty();
  }

  private static RunSums sums(String subject, Part part) {
    return new RunSums(subject, part, 12, 2, 11, 7, 4, 500L, null, 60_000L, 90_500L);
  }

  private static Sums figures() {
    return new Sums(12, 2, 11, 7, 4, 1, 0.5, null, 60.0, 90.5);
  }
}
