package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.OctoberFeed.BOTH;
import static dev.makertime.collector.calendar.OctoberFeed.OCTOBER;
import static dev.makertime.collector.calendar.OctoberFeed.activities;
import static dev.makertime.collector.calendar.OctoberFeed.event;
import static dev.makertime.collector.calendar.OctoberFeed.feed;
import static dev.makertime.collector.calendar.OctoberFeed.meetings;
import static dev.makertime.collector.calendar.OctoberFeed.payload;
import static dev.makertime.collector.calendar.OctoberFeed.ruled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which events of a feed are whose meetings. */
class CalendarFeedTest {
  @Test
  void a_meeting_with_others_counts() {
    assertThat(meetings(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH)))
        .containsExactly("m 2026-10-05T09:00:00Z 2026-10-05T09:30:00Z");
  }

  @Test
  void what_is_free_cancelled_all_day_declined_or_lonely_is_no_meeting() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String declined = BOTH.replace("ACCEPTED:mailto:Ana", "DECLINED:mailto:Ana");
    String alone = "ATTENDEE:mailto:ana@example.com\n";
    String room = alone + "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com\n";

    assertThat(
            meetings(
                event(time + BOTH + "TRANSP:TRANSPARENT\n")
                    + event(time + BOTH + "STATUS:CANCELLED\n")
                    + event("DTSTART;VALUE=DATE:20261005\n" + BOTH)
                    + event(time + declined)
                    + event(time + alone)
                    + event(time + room)
                    + event(time)))
        .isEmpty();
  }

  @Test
  void who_has_not_answered_attends_if_required_and_not_if_optional() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String required = BOTH.replace("ACCEPTED:mailto:Ana", "NEEDS-ACTION:mailto:Ana");
    String optional = required.replace("ATTENDEE;", "ATTENDEE;ROLE=OPT-PARTICIPANT;");

    assertThat(meetings(event(time + required))).hasSize(1);
    assertThat(meetings(event(time + optional))).isEmpty();
  }

  @Test
  void what_counts_is_a_matter_of_rules() {
    String time = "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n";
    String maybe = BOTH.replace("ACCEPTED:mailto:Ana", "TENTATIVE:mailto:Ana");
    String silent = BOTH.replace("ACCEPTED:mailto:Ana", "NEEDS-ACTION:mailto:Ana");
    String optional = silent.replace("ATTENDEE;", "ATTENDEE;ROLE=OPT-PARTICIPANT;");
    MeetingRules strict =
        new MeetingRules(
            false, MeetingRules.Unanswered.NONE, 1, List.of(), List.of("Focus*", "lunch"));
    MeetingRules generous =
        new MeetingRules(
            true,
            MeetingRules.Unanswered.ALL,
            0,
            List.of(
                new MeetingRules.Subject("*1:1*", "people"),
                new MeetingRules.Subject("ops", "oncall")),
            List.of());

    assertThat(ruled(strict, event(time + maybe))).isEmpty();
    assertThat(ruled(strict, event(time + silent))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "SUMMARY:focus time\n"))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "CATEGORIES:Lunch,x\n"))).isEmpty();
    assertThat(ruled(strict, event(time + BOTH + "SUMMARY:No lunch\n"))).hasSize(1);
    assertThat(ruled(generous, event(time + optional))).hasSize(1);
    assertThat(ruled(generous, event(time + "ATTENDEE:mailto:ana@example.com\n"))).hasSize(1);
    assertThat(ruled(generous, event(time + BOTH + "SUMMARY:Ana / Bo 1:1 weekly\n")))
        .extracting(Activity::subject)
        .containsExactly("people");
    assertThat(ruled(generous, event(time + BOTH + "CATEGORIES:x,Ops\n")))
        .extracting(Activity::subject)
        .containsExactly("oncall");
  }

  @Test
  void a_feed_that_names_nobody_is_its_owners_busy_time() {
    Activity only = activities(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n")).get(0);

    assertThat(only.identity()).isEqualTo("email:ana@example.com");
    assertThat(only.labels()).containsEntry("attendees", "unknown");
  }

  @Test
  void a_shared_calendar_tells_of_every_attendee_who_is_known() {
    CalendarFeed feed =
        new CalendarFeed(
            Optional.empty(),
            Set.of("email:bo@example.com")::contains,
            ZoneId.of("UTC"),
            MeetingRules.USUAL);

    Reading reading =
        feed.read(
                payload(event("DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\n" + BOTH)),
                OCTOBER)
            .reading();

    assertThat(((Reading.Found) reading).activities())
        .extracting(Activity::identity)
        .containsExactly("email:bo@example.com");
  }

  @Test
  void nothing_of_what_a_meeting_is_about_leaves_the_source() {
    List<Activity> activities =
        activities(
            event(
                "DTSTART:20261005T090000Z\nDTEND:20261005T093000Z\nSUMMARY:Canary title\n"
                    + "DESCRIPTION:Canary text\nLOCATION:Canary place\n"
                    + BOTH));

    assertThat(activities.toString()).doesNotContain("Canary").doesNotContain("bo@example");
  }
}
