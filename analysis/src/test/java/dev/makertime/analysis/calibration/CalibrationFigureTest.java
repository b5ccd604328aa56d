package dev.makertime.analysis.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.statistics.Interval;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalibrationFigureTest {
  private static final String MEETINGS = "scenarios.current.meetingHours";
  private static final String MANUAL = "scenarios.current.manualFixedHours";
  private static final String MAINTENANCE = "scenarios.current.maintenanceHoursPerProject";
  private static final Calibration SAID =
      Calibration.of(
          new SimulatedSayings(0.1, 0.2, 0.1, 0.5).counts(12, 40, new SplittableRandom(3)), 5);

  @Test
  void the_value_stays_and_variances_add() {
    Baseline wider = CalibrationFigure.into(baseline(2.0), SAID);

    Figure meetings = figure(wider, MEETINGS);
    double bias = Objects.requireNonNull(SAID.bias(WorkCategory.MEETING)).se();
    assertThat(meetings.value()).isEqualTo(28);
    assertThat(Objects.requireNonNull(meetings.origin().se()))
        .isCloseTo(Math.hypot(2.0, 140 * bias), within(1e-9));
    Interval interval = Objects.requireNonNull(meetings.origin().ci95());
    assertThat(interval.low()).isLessThan(24);
    assertThat(interval.high()).isGreaterThan(32);
    assertThat(meetings.origin().source())
        .startsWith("calendars; wider by what 12 people said of ")
        .contains("% of working time");
  }

  @Test
  void manual_work_shares_its_error_by_hours() {
    Baseline wider = CalibrationFigure.into(baseline(1e-9), SAID);

    double hours = 140 * Objects.requireNonNull(SAID.bias(WorkCategory.MANUAL)).se();
    double fixed = Objects.requireNonNull(figure(wider, MANUAL).origin().se());
    double each = Objects.requireNonNull(figure(wider, MAINTENANCE).origin().se());
    assertThat(fixed).isCloseTo(hours * 0.75, within(1e-6));
    assertThat(fixed + 2 * each).isCloseTo(hours, within(1e-6));
  }

  @Test
  void waiting_widens_the_factor_it_is_charged_by() {
    Figure overlap = figure(CalibrationFigure.into(baseline(1e-9), SAID), "org.overlapFactor");

    double hours = 140 * Objects.requireNonNull(SAID.bias(WorkCategory.WAITING)).se();
    assertThat(Objects.requireNonNull(overlap.origin().se()))
        .isCloseTo(0.9 * hours / 11, within(1e-6));
  }

  @Test
  void nothing_changes_where_too_few_spoke_or_no_interval_is_known() {
    Calibration nobody = Calibration.of(ConfusionMatrix.NONE, 5);

    assertThat(CalibrationFigure.into(baseline(2.0), nobody)).isEqualTo(baseline(2.0));
    assertThat(CalibrationFigure.into(baseline(null), SAID)).isEqualTo(baseline(null));
  }

  private static Figure figure(Baseline baseline, String path) {
    return Objects.requireNonNull(baseline.figures().get(path));
  }

  private static Baseline baseline(@Nullable Double se) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("org.contractHoursPerMonth", measured(140, null, "calendars"));
    figures.put("org.projectsPerEngineer", measured(2, null, "projects"));
    figures.put(MEETINGS, measured(28, se, "calendars"));
    figures.put(MANUAL, measured(9, se, "spans"));
    figures.put(MAINTENANCE, measured(1.5, se, "spans"));
    figures.put("org.overlapFactor", measured(0.9, se, "waits"));
    return new Baseline(
        LocalDate.of(2026, 1, 5),
        LocalDate.of(2026, 3, 29),
        12,
        12,
        33,
        figures,
        List.of(),
        11,
        15,
        Map.of());
  }

  private static Figure measured(double value, @Nullable Double se, String source) {
    Interval interval = se == null ? null : new Interval(value - 2 * se, value + 2 * se);
    return new Figure(
        value,
        new FigureOrigin(
            FigureCertainty.MEASURED,
            source,
            "2026-01-05/2026-03-29",
            12,
            12,
            se,
            interval,
            null,
            null,
            null,
            null));
  }
}
