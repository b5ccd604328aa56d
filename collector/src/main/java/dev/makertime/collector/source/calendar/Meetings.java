package dev.makertime.collector.source.calendar;

import dev.makertime.collector.source.PollSource.Aside;
import dev.makertime.collector.source.calendar.Occurrence.Attendee;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Which occurrences are somebody's meetings. One counts if it is neither cancelled nor free nor
 * all-day, if the person did not decline, and if at least one other person is invited, the
 * organizer included. Who has not answered counts if required, not if optional; tentative counts,
 * labelled so. A calendar that never names anybody is its owner's, who attends all busy times in
 * it.
 */
final class Meetings {
  private static final String PREFIX = "email:";

  private final Optional<String> owner;
  private final Predicate<String> isKnown;
  private final MeetingRules rules;
  private final List<Occurrence> occurrences;
  private final boolean namesNobody;

  Meetings(
      Optional<String> owner,
      Predicate<String> isKnown,
      MeetingRules rules,
      List<Occurrence> occurrences) {
    this.rules = rules;
    this.owner = owner;
    this.isKnown = isKnown;
    this.occurrences = occurrences;
    namesNobody =
        occurrences.stream()
            .allMatch(
                occurrence -> occurrence.attendees().isEmpty() && occurrence.organizer() == null);
  }

  /**
   * All of them.
   *
   * @param aside takes what cannot be true, such as a meeting of months
   */
  List<Activity> activities(List<Aside> aside) {
    List<Activity> activities = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      try {
        add(activities, occurrence);
      } catch (IllegalArgumentException e) {
        aside.add(new Aside(id(occurrence), "an event that cannot be true"));
      }
    }
    return activities;
  }

  private void add(List<Activity> activities, Occurrence occurrence) {
    if (!occurrence.cancelled() && !occurrence.ignored() && !tooLong(occurrence)) {
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
    Map<String, Attendee> invited = invited(occurrence);
    long people = invited.values().stream().filter(Attendee::person).count();
    invited.forEach(
        (email, attendee) -> {
          String identity = PREFIX + email;
          boolean asked = owner.map(identity::equals).orElseGet(() -> isKnown.test(identity));
          if (asked
              && attendee.person()
              && people > rules.others()
              && rules.attends(attendee.participation(), attendee.optional())) {
            activities.add(activity(occurrence, identity, ActivityKind.MEETING, labels(attendee)));
          }
        });
  }

  /** By address; the organizer attends, unless their own line as attendee says otherwise. */
  private static Map<String, Attendee> invited(Occurrence occurrence) {
    Map<String, Attendee> invited = new LinkedHashMap<>();
    String organizer = occurrence.organizer();
    if (organizer != null) {
      invited.put(organizer, new Attendee(organizer, "ACCEPTED", false, true));
    }
    occurrence.attendees().forEach(attendee -> invited.put(attendee.email(), attendee));
    return invited;
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

  private static boolean tooLong(Occurrence occurrence) {
    Duration length = Duration.between(occurrence.start(), occurrence.end());
    return length.compareTo(occurrence.outOfOffice() ? Activity.LONGEST_ABSENCE : Activity.LONGEST)
        > 0;
  }

  /** The UID may hold anything, a name included; what is no plain short text is hashed. */
  static String id(String uid) {
    boolean plain = uid.length() <= 200 && uid.chars().allMatch(c -> c > ' ' && c < 127);
    return plain ? uid : UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String id(Occurrence occurrence) {
    String safe = id(occurrence.uid());
    return occurrence.recurrenceId() == null ? safe : safe + "/" + occurrence.recurrenceId();
  }
}
