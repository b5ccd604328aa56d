package dev.makertime.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One meeting stands in each attendee's own calendar. */
class MeetingNameTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");

  @ParameterizedTest
  @CsvSource({
    "calendar-ana/standup/2026-06-15T10:00:00Z, standup/2026-06-15T10:00:00Z, standup",
    "standup/2026-06-15T10:00:00Z, standup/2026-06-15T10:00:00Z, standup",
    "standup/2026-06-15, standup/2026-06-15, standup",
    "calendar-ana/one-off@example.com, one-off@example.com, one-off@example.com",
    "one-off@example.com, one-off@example.com, one-off@example.com",
    "a/b/c/2026-06-15T10:00:00Z, b/c/2026-06-15T10:00:00Z, b/c",
    "calendar-ana/, calendar-ana/, calendar-ana",
  })
  void a_name_is_the_id_without_its_source(String id, String name, String series) {
    assertThat(MeetingName.of(id)).isEqualTo(name);
    assertThat(MeetingName.series(id)).isEqualTo(series);
  }

  @Test
  void of_a_meeting_in_everybodys_own_calendar_few_stay_and_it_turns() throws Exception {
    StringBuilder people = new StringBuilder("measureFrom: 2026-06-15\npeople:\n");
    List<Activity> meetings = new ArrayList<>();
    for (String person : List.of("ana", "bo", "cai", "dee", "eve")) {
      people.append("  - {id: %1$s, identities: [\"email:%1$s@example.com\"]}%n".formatted(person));
      for (int day = 0; day < 5; day++) {
        meetings.add(standup(person, MONDAY.plusDays(day)));
      }
    }
    Organization organization = OrganizationFile.parse(people.toString());

    Replay replay =
        Replay.of(
            organization,
            meetings,
            new Replay.Question(
                MONDAY,
                MONDAY.plusDays(4),
                Instant.parse("2026-07-01T00:00:00Z"),
                ChangeReader.read(
                    new YAMLMapper()
                        .readTree(
                            "changes: [{kind: meeting, match: {series: stand*}, attendees: 2}]"))),
            progress -> {});

    assertThat(replay.totals().changes()).containsExactly(new ReplayTotals.Matched(25, 15));
    assertThat(replay.totals().replayed().meeting()).isEqualTo(5 * 2 * 900);
    Set<String> attending = new TreeSet<>();
    replay.days().stream()
        .filter(day -> day.meeting() > 0)
        .map(EngineerDay::person)
        .forEach(attending::add);
    assertThat(attending).hasSizeGreaterThan(2);
  }

  private static Activity standup(String person, LocalDate date) {
    Instant start = Instant.parse(date + "T10:00:00Z");
    return new Activity(
        "calendar-%s/standup/%s".formatted(person, start),
        0,
        "email:" + person + "@example.com",
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(900),
        null,
        "meetings",
        Map.of(),
        false);
  }
}
