package dev.makertime.analysis.migration;

import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.WAVE;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.watch.WeeklyLook;
import dev.makertime.analysis.watch.WeeklyLook.Light;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.TwoWaves;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two teams whose manual work falls by three hours a week, watched against what was promised. */
class PromiseWatchTest {
  private static final String KEPT = promise(12.0, "\"learningMonths\": 0, \"rampMonths\": 0");

  private static String promise(double manualThen, String dates) {
    return """
    {"hourlyCost": 50, "scenarios": {"current": {"hours": {"manual": 24, "mechanical": 10,
    "meetings": 20, "useful": 96, "waste": 64, "overload": 0}}, "optimal": {"hours":
    {"manual": %s, "mechanical": 10, "meetings": 20}, "steadyMonthlySaving": {}}},
    "slip": {"scenarios": {"optimal": {%s, "oneMoreMonthAt": [9000, 8000]}}}}"""
        .formatted(manualThen, dates);
  }

  private static DefaultComparison asked(@Nullable String promise, int fewest, LocalDate to) {
    return new DefaultComparison(
        migration(),
        FROM,
        to,
        null,
        List.of("pricing"),
        null,
        null,
        fewest,
        promise == null ? null : Promise.of(promise, null),
        Set.of(),
        null);
  }

  private static PromiseWatch watch(String promise, int fewest, Collection<EngineerDay> days) {
    return asked(promise, fewest, TO)
        .watch(organization(FROM), days, PastWeeksByPerson.NONE, List.of());
  }

  private static WeeklyLook last(PromiseWatch watch) {
    return Objects.requireNonNull(watch.watch().last());
  }

  @Test
  void a_promise_that_is_kept_is_on_track_and_its_weeks_are_of_the_calendar() {
    PromiseWatch found = watch(KEPT, 5, days(FROM, 1));

    assertThat(last(found).light()).isEqualTo(Light.ON_TRACK);
    assertThat(last(found).change()).isCloseTo(-3, within(0.5));
    assertThat(last(found).engineers()).isEqualTo(16);
    assertThat(PromiseWatch.monday(last(found).week())).isEqualTo("2026-06-22");
    assertThat(PromiseWatch.monday(found.watch().weeks().get(0).week())).isEqualTo(WAVE);
    assertThat(found.promised()).isCloseTo(-3, within(1e-9));
    assertThat(found.kinds()).containsOnlyKeys("manual");
    assertThat(found.flags()).contains(Flag.SEASONALITY_UNCONTROLLED);
  }

  @Test
  void a_promise_of_twice_as_much_will_be_missed_and_that_has_a_price() {
    PromiseWatch found =
        watch(promise(0, "\"learningMonths\": 0, \"rampMonths\": 0"), 5, days(FROM, 1));

    assertThat(last(found).light()).isEqualTo(Light.WILL_MISS);
    assertThat(found.watch().alarmWeek()).isNotNull();
    assertThat(last(found).expectedPriceOfOneMoreMonth()).isCloseTo(8_000, within(50.0));
  }

  @Test
  void nobody_is_named_and_of_fewer_people_than_may_be_shown_there_is_no_figure() {
    PromiseWatch found = watch(KEPT, 17, days(FROM, 1));

    assertThat(found.watch().excluded()).isEmpty();
    assertThat(found.watch().weeks())
        .allSatisfy(
            look -> {
              assertThat(look.change()).isNull();
              assertThat(look.light()).isEqualTo(Light.TOO_EARLY);
            });
    assertThat(Objects.requireNonNull(found.kinds().get("manual")).change()).isNull();
  }

  @Test
  void before_anything_is_due_nothing_is_said() {
    PromiseWatch found =
        watch(promise(12, "\"learningMonths\": 6, \"rampMonths\": 3"), 5, days(FROM, 1));

    assertThat(last(found).light()).isEqualTo(Light.TOO_EARLY);
    assertThat(last(found).engineers()).isZero();
  }

  @Test
  void weeks_that_still_move_do_not_count() {
    List<EngineerDay> moving =
        days(FROM, 1).stream()
            .map(day -> day.date().isAfter(TO.minusDays(7)) ? TwoWaves.provisional(day) : day)
            .toList();

    assertThat(last(watch(KEPT, 5, moving)).change())
        .isEqualTo(
            Objects.requireNonNull(
                    asked(KEPT, 5, TO.minusDays(7))
                        .watch(organization(FROM), days(FROM, 1), PastWeeksByPerson.NONE, List.of())
                        .watch()
                        .last())
                .change());
  }

  @Test
  void a_migration_that_has_not_begun_has_no_looks() {
    PromiseWatch found =
        asked(KEPT, 5, WAVE.minusDays(1))
            .watch(organization(FROM), days(FROM, 1), PastWeeksByPerson.NONE, List.of());

    assertThat(found.watch().weeks()).isEmpty();
    assertThat(Objects.requireNonNull(found.kinds().get("manual")).change()).isNull();
  }

  @Test
  void without_a_promise_its_dates_or_a_saving_it_is_said_why() {
    assertThatThrownBy(
            () ->
                asked(null, 5, TO)
                    .watch(organization(FROM), List.of(), PastWeeksByPerson.NONE, List.of()))
        .hasMessageContaining("NO_PROMISE: auto has no promise");
    assertThatThrownBy(() -> watch(promise(12, "\"x\": 1"), 5, List.of()))
        .hasMessageContaining("has no dates: write it with simulate --json --provenance");
    assertThatThrownBy(
            () -> watch(promise(30, "\"learningMonths\": 0, \"rampMonths\": 0"), 5, List.of()))
        .hasMessageContaining("saves no hours");
  }
}
