package dev.makertime.analysis.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what is not there fails the test
class PublishedWeekTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  @Test
  void one_who_works_while_five_are_away_is_not_shown() {
    Map<String, TimeSums> day = team(1, 3_600, 0);
    day.put("p1", late(60));

    assertThat(monday(day(day)).enough()).isFalse();
  }

  @Test
  void a_part_of_few_is_in_the_rest_with_technical_work() {
    TimeSums shown = monday(day(manual(team(6, 3_600, 0), 2, 1_800))).sums();

    assertThat(shown.meeting()).isEqualTo(6 * 3_600);
    assertThat(shown.manual() + shown.technical()).isZero();
    assertThat(shown.rest()).isEqualTo(6 * (28_800 - 3_600));
  }

  @Test
  void focus_of_few_is_withheld_and_not_none() {
    Map<String, TimeSums> day = team(6, 3_600, 0);
    for (int i = 2; i < 6; i++) {
      day.put("p" + i, withoutFocus(day.get("p" + i)));
    }

    PublishedWeek week = closed(day(day), day);

    assertThat(monday(week).sums().focus()).isZero();
    assertThat(monday(week).sums().rest()).isZero();
    assertThat(monday(week).sums().withheld()).containsExactly(Extra.FOCUS);
    assertThat(sums(week).withheld()).containsExactly(Extra.FOCUS);
  }

  @Test
  void focus_that_nobody_has_is_none_and_not_withheld() {
    Map<String, TimeSums> day = team(6, 3_600, 0);
    day.replaceAll((person, amounts) -> withoutFocus(amounts));

    assertThat(monday(day(day)).sums().withheld()).isEmpty();
  }

  @Test
  void focus_that_was_withheld_is_told_once_enough_people_have_some() {
    Map<String, TimeSums> day = team(6, 3_600, 0);
    Map<String, TimeSums> before = new TreeMap<>(day);
    before.replaceAll((who, amounts) -> who.equals("p0") ? amounts : withoutFocus(amounts));

    PublishedWeek later = closed(day(before), day);

    assertThat(sums(later).focus()).isEqualTo(6 * 7_200);
    assertThat(sums(later).withheld()).isEmpty();
  }

  @Test
  void what_is_known_later_of_one_changes_no_day_and_no_week() {
    Map<String, TimeSums> before = team(6, 3_600, 0);
    PublishedWeek week = closed(day(before), before);
    Map<String, TimeSums> after = new TreeMap<>(before);
    after.put("p0", TimeSums.NONE);

    PublishedWeek later = closed(week, after);

    assertThat(later).isEqualTo(week);
  }

  @Test
  void what_is_known_later_of_enough_people_is_added_to_the_week_alone() {
    Map<String, TimeSums> before = team(6, 3_600, 0);
    PublishedWeek week = closed(day(before), before);

    PublishedWeek later = closed(week, manual(before, 5, 600));

    assertThat(later.days()).isEqualTo(week.days());
    assertThat(sums(later).manual()).isEqualTo(3_000);
  }

  @Test
  void a_change_that_is_mostly_one_persons_is_not_added() {
    Map<String, TimeSums> before = team(6, 3_600, 0);
    PublishedWeek week = closed(day(before), before);
    Map<String, TimeSums> after = manual(before, 5, 600);
    after.putAll(manual(Map.of("p0", amounts(3_600, 600)), 1, 9_000));

    assertThat(closed(week, after).sums()).isEqualTo(week.sums());
  }

  @Test
  void parts_that_were_folded_are_told_of_the_whole_week_if_enough_did_them() {
    Map<String, TimeSums> monday = manual(team(6, 3_600, 0), 3, 1_800);
    Map<String, TimeSums> tuesday = team(6, 3_600, 0);
    for (int i = 3; i < 6; i++) {
      tuesday.putAll(manual(Map.of("p" + i, amounts(3_600, 0)), 6, 1_800));
    }
    PublishedWeek days = day(monday).withDay(TUESDAY, tuesday, Set.of(), FIVE, AT, true);

    PublishedWeek week =
        days.closed(Map.of(MONDAY, monday, TUESDAY, tuesday), Map.of(), Set.of(), FIVE);

    assertThat(monday(week).sums().manual()).isZero();
    assertThat(sums(week).manual()).isEqualTo(6 * 1_800);
    assertThat(sums(week).rest()).isZero();
  }

  @Test
  void subjects_of_few_are_folded_and_add_up_to_what_is_shown() {
    Map<String, TimeSums> members = manual(team(6, 3_600, 0), 6, 1_000);
    Map<String, Map<String, Share>> went = new TreeMap<>();
    members.keySet().forEach(who -> went.put(who, Map.of("all", new Share(0, 1_000, 0))));

    PublishedWeek week = day(members).closed(Map.of(MONDAY, members), went, Set.of(), FIVE);

    assertThat(week.subjects()).containsExactly(Map.entry("all", new Share(0, 6_000, 0)));
  }

  @Test
  void a_day_tells_since_when_its_sums_have_not_changed() {
    Instant later = AT.plusSeconds(900);
    Map<String, TimeSums> before = team(6, 3_600, 0);
    Map<String, TimeSums> ofOne = new TreeMap<>(before);
    ofOne.put("p0", TimeSums.NONE);

    PublishedWeek still = day(before).withDay(MONDAY, ofOne, Set.of(), FIVE, later, true);
    PublishedWeek moved =
        day(before).withDay(MONDAY, team(6, 7_200, 0), Set.of(), FIVE, later, true);

    assertThat(monday(still).at()).isEqualTo(later);
    assertThat(monday(still).changed()).isEqualTo(AT);
    assertThat(monday(moved).changed()).isEqualTo(later);
  }

  private static final PrivacySettings FIVE = PrivacySettings.DEFAULT;
  private static final Instant AT = Instant.parse("2026-06-20T00:00:00Z");

  private static PublishedDay monday(PublishedWeek week) {
    return Objects.requireNonNull(week.days().get(MONDAY));
  }

  private static TimeSums sums(PublishedWeek week) {
    return Objects.requireNonNull(week.sums());
  }

  private static PublishedWeek day(Map<String, TimeSums> members) {
    return PublishedWeek.NOTHING.withDay(MONDAY, members, Set.of(), FIVE, AT, true);
  }

  private static PublishedWeek closed(PublishedWeek week, Map<String, TimeSums> members) {
    return week.closed(Map.of(MONDAY, members), Map.of(), Set.of(), FIVE);
  }

  private static Map<String, TimeSums> team(int people, long meeting, long manual) {
    Map<String, TimeSums> members = new TreeMap<>();
    for (int i = 0; i < people; i++) {
      members.put("p" + i, amounts(meeting, manual));
    }
    return members;
  }

  /** The same with manual work of the first of them. */
  private static Map<String, TimeSums> manual(Map<String, TimeSums> of, int people, long seconds) {
    Map<String, TimeSums> members = new TreeMap<>(of);
    of.keySet().stream()
        .limit(people)
        .forEach(
            who ->
                members.put(who, amounts(Objects.requireNonNull(of.get(who)).meeting(), seconds)));
    return members;
  }

  private static TimeSums amounts(long meeting, long manual) {
    return new TimeSums(28_800, meeting, manual, 0, 0, 0, 28_800 - meeting - manual, 7_200, 0, 0);
  }

  private static TimeSums late(long seconds) {
    return new TimeSums(0, 0, 0, 0, 0, 0, 0, 0, 0, seconds);
  }

  private static TimeSums withoutFocus(TimeSums of) {
    return new TimeSums(
        of.available(), of.meeting(), of.manual(), 0, 0, 0, of.technical(), 0, 0, 0);
  }
}
