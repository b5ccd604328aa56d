package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.Seeds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class HoursPerMonthTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  /** Each day has 8 h, of which 1 h is in meetings. */
  @Test
  void hours_of_a_month_are_the_sum_over_the_months_of_all() {
    HoursPerMonth rates = rates(days("ana", 5), List.of(), 0.25);

    assertThat(rates.contractHours()).isEqualTo(160);
    assertThat(rates.of(EngineerDay::meeting)).isEqualTo(20);
    assertThat(rates.engineers()).isOne();
    assertThat(rates.weeks()).isOne();
  }

  @Test
  void engineers_with_the_same_share_have_no_spread() {
    List<EngineerDay> days = new ArrayList<>(days("ana", 5));
    days.addAll(days("bo", 3));

    Figure figure = meeting(rates(days, List.of(), 1));

    assertThat(figure.value()).isEqualTo(8);
    assertThat(figure.origin().se()).isCloseTo(0, within(1e-12));
    assertThat(figure.origin().engineers()).isEqualTo(2);
  }

  @Test
  void of_one_engineer_there_is_no_spread_to_know() {
    Figure figure = meeting(rates(days("ana", 20), List.of(), 1));

    assertThat(figure.origin().se()).isNull();
    assertThat(figure.origin().ci95()).isNull();
  }

  @Test
  void shared_accounts_add_their_hours_and_are_named() {
    List<EngineerDay> shared = days("deploy", 5);

    Figure figure = meeting(rates(days("ana", 5), shared, 1));

    assertThat(figure.value()).isEqualTo(10);
    assertThat(figure.origin().source()).isEqualTo("calendars; 5.0 of 10.0 h by shared accounts");
    assertThat(figure.origin().engineers()).isOne();
  }

  @Test
  void a_count_has_no_spread() {
    Figure figure = rates(days("ana", 5), List.of(), 1).counted(7, "people");

    assertThat(figure.value()).isEqualTo(7);
    assertThat(figure.origin().kind()).isEqualTo(FigureCertainty.MEASURED);
    assertThat(figure.origin().se()).isNull();
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void the_order_of_days_changes_nothing_and_the_interval_has_the_rate(int seed) {
    Random random = new Random(seed);
    List<EngineerDay> days = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      days.addAll(days("p" + i, 1 + random.nextInt(20)));
      days.add(withMeeting("p" + i, 60L * random.nextInt(400)));
    }
    Figure figure = meeting(rates(days, List.of(), 3));

    Collections.shuffle(days, random);
    Figure shuffled = meeting(rates(days, List.of(), 3));

    assertThat(shuffled.value()).isCloseTo(figure.value(), within(1e-9));
    assertThat(shuffled.origin().se()).isCloseTo(se(figure), within(1e-9));
    Interval interval = Objects.requireNonNull(figure.origin().ci95());
    assertThat(interval.low()).isBetween(0.0, figure.value());
    assertThat(interval.high()).isGreaterThanOrEqualTo(figure.value());
  }

  @ParameterizedTest
  @Seeds(seconds = 1, whole = 10)
  void a_factor_scales_the_figure_and_its_spread(int seed) {
    Random random = new Random(seed);
    List<EngineerDay> days = new ArrayList<>(days("ana", 5));
    days.add(withMeeting("bo", 60L * random.nextInt(400)));
    double factor = 0.1 + random.nextDouble();
    HoursPerMonth rates = rates(days, List.of(), 1);

    Figure scaled =
        rates.figure(EngineerDay::meeting, factor, FigureCertainty.MEASURED, "calendars");

    assertThat(scaled.value()).isCloseTo(factor * meeting(rates).value(), within(1e-9));
    assertThat(scaled.origin().se()).isCloseTo(factor * se(meeting(rates)), within(1e-9));
  }

  private static double se(Figure figure) {
    return Objects.requireNonNull(figure.origin().se());
  }

  private static Figure meeting(HoursPerMonth rates) {
    return rates.figure(EngineerDay::meeting, 1, FigureCertainty.MEASURED, "calendars");
  }

  private static HoursPerMonth rates(
      List<EngineerDay> days, List<EngineerDay> shared, double engineerMonths) {
    return new HoursPerMonth(days, shared, "2026-03-02/2026-03-31", engineerMonths);
  }

  private static List<EngineerDay> days(String person, int count) {
    return MONDAY
        .datesUntil(MONDAY.plusDays(count))
        .map(date -> Days.day(person, date.toString(), "churn"))
        .toList();
  }

  private static EngineerDay withMeeting(String person, long meeting) {
    EngineerDay day = Days.day(person, "2026-03-30", "churn");
    return new EngineerDay(
        day.person(),
        day.date(),
        day.team(),
        day.available(),
        meeting,
        0,
        0,
        0,
        0,
        day.available() - meeting,
        0,
        0,
        day.afterHours(),
        day.gross(),
        0,
        0,
        0,
        0,
        0,
        day.subjects(),
        false);
  }
}
