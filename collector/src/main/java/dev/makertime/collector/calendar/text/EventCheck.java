package dev.makertime.collector.calendar.text;

import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DurationProperty;
import biweekly.property.ExceptionRule;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.RawProperty;
import biweekly.property.RecurrenceId;
import biweekly.property.Sequence;
import biweekly.property.Status;
import biweekly.property.Transparency;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks that an event was read completely. */
public final class EventCheck {
  /** Properties that decide when an event is, whether it takes place, and who takes part. */
  static final Set<String> MATTERS =
      Set.of(
          "UID",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "EXRULE",
          "RECURRENCE-ID",
          "STATUS",
          "TRANSP",
          "SEQUENCE",
          "ORGANIZER",
          "ATTENDEE",
          "X-MICROSOFT-CDO-ALLDAYEVENT",
          "X-MICROSOFT-CDO-BUSYSTATUS");

  /** Properties that RFC 5545 (3.6.1) allows once. */
  private static final Set<Class<? extends ICalProperty>> ONCE =
      Set.of(
          DateStart.class,
          DateEnd.class,
          DurationProperty.class,
          RecurrenceId.class,
          Status.class,
          Transparency.class,
          Sequence.class,
          Organizer.class);

  private EventCheck() {}

  /**
   * Checks an event.
   *
   * @param cancels whether it only cancels an event, which needs no time
   * @throws UnreadableCalendar when a property that matters is missing, there twice, or unreadable
   */
  public static void check(VEvent event, boolean cancels) throws UnreadableCalendar {
    for (RawProperty raw : event.getExperimentalProperties()) {
      String name = raw.getName().strip().toUpperCase(Locale.ROOT);
      if (MATTERS.contains(name) && !name.startsWith("X-")) {
        throw new UnreadableCalendar("an event whose " + name + " cannot be read");
      }
    }
    if (!cancels && (event.getDateStart() == null || event.getDateStart().getValue() == null)) {
      throw new UnreadableCalendar("an event without a readable start");
    }
    if (!event.getProperties(ExceptionRule.class).isEmpty()) {
      throw new UnreadableCalendar("an event with an EXRULE, which RFC 5545 has dropped");
    }
    for (Map.Entry<Class<? extends ICalProperty>, List<ICalProperty>> one : event.getProperties()) {
      List<ICalProperty> all = one.getValue();
      if (all.size() > 1 && ONCE.contains(one.getKey()) && all.stream().distinct().count() > 1) {
        throw new UnreadableCalendar("an event with two different values of one property");
      }
    }
  }
}
