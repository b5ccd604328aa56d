package dev.makertime.collector.source.calendar;

import biweekly.component.VEvent;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.RawProperty;
import dev.makertime.collector.source.calendar.Occurrence.Attendee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The few facts of an event that count. */
final class EventFacts {
  private EventFacts() {}

  static Occurrence occurrence(
      VEvent event,
      MeetingRules rules,
      @Nullable Instant recurrenceId,
      LocalMoment start,
      Duration length) {
    List<String> names = names(event);
    boolean free = event.getTransparency() != null && event.getTransparency().isTransparent();
    String busy = experimental(event, "X-MICROSOFT-CDO-BUSYSTATUS");
    return new Occurrence(
        event.getUid().getValue(),
        recurrenceId,
        start.instant(),
        start.instant().plus(length),
        event.getStatus() != null && event.getStatus().isCancelled(),
        !free && !"FREE".equals(busy) && !"WORKINGELSEWHERE".equals(busy),
        !start.hasTime(),
        "OOF".equals(busy),
        event.getOrganizer() == null
            ? null
            : email(event.getOrganizer().getEmail(), event.getOrganizer().getUri()),
        attendees(event),
        version(event),
        rules.subjectOf(names),
        rules.ignores(names));
  }

  /** By which the rules judge it; they go no further. */
  private static List<String> names(VEvent event) {
    List<String> names = new ArrayList<>();
    if (event.getSummary() != null && event.getSummary().getValue() != null) {
      names.add(event.getSummary().getValue());
    }
    event.getCategories().forEach(categories -> names.addAll(categories.getValues()));
    return names;
  }

  private static List<Attendee> attendees(VEvent event) {
    return event.getAttendees().stream()
        .map(EventFacts::attendee)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Attendee attendee(biweekly.property.Attendee attendee) {
    String email = email(attendee.getEmail(), attendee.getUri());
    if (email == null) {
      return null;
    }
    ParticipationStatus status = attendee.getParticipationStatus();
    CalendarUserType type = attendee.getCalendarUserType();
    return new Attendee(
        email,
        status == null ? "NEEDS-ACTION" : status.getValue().toUpperCase(Locale.ROOT),
        attendee.getParticipationLevel() == ParticipationLevel.OPTIONAL,
        type == null
            || CalendarUserType.INDIVIDUAL.equals(type)
            || CalendarUserType.UNKNOWN.equals(type));
  }

  private static @Nullable String email(@Nullable String email, @Nullable String uri) {
    String address = email;
    if (address == null && uri != null && uri.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      address = uri.substring("mailto:".length());
    }
    return address == null || address.isBlank() ? null : address.strip().toLowerCase(Locale.ROOT);
  }

  /** SEQUENCE first; of equal ones the later change. */
  private static long version(VEvent event) {
    long sequence =
        event.getSequence() == null || event.getSequence().getValue() == null
            ? 0
            : Math.max(0, Math.min(event.getSequence().getValue(), 1 << 20));
    java.util.Date changed =
        event.getLastModified() != null
            ? event.getLastModified().getValue()
            : event.getDateTimeStamp() == null ? null : event.getDateTimeStamp().getValue();
    long second = changed == null ? 0 : Math.max(0, changed.toInstant().getEpochSecond());
    return (sequence << 34) + Math.min(second, (1L << 34) - 1);
  }

  private static @Nullable String experimental(VEvent event, String name) {
    RawProperty property = event.getExperimentalProperty(name);
    return property == null || property.getValue() == null
        ? null
        : property.getValue().strip().toUpperCase(Locale.ROOT);
  }
}
