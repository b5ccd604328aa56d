package dev.makertime.collector.calendar.recurrence;

import biweekly.component.VEvent;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Organizer;
import biweekly.property.RawProperty;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.calendar.occurrence.Occurrence.Kind;
import dev.makertime.collector.calendar.occurrence.Occurrence.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts of an event that all its occurrences share. */
final class EventFacts {
  private static final Set<String> BUSY =
      Set.of("BUSY", "FREE", "TENTATIVE", "OOF", "WORKINGELSEWHERE");

  private final CalendarEvent event;
  private final boolean cancelled;
  private final boolean busy;
  private final boolean allDay;
  private final boolean outOfOffice;
  private final @Nullable Attendee organizer;
  private final List<Attendee> attendees;
  private final String subject;
  private final boolean ignored;

  /**
   * Reads them.
   *
   * @throws UnreadableCalendar when one of them has an unknown value
   */
  EventFacts(CalendarEvent event, MeetingRules rules, LocalMoment start, EventLength length)
      throws UnreadableCalendar {
    this.event = event;
    VEvent from = event.event();
    List<String> names = names(from);
    boolean free = from.getTransparency() != null && from.getTransparency().isTransparent();
    String shown = shown(from);
    cancelled = event.withdrawn() || (from.getStatus() != null && from.getStatus().isCancelled());
    busy = !free && !"FREE".equals(shown) && !"WORKINGELSEWHERE".equals(shown);
    allDay = !start.hasTime() || isAllDay(event, start, length);
    outOfOffice = "OOF".equals(shown);
    organizer = organizer(from.getOrganizer());
    attendees = from.getAttendees().stream().map(EventFacts::attendee).toList();
    subject = rules.subjectOf(names);
    ignored = rules.ignores(names);
  }

  Occurrence at(@Nullable Instant original, LocalMoment start, EventLength length) {
    return new Occurrence(
        event.uid(),
        original,
        start.instant(),
        length.end(start),
        cancelled,
        busy,
        allDay,
        outOfOffice,
        organizer,
        attendees,
        null,
        event.version(),
        subject,
        ignored);
  }

  /** Returns title and categories, for the rules only. */
  private static List<String> names(VEvent event) {
    List<String> names = new ArrayList<>();
    if (event.getSummary() != null && event.getSummary().getValue() != null) {
      names.add(event.getSummary().getValue());
    }
    event.getCategories().forEach(categories -> names.addAll(categories.getValues()));
    return names;
  }

  /**
   * Whether it is an all-day event. Outlook and others write a day as times with a property
   * ([MS-OXCICAL], 2.1.3.1.1.20); without one, two midnights are a day.
   */
  private static boolean isAllDay(CalendarEvent event, LocalMoment start, EventLength length)
      throws UnreadableCalendar {
    for (RawProperty raw : event.event().getExperimentalProperties()) {
      if (name(raw).startsWith("X-") && name(raw).contains("ALLDAY")) {
        return switch (value(raw)) {
          case "TRUE", "1", "YES" -> true;
          case "FALSE", "0", "NO" -> false;
          default ->
              throw new UnreadableCalendar(
                  "an event with an ALLDAY that is neither TRUE nor FALSE");
        };
      }
    }
    Instant end = length.end(start);
    return WholeDays.are(start.instant(), end, start.zone())
        || WholeDays.are(start.instant(), end, EventZone.of(event.floatingIn()));
  }

  /** Returns the busy status by which Outlook shows it. */
  private static @Nullable String shown(VEvent event) throws UnreadableCalendar {
    for (RawProperty raw : event.getExperimentalProperties()) {
      if (name(raw).startsWith("X-MICROSOFT-") && name(raw).endsWith("-BUSYSTATUS")) {
        if (!BUSY.contains(value(raw))) {
          throw new UnreadableCalendar("an event with a BUSYSTATUS that cannot be read");
        }
        return value(raw);
      }
    }
    return null;
  }

  private static String name(RawProperty raw) {
    return raw.getName().strip().toUpperCase(Locale.ROOT);
  }

  private static String value(RawProperty raw) {
    return raw.getValue() == null ? "" : raw.getValue().strip().toUpperCase(Locale.ROOT);
  }

  private static @Nullable Attendee organizer(@Nullable Organizer organizer) {
    if (organizer == null) {
      return null;
    }
    String given = organizer.getParameter("EMAIL");
    String address =
        given != null
            ? given
            : organizer.getEmail() != null ? organizer.getEmail() : organizer.getUri();
    String type = organizer.getParameter("CUTYPE");
    return Attendee.of(
        address, "ACCEPTED", Part.REQUIRED, kind(type == null ? null : CalendarUserType.get(type)));
  }

  private static Attendee attendee(biweekly.property.Attendee attendee) {
    String address = attendee.getEmail() != null ? attendee.getEmail() : attendee.getUri();
    ParticipationLevel level = attendee.getParticipationLevel();
    return Attendee.of(
        address,
        participation(attendee.getParticipationStatus()),
        level == ParticipationLevel.OPTIONAL
            ? Part.OPTIONAL
            : level == ParticipationLevel.FYI ? Part.COPIED : Part.REQUIRED,
        kind(attendee.getCalendarUserType()));
  }

  /** Reads the PARTSTAT, also of vCalendar 1.0; a private one counts as no answer. */
  private static String participation(@Nullable ParticipationStatus status) {
    String word = status == null ? "" : status.getValue().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED", "COMPLETED", "IN-PROCESS" -> word;
      case "CONFIRMED" -> "ACCEPTED";
      default -> "NEEDS-ACTION";
    };
  }

  private static Kind kind(@Nullable CalendarUserType type) {
    if (CalendarUserType.GROUP.equals(type)) {
      return Kind.GROUP;
    }
    return CalendarUserType.ROOM.equals(type) || CalendarUserType.RESOURCE.equals(type)
        ? Kind.THING
        : Kind.PERSON;
  }
}
