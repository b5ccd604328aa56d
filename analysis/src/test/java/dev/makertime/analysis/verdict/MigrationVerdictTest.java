package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PhasedRows;
import dev.makertime.analysis.verdict.CategoryVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MigrationVerdictTest {
  private static final Config CONFIG = new Config(40, 0, 1, 4, 0.5, 4);

  @Test
  void a_change_that_others_did_not_have_is_certain() {
    MigrationVerdict found = verdict(team(8, -4, false), team(8, 0, false), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(manual(found).limits()).isEmpty();
    assertThat(found.certain()).isTrue();
    assertThat(found.sentence())
        .startsWith("Associated with the migration, over 8 engineers, per full week, less")
        .contains("the change of pricing: manual work fell by")
        .endsWith(
            "Compared: 9 weeks before and 6 after; 1 week before and 4 after each wave are left"
                + " out.");
  }

  @Test
  void a_change_without_others_is_likely_since_a_season_could_do_it_too() {
    MigrationVerdict found = verdict(team(8, -4, false), List.of(), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.LIKELY_IMPROVED);
    assertThat(found.certain()).isFalse();
    assertThat(found.sentence())
        .startsWith("Likely, and more than chance explains, over 8 engineers")
        .contains("A seasonal effect is possible: to exclude it, a control team");
  }

  @Test
  void the_same_weeks_of_a_year_before_take_the_season_off() {
    MigrationVerdict found = verdict(team(8, -4, false), List.of(), true);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(manual(found).limits()).isEmpty();
  }

  @Test
  void weeks_that_moved_the_whole_team_take_the_certainty_that_engineers_alone_had() {
    MigrationVerdict found = verdict(team(8, -2, true), List.of(), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(manual(found).limits()).contains(VerdictLimit.COMMON_MOVEMENT);
    assertThat(Objects.requireNonNull(manual(found).howWeKnow()).commonShare()).isGreaterThan(0.5);
    assertThat(found.sentence())
        .contains("In manual work the whole team moved together: this needs a control team")
        .doesNotContain("fell by");
  }

  @Test
  void who_had_the_same_weeks_and_did_not_migrate_tells() {
    MigrationVerdict found = verdict(team(8, -2, true), team(8, 0, true), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(Objects.requireNonNull(manual(found).howWeKnow()).commonShare()).isLessThan(0.2);
  }

  @Test
  void three_people_never_show_a_change_and_that_is_said_first() {
    MigrationVerdict found = verdict(team(3, -4, false), List.of(), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.DESCRIPTIVE_ONLY);
    assertThat(manual(found).seenFrom()).isNull();
    assertThat(manual(found).limits()).contains(VerdictLimit.TOO_FEW_ENGINEERS);
    assertThat(manual(found).words()).isEqualTo("too few people");
    assertThat(found.sentence())
        .startsWith("No change can be shown with 3 people: at least 4 are needed.");
  }

  @Test
  void three_people_are_told_so_before_there_is_anything_to_compare() {
    VerdictInputs evidence =
        new VerdictInputs(
            CONFIG,
            List.of("manual"),
            PhasedRows.of(CONFIG, List.of()),
            List.of(),
            List.of(),
            false,
            3);

    MigrationVerdict found = MigrationVerdict.of(evidence);
    assertThat(manual(found).before()).isNull();
    assertThat(manual(found).estimate()).isNull();
    assertThat(found.sentence())
        .isEqualTo(
            "No change can be shown with 3 people: at least 4 are needed. There are too few weeks"
                + " before and after the migration to compare.");
  }

  @Test
  void enough_people_without_weeks_lack_weeks_in_each_place() {
    VerdictInputs evidence =
        new VerdictInputs(
            CONFIG,
            List.of("manual"),
            PhasedRows.of(CONFIG, team(3, -4, false)),
            List.of(),
            List.of(),
            false,
            6);
    MigrationVerdict found = MigrationVerdict.of(evidence);

    assertThat(manual(found).limits())
        .contains(VerdictLimit.TOO_FEW_WEEKS)
        .doesNotContain(VerdictLimit.TOO_FEW_ENGINEERS);
    assertThat(manual(found).words()).isEqualTo("too few weeks");
    assertThat(found.sentence()).startsWith("Only 3 of 6 people have enough weeks so far");
  }

  @Test
  void what_is_the_same_for_everybody_is_not_called_too_few_people() {
    List<Row> same = new ArrayList<>();
    for (Row row : team(8, -4, false)) {
      double hours = row.week() < 0 ? 12 : 8;
      same.add(new Row(row.engineer(), row.week(), 40, 40, true, Map.of("manual", hours), null));
    }
    MigrationVerdict found = verdict(same, List.of(), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.DESCRIPTIVE_ONLY);
    assertThat(manual(found).limits()).contains(VerdictLimit.NO_VARIATION);
    assertThat(manual(found).words()).isEqualTo("the same for everybody, so not tested");
  }

  @Test
  void what_would_make_it_certain_is_told_in_people_and_weeks() {
    MigrationVerdict found = verdict(team(4, -0.4, false), List.of(), false);

    assertThat(manual(found).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    VerdictPower.Outlook outlook = Objects.requireNonNull(manual(found).outlook());
    assertThat(outlook.people()).isEqualTo(4);
    assertThat(outlook.weeks()).isEqualTo(18);
    assertThat(found.sentence())
        .contains(
            "4 more people, or 18 more weeks, would make it certain that manual work fell, if it"
                + " stays at 0.6 h.");
  }

  private static CategoryVerdict manual(MigrationVerdict found) {
    return Objects.requireNonNull(found.categories().get("manual"));
  }

  private static MigrationVerdict verdict(List<Row> team, List<Row> control, boolean season) {
    return MigrationVerdict.of(
        new VerdictInputs(
            CONFIG,
            List.of("manual"),
            PhasedRows.of(CONFIG, team),
            control.isEmpty()
                ? List.of()
                : List.of(new VerdictInputs.Wave(1, PhasedRows.of(CONFIG, control))),
            control.isEmpty() ? List.of() : List.of("pricing"),
            season,
            (int) team.stream().map(Row::engineer).distinct().count()));
  }

  /** Ten weeks before and after; with shocks every other week moves everybody by three hours. */
  private static List<Row> team(int people, double effect, boolean shocks) {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      double own = effect + 0.6 * random.nextGaussian();
      for (int week = -10; week < 10; week++) {
        double hours = 12 + random.nextGaussian() + (week < 0 ? 0 : own);
        double shock = shocks && Math.floorMod(week, 4) < 2 ? 3 : 0;
        rows.add(
            new Row(
                "e" + i, week, 40, 40, true, Map.of("manual", Math.max(0, hours + shock)), null));
      }
    }
    return rows;
  }
}
