package dev.makertime.analysis.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.backlog.AutomationBacklog.Item;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person's manual work on one subject; an instant of it costs five minutes. */
class BacklogItemsTest {
  private static final LocalDate FROM = LocalDate.parse("2024-02-26");
  private static final LocalDate TO = LocalDate.parse("2024-03-08");

  @ParameterizedTest
  @CsvSource({
    "2024-02-26 2024-02-27, 0",
    "2024-02-26 2024-02-27 2024-02-28, 0",
    "2024-02-29 2024-03-01 2024-03-04, 1",
    "2024-02-26 2024-03-04, 0",
    "'', 0"
  })
  void work_recurs_from_three_times_in_two_weeks_on(String dates, int items) throws Exception {
    assertThat(backlog(dates).items()).hasSize(items);
  }

  @Test
  void an_item_has_its_times_hours_and_lengths() throws Exception {
    Item item = backlog("2024-02-29 2024-03-01 2024-03-04 2024-03-05").items().get(0);

    assertThat(item.subject()).isEqualTo("本番/デプロイ");
    assertThat(item.kind()).isEqualTo("by hand");
    assertThat(item.times()).isEqualTo(4);
    assertThat(item.people()).isEqualTo(1);
    assertThat(item.hours()).isCloseTo(4 * 5 / 60.0, within(1e-12));
    assertThat(item.usualMinutes()).isEqualTo(5);
    assertThat(item.longestMinutes()).isEqualTo(5);
    assertThat(item.costAYear()).isNull();
    assertThat(item.migrations()).isEmpty();
  }

  @Test
  void its_pace_is_that_of_the_days_that_were_measured() throws Exception {
    Item item = backlog("2024-02-29 2024-03-01 2024-03-04").items().get(0);

    assertThat(item.hoursAYear()).isCloseTo(15 / 60.0 * 365.25 / 12, within(1e-9));
  }

  @Test
  void the_order_of_days_changes_nothing() throws Exception {
    List<Explanation> days = new ArrayList<>(days("2024-02-29 2024-03-01 2024-03-04"));
    AutomationBacklog found = backlog(days);
    Collections.shuffle(days, new Random(7));

    assertThat(backlog(days)).isEqualTo(found);
  }

  @Test
  void nobody_has_no_backlog_and_no_hourly_cost() throws Exception {
    AutomationBacklog found = backlog(List.of());

    assertThat(found.items()).isEmpty();
    assertThat(found.hourlyCost()).isNull();
    assertThat(found.from()).isEqualTo(FROM);
  }

  private static AutomationBacklog backlog(String dates) throws Exception {
    return backlog(days(dates));
  }

  private static AutomationBacklog backlog(List<Explanation> days) throws Exception {
    return AutomationBacklog.of(organization(), days, FROM, TO, PrivacySettings.NOTHING_WITHHELD);
  }

  /** All days of the period; on those that are named something was done. */
  private static List<Explanation> days(String dates) throws Exception {
    List<String> busy = Arrays.asList(dates.split(" ", -1));
    Person person = organization().people().get(0);
    List<Explanation> days = new ArrayList<>();
    FROM.datesUntil(TO.plusDays(1))
        .forEach(
            date ->
                days.add(
                    Timeline.explain(
                        person,
                        date,
                        busy.contains(date.toString()) ? List.of(act(date)) : List.of(),
                        Instant.parse("2024-04-01T00:00:00Z"))));
    return days;
  }

  private static Activity act(LocalDate date) {
    Instant at = Instant.parse(date + "T10:00:00Z");
    return new Activity(
        "act" + date,
        1,
        "git:ana",
        ActivityKind.MANUAL,
        at,
        null,
        at,
        null,
        "本番/デプロイ",
        Map.of(),
        false);
  }

  private static Organization organization() throws Exception {
    return OrganizationFile.parse("people: [{id: ana, timeZone: UTC, identities: ['git:ana']}]");
  }
}
