package dev.makertime.analysis.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.focus.FocusLedger.Row;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.LostFocus;
import dev.makertime.model.LostFocus.Method;
import dev.makertime.model.LostFocus.Piece;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broke focus, of teams and of few people. */
class FocusLedgerTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
  private static final Piece DEPLOYS = new Piece(ActivityKind.MANUAL, "etl", 600, 900, 300);
  private static final Piece RUNS = new Piece(ActivityKind.WAIT, "etl", 400, 400, 100);
  private static final Piece STANDUP = new Piece(ActivityKind.MEETING, "cal/1/x", 1_000, 1, 2_000);

  @Test
  void shares_of_people_and_days_add_up_by_cause() throws Exception {
    List<LostFocus> days = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      days.add(day("p" + i, 0, DEPLOYS, STANDUP));
      days.add(day("p" + i, 1, STANDUP));
    }

    assertThat(ledger(days, List.of(), PrivacySettings.DEFAULT).rows())
        .containsExactly(
            new Row(ActivityKind.MEETING, "once", 6, 12, 12_000, 24_000),
            new Row(ActivityKind.MANUAL, "etl", 6, 6, 3_600, 1_800));
  }

  @Test
  void a_meeting_in_everybodys_own_calendar_is_one_series() throws Exception {
    List<LostFocus> days = new ArrayList<>();
    List<Activity> meetings = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String series = "calendar-p%d/uid-7@example.com".formatted(i);
      days.add(day("p" + i, 0, new Piece(ActivityKind.MEETING, series, 600, 600, 500)));
      for (int week = 0; week < 3; week++) {
        meetings.add(meeting(series + "/" + week, MONDAY.plusWeeks(week)));
      }
    }

    assertThat(ledger(days, meetings, PrivacySettings.DEFAULT).rows())
        .containsExactly(new Row(ActivityKind.MEETING, "weekly on Monday", 6, 6, 3_600, 3_000));
  }

  @Test
  void what_few_people_lost_is_not_named_nor_what_hides_it() throws Exception {
    List<LostFocus> days = new ArrayList<>();
    IntStream.range(0, 6).forEach(i -> days.add(day("p" + i, 0, DEPLOYS, STANDUP)));
    days.add(day("p0", 1, RUNS));

    FocusLedger ledger = ledger(days, List.of(), PrivacySettings.DEFAULT);

    assertThat(ledger.rows()).hasSize(2);
    assertThat(ledger.rows().get(1).name()).isNull();
    assertThat(ledger.rows().get(1).kind()).isNull();
    assertThat(ledger.rows().get(1).people()).isEqualTo(6);
    assertThat(ledger.leftOut()).isZero();
  }

  @Test
  void what_only_few_people_lost_at_all_is_left_out() throws Exception {
    FocusLedger ledger =
        ledger(
            List.of(day("p0", 0, RUNS, DEPLOYS), day("p1", 0, RUNS)),
            List.of(),
            PrivacySettings.DEFAULT);

    assertThat(ledger.rows()).isEmpty();
    assertThat(ledger.leftOut()).isEqualTo(2);
  }

  @Test
  void shared_accounts_and_unknown_people_have_no_focus_to_lose() throws Exception {
    List<LostFocus> days = List.of(day("robot", 0, RUNS), day("?git:x", 0, RUNS));

    FocusLedger ledger = ledger(days, List.of(), new PrivacySettings(1, true));

    assertThat(ledger.rows()).isEmpty();
    assertThat(ledger.leftOut()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'0', 'once on 2026-06-01'",
    "'0,1,2,3,4,7,8', 'daily'",
    "'0,7,14,22,28', 'weekly on Monday'",
    "'0,14,28,42', 'every two weeks on Monday'",
    "'0,28,63,91', 'monthly'",
    "'0,3,11', 'on 3 days'",
  })
  void series_are_named_by_their_rhythm(String on, String name) throws Exception {
    List<Activity> meetings = new ArrayList<>();
    for (String day : on.split(",", -1)) {
      meetings.add(meeting("cal/1/x/" + day, MONDAY.plusDays(Long.parseLong(day))));
    }

    FocusLedger ledger =
        ledger(List.of(day("p0", 0, STANDUP)), meetings, new PrivacySettings(1, true));

    assertThat(ledger.rows()).extracting(Row::name).containsExactly(name);
  }

  private static FocusLedger ledger(
      List<LostFocus> days, List<Activity> activities, PrivacySettings privacy) throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n  - {id: robot, shared: true}\n");
    IntStream.range(0, 6).forEach(i -> yaml.append("  - {id: p").append(i).append("}\n"));
    Organization organization = OrganizationFile.parse(yaml.toString());
    return FocusLedger.of(
        organization, days, activities, MONDAY, MONDAY.plusDays(6), privacy, KnownTimes.NONE);
  }

  private static LostFocus day(String person, int after, Piece... pieces) {
    return new LostFocus(
        person, MONDAY.plusDays(after), 28_800, 20_000, Method.EXACT, List.of(pieces));
  }

  private static Activity meeting(String id, LocalDate date) {
    Instant start = Instant.parse(date + "T10:00:00Z");
    return new Activity(
        id,
        1,
        "email:p0@example.com",
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(900),
        null,
        null,
        Map.of(),
        false);
  }
}
