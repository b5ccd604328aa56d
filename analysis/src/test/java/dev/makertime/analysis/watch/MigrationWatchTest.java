package dev.makertime.analysis.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.watch.WeeklyLook.Flag;
import dev.makertime.analysis.watch.WeeklyLook.Light;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lights of small worlds: weeks are counted from the wave, which is week 1. */
class MigrationWatchTest {
  private final Random random = new Random(5);
  private final List<WatchedWeek> rows = new ArrayList<>();

  private static WatchPlan plan() {
    return WatchPlan.of(-3, 0, 3, 4, MonthPrice.of(10_000));
  }

  /** Of one engineer, from 12 weeks before. */
  private void engineer(String name, double change, int lastWeek) {
    for (int week = -11; week <= lastWeek; week++) {
      double hours = 20 + change * plan().due(week) + random.nextGaussian() / 2;
      rows.add(new WatchedWeek(name, week, week, 40, 40, true, hours));
    }
  }

  private void engineers(int number, double change) {
    for (int i = 0; i < number; i++) {
      engineer("e" + i, change, 30);
    }
  }

  private MigrationWatch watch(int lastWeek) {
    return MigrationWatch.of(plan(), WatchBoundary.YEAR, 1, lastWeek, rows);
  }

  private static WeeklyLook last(MigrationWatch watch) {
    return Objects.requireNonNull(watch.last());
  }

  @Test
  void a_promise_that_is_kept_is_on_track_and_one_that_fails_will_miss() {
    engineers(8, -4);
    assertThat(last(watch(20)).light()).isEqualTo(Light.ON_TRACK);
    assertThat(watch(20).alarmWeek()).isNull();

    rows.clear();
    engineers(8, 0);
    assertThat(last(watch(20)).light()).isEqualTo(Light.WILL_MISS);
    assertThat(watch(20).alarmWeek()).isBetween(5, 15);
    assertThat(last(watch(20)).expectedPriceOfOneMoreMonth()).isCloseTo(10_000, within(100.0));
  }

  @Test
  void an_alarm_is_kept_although_the_light_follows_what_is_seen_now() {
    for (int i = 0; i < 8; i++) {
      for (int week = -11; week <= 52; week++) {
        double change = week <= 12 ? 0 : -6;
        double hours = 20 + change * plan().due(week) + random.nextGaussian() / 2;
        rows.add(new WatchedWeek("e" + i, week, week, 40, 40, true, hours));
      }
    }

    MigrationWatch found = watch(52);

    assertThat(found.alarmWeek()).isLessThanOrEqualTo(12);
    assertThat(last(found).light()).isEqualTo(Light.ON_TRACK);
  }

  @Test
  void later_weeks_do_not_change_earlier_looks() {
    engineers(6, -1);

    assertThat(watch(30).weeks().subList(0, 15)).isEqualTo(watch(15).weeks());
  }

  @Test
  void before_anything_is_due_nothing_is_said() {
    engineers(8, 0);

    assertThat(watch(3).weeks())
        .allSatisfy(
            look -> {
              assertThat(look.light()).isEqualTo(Light.TOO_EARLY);
              assertThat(look.change()).isNull();
              assertThat(look.flags()).isEmpty();
            });
  }

  @Test
  void three_engineers_are_too_few_whatever_they_do() {
    engineers(3, 0);

    assertThat(last(watch(30)).flags()).containsExactly(Flag.FEW_ENGINEERS);
    assertThat(last(watch(30)).interval()).isNull();
  }

  @Test
  void weeks_without_coverage_and_with_few_hours_do_not_count() {
    engineers(8, -4);
    MigrationWatch whole = watch(30);
    rows.add(new WatchedWeek("e0", 31, 31, 40, 40, false, 0));
    rows.add(new WatchedWeek("e1", 31, 31, 40, 10, true, 168));

    assertThat(watch(31).weeks().get(30).change()).isEqualTo(whole.weeks().get(29).change());
  }

  @Test
  void who_joined_after_the_wave_is_left_out_and_who_left_keeps_the_weeks_so_far() {
    engineers(5, -3);
    engineer("left", -3, 12);
    for (int week = 1; week <= 30; week++) {
      rows.add(new WatchedWeek("joined", week, week, 40, 40, true, 90));
    }

    assertThat(watch(30).excluded()).containsExactly("joined");
    assertThat(last(watch(30)).engineers()).isEqualTo(6);
  }

  @Test
  void the_order_of_rows_does_not_matter() {
    engineers(6, -2);
    MigrationWatch found = watch(30);
    java.util.Collections.shuffle(rows, random);

    assertThat(watch(30)).isEqualTo(found);
  }

  @Test
  void a_year_is_watched_and_no_longer() {
    engineers(6, 0);
    for (int week = 31; week <= 60; week++) {
      for (int i = 0; i < 6; i++) {
        rows.add(new WatchedWeek("e" + i, week, week, 40, 40, true, 20 + random.nextGaussian()));
      }
    }

    assertThat(last(watch(52)).light()).isEqualTo(Light.WILL_MISS);
    assertThat(last(watch(53)).light()).isEqualTo(Light.TOO_EARLY);
    assertThat(last(watch(53)).flags()).contains(Flag.WATCH_OVER);
  }

  @Test
  void one_more_month_is_priced_by_how_late_it_is() {
    MonthPrice price = new MonthPrice(List.of(100.0, 90.0, 80.0), 3);

    assertThat(price.at(1)).isEqualTo(100);
    assertThat(price.at(13)).as("the third month").isEqualTo(100);
    assertThat(price.at(14)).as("the fourth").isEqualTo(90);
    assertThat(price.at(52)).isEqualTo(80);
    assertThatThrownBy(() -> new MonthPrice(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_a_promise_of_fewer_hours_there_is_nothing_to_watch() {
    assertThatThrownBy(() -> WatchPlan.of(0, 3, 3, 4, null)).hasMessageContaining("NO_PROMISE");
    assertThatThrownBy(() -> WatchPlan.of(Double.NaN, 3, 3, 4, null))
        .hasMessageContaining("NO_PROMISE");
  }
}
