package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.Feeds.told;
import static dev.makertime.collector.calendar.UncoveredPeople.PEOPLE;
import static dev.makertime.collector.calendar.UncoveredPeople.answers;
import static dev.makertime.collector.calendar.UncoveredPeople.found;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.SnapshotReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who takes part is decided alike for every kind of calendar. */
class EveryCalendarTest {
  /** One invitation as each kind of calendar writes it, and whether it is a meeting of Ana's. */
  private record Case(String what, String organizer, List<String> attendees, boolean counts) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Case> cases() {
    String ana = "ana@example.com";
    String unknown = "unknownorganizer@calendar.google.com";
    return Stream.of(
        new Case("by Bo", "bo@example.com", List.of(ana), true),
        new Case("imported from a mail", unknown, List.of(ana), false),
        new Case("of a calendar", "c_1@group.calendar.google.com", List.of(ana), false),
        new Case("of a calendar, with Bo", unknown, List.of(ana, "bo@example.com"), true),
        new Case("by herself elsewhere", "ana.sousa@example.com", List.of(ana), false),
        new Case("with a room", ana, List.of(ana, "c_2@resource.calendar.google.com"), false),
        new Case("with a program", ana, List.of(ana, "deployer@example.com"), false),
        new Case("by alias", "bo@example.com", List.of("ana.sousa@example.com"), true),
        new Case("by an unknown address", "bo@example.com", List.of("all@example.com"), true));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_kind_of_calendar_tells_the_same(Case one) {
    String lines =
        "ORGANIZER:mailto:"
            + one.organizer()
            + "\n"
            + one.attendees().stream()
                .map(address -> "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + address + "\n")
                .collect(joining());
    String google =
        one.attendees().stream()
            .map("{\"email\":\"%s\",\"responseStatus\":\"accepted\"}"::formatted)
            .collect(
                joining(
                    ",",
                    ("[{\"id\":\"g\",\"iCalUID\":\"g\",\"status\":\"confirmed\","
                            + "\"start\":{\"dateTime\":\"2026-06-08T09:00:00Z\"},"
                            + "\"end\":{\"dateTime\":\"2026-06-08T10:00:00Z\"},"
                            + "\"organizer\":{\"email\":\"%s\"},\"attendees\":[")
                        .formatted(one.organizer()),
                    "]}]"));
    String graph =
        one.attendees().stream()
            .map(
                ("{\"type\":\"required\",\"status\":{\"response\":\"accepted\"},"
                        + "\"emailAddress\":{\"address\":\"%s\"}}")
                    ::formatted)
            .collect(
                joining(
                    ",",
                    ("[{\"id\":\"m\",\"iCalUId\":\"m\",\"type\":\"singleInstance\","
                            + "\"start\":{\"dateTime\":\"2026-06-08T09:00:00\",\"timeZone\":\"UTC\"},"
                            + "\"end\":{\"dateTime\":\"2026-06-08T10:00:00\",\"timeZone\":\"UTC\"},"
                            + "\"organizer\":{\"emailAddress\":{\"address\":\"%s\"}},\"attendees\":[")
                        .formatted(one.organizer()),
                    "]}]"));
    String owner = "email:ana@example.com";
    ZoneId utc = ZoneId.of("UTC");

    assertThat(answers(PEOPLE, lines)).isEqualTo(one.counts() ? "accepted" : "");
    for (SnapshotReader.Snapshot told :
        List.of(
            told(OnlineEntries.google(owner, PEOPLE, () -> utc, MeetingRules.USUAL), google),
            told(OnlineEntries.graph(owner, PEOPLE, () -> utc, MeetingRules.USUAL), graph))) {
      assertThat(told.unreadable()).isEmpty();
      assertThat(found(told)).hasSize(one.counts() ? 1 : 0);
      assertThat(found(told)).allMatch(meeting -> meeting.identity().equals(owner));
    }
  }

  @Test
  void an_answer_is_judged_anew_when_an_address_changes_hands() {
    ZoneId utc = ZoneId.of("UTC");
    Set<String> judged =
        Set.of(
            new CalendarFeed(
                    Optional.of("email:ana@example.com"), PEOPLE, () -> utc, MeetingRules.USUAL)
                .rulesVersion(),
            new CalendarFeed(
                    Optional.of("email:ana@example.com"), one -> true, utc, MeetingRules.USUAL)
                .rulesVersion());

    assertThat(judged).hasSize(2);
  }
}
