package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.told;
import static dev.makertime.collector.calendar.UncoveredPeople.BO;
import static dev.makertime.collector.calendar.UncoveredPeople.PEOPLE;
import static dev.makertime.collector.calendar.UncoveredPeople.TIME;
import static dev.makertime.collector.calendar.UncoveredPeople.answers;
import static dev.makertime.collector.calendar.UncoveredPeople.found;
import static dev.makertime.collector.calendar.UncoveredPeople.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes part in a meeting, by whatever address. */
class ParticipantsTest {
  @ParameterizedTest
  @CsvSource({
    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:alias@example.com, accepted",
    "ATTENDEE;PARTSTAT=TENTATIVE:mailto:alias@example.com, tentative",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:alias@example.com, -",
    "ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:alias@example.com, -",
    "ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:alias@example.com, -",
    "ATTENDEE;CUTYPE=GROUP:mailto:data-team@example.com, needs-action",
    "ATTENDEE;CUTYPE=GROUP;PARTSTAT=DECLINED:mailto:data-team@example.com, needs-action",
    "ATTENDEE;CUTYPE=GROUP;ROLE=OPT-PARTICIPANT:mailto:data-team@example.com, -",
    "ATTENDEE;CUTYPE=GROUP;ROLE=NON-PARTICIPANT:mailto:data-team@example.com, -",
    "ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:8f1c, accepted",
  })
  void what_is_in_the_owners_calendar_was_sent_to_them_by_another_address(
      String line, String answer) {
    assertThat(answers(null, BO + line + "\n")).isEqualTo(answer.equals("-") ? "" : answer);
  }

  @Test
  void of_many_lines_of_which_none_is_known_to_be_the_owners_their_answer_is_known_if_they_agree() {
    String cleo = "ATTENDEE;PARTSTAT=%s:mailto:cleo@example.com\n";
    String dan = "ATTENDEE;PARTSTAT=%s:mailto:dan@example.com\n";

    assertThat(answers(null, BO + cleo.formatted("DECLINED") + dan.formatted("DECLINED")))
        .isEmpty();
    assertThat(answers(null, BO + cleo.formatted("ACCEPTED") + dan.formatted("DECLINED")))
        .isEqualTo("needs-action");
    assertThat(answers(null, BO + "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com\n"))
        .isEqualTo("needs-action");
    assertThat(answers(null, BO)).as("published, nobody invited").isEmpty();
  }

  @Test
  void a_line_of_somebody_else_who_is_known_is_not_the_owners() {
    String cleo = "ORGANIZER:mailto:cleo@example.com\n";

    assertThat(answers(PEOPLE, cleo + line("DECLINED", "bo@example.com")))
        .isEqualTo("needs-action");
    assertThat(
            answers(
                PEOPLE,
                cleo + line("ACCEPTED", "bo@example.com") + line("DECLINED", "alias@example.com")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana.sousa@example.com",
        "Ana.Sousa@Example.COM",
        "aña@example.org",
        "'ana.sousa@example.com'",
        "<ana.sousa@example.com>",
        "ana.sousa%40example.com",
      })
  void addresses_of_one_person_are_one_person(String alias) {
    assertThat(answers(PEOPLE, BO + line("ACCEPTED", alias))).isEqualTo("accepted");
    assertThat(answers(PEOPLE, BO + line("DECLINED", alias))).isEmpty();
    assertThat(
            answers(PEOPLE, BO + line("DECLINED", alias) + line("NEEDS-ACTION", "ana@example.com")))
        .isEmpty();
    assertThat(
            answers(PEOPLE, BO + line("ACCEPTED", "ana@example.com") + line("NEEDS-ACTION", alias)))
        .isEqualTo("accepted");
    assertThat(
            answers(
                PEOPLE, "ORGANIZER:mailto:" + alias + "\n" + line("ACCEPTED", "ana@example.com")))
        .as("alone with herself")
        .isEmpty();
    assertThat(
            answers(
                PEOPLE,
                "ORGANIZER:mailto:"
                    + alias
                    + "\nATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.com\n"))
        .as("she invites")
        .isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORGANIZER;CN=Unknown Organizer:mailto:unknownorganizer@calendar.google.com",
        "ORGANIZER:mailto:c_188abcdef@group.calendar.google.com",
        "ORGANIZER:MAILTO:abc123@import.calendar.google.com",
        "ORGANIZER:mailto:noreply@tickets.example",
        "ORGANIZER:mailto:Do-Not-Reply@tickets.example",
        "ORGANIZER:mailto:deployer@example.com",
        "ORGANIZER:mailto:bo.li@example.com\nATTENDEE;ROLE=NON-PARTICIPANT:mailto:bo@example.com",
        "ORGANIZER:mailto:ana@example.com\nATTENDEE;CUTYPE=ROOM:mailto:room@example.com",
        "ORGANIZER:mailto:ana@example.com\nATTENDEE;CUTYPE=RESOURCE:mailto:beamer@example.com",
        "ORGANIZER:mailto:ana@example.com\nATTENDEE:mailto:c_9@resource.calendar.google.com",
        "ORGANIZER:mailto:ana@example.com\nATTENDEE;ROLE=NON-PARTICIPANT:mailto:bo@example.com",
        "ORGANIZER:mailto:ana@example.com\nATTENDEE:mailto:deployer@example.com",
      })
  void a_calendar_a_program_a_room_or_somebody_copied_is_nobody_else(String lines) {
    String own = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com\n";

    assertThat(answers(PEOPLE, lines + "\n" + own)).isEmpty();
    assertThat(answers(PEOPLE, lines + "\n" + own + "ATTENDEE:mailto:cleo@example.com\n"))
        .isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATTENDEE;CUTYPE=GROUP:mailto:data-team@example.com",
        "ATTENDEE;CN=Cleo:invalid:nomail",
        "ATTENDEE;CN=Cleo:urn:uuid:8f1c",
        "ATTENDEE;CN=Cleo;EMAIL=cleo@example.com:/principals/cleo/",
        "ATTENDEE;CUTYPE=X-OURS:mailto:cleo@example.com",
      })
  void a_list_and_a_person_without_an_address_are_somebody_else(String line) {
    String own = "ORGANIZER:mailto:ana@example.com\n";

    assertThat(answers(PEOPLE, own + line + "\n")).isEqualTo("accepted");
  }

  @Test
  void a_shared_calendar_tells_of_each_person_once() {
    String lines =
        "ORGANIZER:mailto:bo.li@example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n"
            + "ATTENDEE;PARTSTAT=TENTATIVE:mailto:ana.sousa@example.com\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:deployer@example.com\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:stranger@example.net\n";
    CalendarFeed shared =
        new CalendarFeed(Optional.empty(), PEOPLE, () -> ZoneId.of("UTC"), MeetingRules.USUAL);

    SnapshotReader.Snapshot told = told(shared, calendar(event("e", TIME + lines)));

    assertThat(found(told))
        .extracting(Activity::identity)
        .containsExactlyInAnyOrder("email:bo@example.com", "email:ana.sousa@example.com");
  }

  @Test
  void how_many_others_make_a_meeting_counts_people() {
    MeetingRules two =
        new MeetingRules(true, MeetingRules.Unanswered.REQUIRED, 2, List.of(), List.of());
    CalendarFeed feed =
        new CalendarFeed(Optional.of("email:ana@example.com"), PEOPLE, () -> ZoneId.of("UTC"), two);
    String lines =
        "ORGANIZER:mailto:bo.li@example.com\nATTENDEE:mailto:bo@example.com\n"
            + "ATTENDEE:mailto:ana.sousa@example.com\nATTENDEE:mailto:ana@example.com\n";

    assertThat(found(told(feed, calendar(event("e", TIME + lines))))).isEmpty();
    assertThat(
            found(told(feed, calendar(event("e", TIME + lines + "ATTENDEE:mailto:c@x.example\n")))))
        .hasSize(1);
  }
}
