package dev.makertime.analysis.migration;

import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;

import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.model.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons of the two waves, as tests ask for them. */
final class Comparisons {
  private Comparisons() {}

  static Question question(@Nullable String team, List<String> control) {
    return new Question(migration(), FROM, TO, team, control, 1, 0, null);
  }

  static MigrationComparison compare(Question question, List<Coverage> coverages) {
    return MigrationComparison.of(
        question, organization(FROM), days(FROM, 1), PastWeeksByPerson.NONE, coverages);
  }
}
