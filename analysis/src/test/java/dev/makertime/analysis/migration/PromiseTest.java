package dev.makertime.analysis.migration;

import static dev.makertime.analysis.migration.Comparisons.compare;
import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.manual;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import dev.makertime.testkit.Days;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PromiseTest {
  @Test
  void a_promise_is_held_against_what_was_measured() {
    Promise promise =
        Promise.of(
            """
            {"hourlyCost": 50, "scenarios": {"current": {"hours": {"manual": 24, "mechanical": 10,
            "meetings": 20, "useful": 96, "waste": 64, "overload": 0}}, "optimal": {"hours":
            {"manual": 12, "mechanical": 10, "meetings": 20}, "steadyMonthlySaving":
            {"labourGross": 600, "labourRealised": 300}}}}\
            """,
            null);
    MigrationComparison found =
        compare(new Question(migration(), FROM, TO, null, List.of(), 1, 0, promise), List.of());

    PromiseKept manual = Objects.requireNonNull(found.promises().get("manual"));
    assertThat(manual.promised()).isEqualTo(-3);
    assertThat(manual.verdict()).isEqualTo(PromiseKept.Verdict.KEPT);
    assertThat(manual.deliveredMonthlyValue())
        .isCloseTo(-manual.delivered() * 4 * 16 * 50 * 0.5, within(1e-6));
  }

  @Test
  void a_promise_of_several_scenarios_needs_a_choice() {
    String text =
        """
        {"scenarios": {"current": {"hours": {"useful": 160}}, "optimal": {"hours": {}},
        "compromise": {"hours": {}}}}\
        """;
    assertThatThrownBy(() -> Promise.of(text, null)).hasMessageContaining("say which");
    assertThatThrownBy(() -> Promise.of(text, "best")).hasMessageContaining("no scenario best");
    assertThat(Promise.of(text, "optimal").scenario()).isEqualTo("optimal");
    assertThatThrownBy(() -> Promise.of("[]", null)).hasMessageContaining("simulate --json");
  }

  @Test
  void what_was_spent_on_the_migration_itself_is_held_against_its_budget() {
    Migration migration = new Migration("auto", null, migration().waves(), null, 400.0);
    Organization known = organization(FROM);
    Organization withProject =
        new Organization(
            known.people(),
            known.owners(),
            known.bots(),
            known.unknown(),
            List.of(new Project("auto", List.of("platform/*"), null, null, List.of())),
            List.of(),
            null,
            Map.of());
    EngineerDay first = days(FROM, 1).get(0);
    EngineerDay spent =
        Days.withSubject(first, "platform/ci", new EngineerDay.Share(3600, 1800, 900));
    Question asked = new Question(migration, FROM, TO, null, List.of(), 1, 0, null);

    assertThat(
            MigrationComparison.of(
                    asked, withProject, List.of(spent), PastWeeksByPerson.NONE, List.of())
                .burn())
        .isEqualTo(new MigrationComparison.Burn(400, 1.75, null));
    assertThat(
            MigrationComparison.of(asked, known, List.of(spent), PastWeeksByPerson.NONE, List.of())
                .burn())
        .isEqualTo(new MigrationComparison.Burn(400, null, null));
    Question earlier = new Question(migration, FROM.minusDays(30), TO, null, List.of(), 1, 0, null);
    MigrationComparison later =
        MigrationComparison.of(
            earlier, withProject, List.of(spent), PastWeeksByPerson.NONE, List.of());
    assertThat(later.burn()).isEqualTo(new MigrationComparison.Burn(400, 1.75, FROM));
  }
}
