package dev.makertime.collector.calendar;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.reading.SnapshotReader.Unreadable;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides which occurrences are meetings of a person. One counts if it is neither cancelled, free
 * nor all-day, the person did not decline, and another person takes part, the organizer included.
 * Without an answer it counts if the person is required; a tentative one counts, with a label.
 * Where a calendar never names anybody, its owner attends all busy times.
 */
final class MeetingFilter {
  private final Optional<String> owner;
  private final CalendarPeople people;
  private final MeetingRules rules;
  private final List<Occurrence> occurrences;
  private final boolean namesNobody;

  /**
   * Makes a filter of some occurrences.
   *
   * @param owner of the calendar; absent where the meetings of every known attendee count
   */
  MeetingFilter(
      Optional<String> owner,
      CalendarPeople people,
      MeetingRules rules,
      List<Occurrence> occurrences) {
    this.rules = rules;
    this.owner = owner;
    this.people = people;
    this.occurrences = occurrences;
    namesNobody =
        occurrences.stream()
            .allMatch(
                occurrence -> occurrence.attendees().isEmpty() && occurrence.organizer() == null);
  }

  /**
   * Returns the meetings and absences.
   *
   * @param aside gets the events that are impossible, such as a meeting of months
   */
  List<Activity> activities(List<Unreadable> aside) {
    List<Activity> activities = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      try {
        add(activities, occurrence);
      } catch (IllegalArgumentException e) {
        aside.add(new Unreadable(id(occurrence), BiweeklyCalendarReader.IMPOSSIBLE));
      }
    }
    return activities;
  }

  private void add(List<Activity> activities, Occurrence occurrence) {
    if (occurrence.cancelled() || occurrence.ignored()) {
      return;
    }
    if (occurrence.end().isBefore(occurrence.start())) {
      throw new IllegalArgumentException("the event ends before it begins");
    }
    if (occurrence.outOfOffice()) {
      owner.ifPresent(
          identity ->
              activities.add(activity(occurrence, identity, ActivityKind.ABSENCE, Map.of())));
    } else if (occurrence.busy()
        && !occurrence.allDay()
        && occurrence.end().isAfter(occurrence.start())) {
      addMeetings(activities, occurrence);
    }
  }

  private void addMeetings(List<Activity> activities, Occurrence occurrence) {
    if (namesNobody) {
      owner.ifPresent(
          identity ->
              activities.add(
                  activity(
                      occurrence, identity, ActivityKind.MEETING, Map.of("attendees", "unknown"))));
      return;
    }
    Participants invitation = Participants.of(occurrence, owner, people);
    if (invitation.others() < rules.others()) {
      return;
    }
    Optional<String> ownerIs = owner.map(people::whoIs);
    invitation
        .people()
        .forEach(
            (who, attendee) -> {
              String identity = owner.orElse("email:" + attendee.address());
              boolean asked = ownerIs.map(who::equals).orElseGet(() -> people.isKnown(identity));
              if (asked && rules.attends(attendee)) {
                activities.add(
                    activity(occurrence, identity, ActivityKind.MEETING, labels(attendee)));
              }
            });
  }

  private static Map<String, String> labels(Attendee attendee) {
    return attendee.participation().equals("ACCEPTED")
        ? Map.of()
        : Map.of("partstat", attendee.participation().toLowerCase(java.util.Locale.ROOT));
  }

  private static Activity activity(
      Occurrence occurrence, String identity, ActivityKind kind, Map<String, String> labels) {
    return new Activity(
        id(occurrence),
        occurrence.version(),
        identity,
        kind,
        occurrence.start(),
        null,
        occurrence.end(),
        null,
        occurrence.subject(),
        labels,
        false);
  }

  /** Makes an id of a UID, which may hold anything; long texts and non-ASCII are hashed. */
  static String id(String uid) {
    boolean plain = uid.length() <= 200 && uid.chars().allMatch(c -> c > ' ' && c < 127);
    return plain ? uid : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String id(Occurrence occurrence) {
    String safe = id(occurrence.uid());
    return occurrence.recurrenceId() == null ? safe : safe + "/" + occurrence.recurrenceId();
  }
}
