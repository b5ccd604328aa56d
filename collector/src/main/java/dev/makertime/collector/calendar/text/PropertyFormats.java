package dev.makertime.collector.calendar.text;

import biweekly.ICalDataType;
import biweekly.io.scribe.ScribeIndex;
import biweekly.io.scribe.property.ICalPropertyScribe;
import biweekly.property.Attendee;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.DateTimeStamp;
import biweekly.property.DurationProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.property.LastModified;
import biweekly.property.Organizer;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceId;
import biweekly.property.RecurrenceRule;
import biweekly.property.Sequence;
import biweekly.property.Status;
import biweekly.property.Transparency;
import dev.makertime.collector.calendar.text.StrictPropertyReader.Form;
import dev.makertime.collector.calendar.text.StrictPropertyReader.Written;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Defines how each property that matters must be written (RFC 5545, 3.2 and 3.8). */
final class PropertyFormats {
  private static final Set<String> STATUSES = Set.of("TENTATIVE", "CONFIRMED", "CANCELLED");
  private static final Set<String> ROLES =
      Set.of(
          "CHAIR",
          "REQ-PARTICIPANT",
          "OPT-PARTICIPANT",
          "NON-PARTICIPANT",
          "ATTENDEE", // of vCalendar 1.0, and still in use
          "ORGANIZER",
          "OWNER",
          "DELEGATE");
  private static final Set<String> ANSWERS =
      Set.of(
          "NEEDS-ACTION",
          "ACCEPTED",
          "DECLINED",
          "TENTATIVE",
          "DELEGATED",
          "COMPLETED",
          "IN-PROCESS");
  private static final Set<String> TYPES =
      Set.of("INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN");

  private PropertyFormats() {}

  /** Makes the index of the parser's readers, each behind a check of the text. */
  static ScribeIndex index() {
    ScribeIndex index = new ScribeIndex();
    add(index, DateStart.class, PropertyFormats::moment);
    add(index, DateEnd.class, PropertyFormats::moment);
    add(index, RecurrenceId.class, PropertyFormats::recurrenceId);
    add(index, ExceptionDates.class, PropertyFormats::moments);
    add(index, RecurrenceDates.class, PropertyFormats::moments);
    add(index, RecurrenceRule.class, PropertyFormats::rule);
    add(index, DurationProperty.class, one -> ValueFormats.isDuration(one.value()) ? one : null);
    add(index, DateTimeStamp.class, PropertyFormats::stamp);
    add(index, LastModified.class, PropertyFormats::stamp);
    add(index, Sequence.class, PropertyFormats::sequence);
    add(index, Status.class, PropertyFormats::status);
    add(index, Transparency.class, PropertyFormats::transparency);
    add(index, Organizer.class, PropertyFormats::party);
    add(index, Attendee.class, PropertyFormats::party);
    return index;
  }

  @SuppressWarnings("unchecked") // the index returns for a class the reader of that class
  private static <T extends ICalProperty> void add(ScribeIndex index, Class<T> type, Form form) {
    index.register(
        new StrictPropertyReader<>((ICalPropertyScribe<T>) index.getPropertyScribe(type), form));
  }

  private static @Nullable Written moment(Written written) {
    String normal = ValueFormats.moment(written.value());
    return normal == null || !written.atMostOne("TZID") || !agrees(written.type(), normal)
        ? null
        : written.as(normal, written.type());
  }

  private static @Nullable Written recurrenceId(Written written) {
    String range = written.parameters().first("RANGE");
    boolean known = range == null || range.equalsIgnoreCase("THISANDFUTURE");
    return known && written.atMostOne("RANGE") ? moment(written) : null;
  }

  /** Whether the value has the type that the property declares. */
  private static boolean agrees(@Nullable ICalDataType type, String moment) {
    return type == null
        || type == ICalDataType.DATE_TIME
        || (type == ICalDataType.DATE && moment.indexOf('T') < 0);
  }

  private static @Nullable Written moments(Written written) {
    boolean periods = written.type() == ICalDataType.PERIOD;
    Function<String, @Nullable String> form = periods ? ValueFormats::period : ValueFormats::moment;
    StringBuilder normal = new StringBuilder();
    @Nullable Boolean dates = null;
    for (String one : written.value().split(written.old() ? "[;,]" : ",", -1)) {
      String moment = form.apply(one.strip());
      boolean date = moment != null && moment.indexOf('T') < 0;
      if (moment == null
          || (dates != null && dates != date)
          || (!periods && !agrees(written.type(), moment))) {
        return null;
      }
      dates = date;
      normal.append(normal.isEmpty() ? "" : written.old() ? ";" : ",").append(moment);
    }
    boolean byForm = written.type() == ICalDataType.DATE_TIME && Boolean.TRUE.equals(dates);
    return written.atMostOne("TZID")
        ? written.as(normal.toString(), byForm ? ICalDataType.DATE : written.type())
        : null;
  }

  private static @Nullable Written rule(Written written) {
    String normal =
        written.old() ? RuleFormat.old(written.value()) : RuleFormat.normal(written.value());
    return normal == null ? null : written.as(normal, written.type());
  }

  /** Reads a time of change, which is always in UTC (RFC 5545, 3.8.7). */
  private static @Nullable Written stamp(Written written) {
    String normal = ValueFormats.moment(written.value());
    if (normal == null) {
      return null;
    }
    boolean date = normal.indexOf('T') < 0;
    return written.as(
        date ? normal + "T000000Z" : normal.endsWith("Z") ? normal : normal + "Z", written.type());
  }

  private static @Nullable Written sequence(Written written) {
    String value = written.value();
    return value.length() < 10 && ValueFormats.digits(value, 0, value.length()) ? written : null;
  }

  private static @Nullable Written status(Written written) {
    String value = written.value().toUpperCase(Locale.ROOT);
    if (value.equals("CANCELED")) {
      return written.as("CANCELLED", written.type());
    }
    return STATUSES.contains(value) || written.old() ? written.as(value, written.type()) : null;
  }

  private static @Nullable Written transparency(Written written) {
    String value = written.value().toUpperCase(Locale.ROOT);
    return value.equals("OPAQUE") || value.equals("TRANSPARENT") || written.old()
        ? written.as(value, written.type())
        : null;
  }

  /** Reads an attendee: the address and the role. */
  private static @Nullable Written party(Written written) {
    boolean good =
        !written.value().isEmpty()
            && (written.old()
                || (isOneOf(written, "ROLE", ROLES)
                    && isOneOf(written, "PARTSTAT", ANSWERS)
                    && isOneOf(written, "CUTYPE", TYPES)
                    && written.atMostOne("EMAIL")));
    return good ? written : null;
  }

  /**
   * Whether a parameter is known or private. RFC 5545 allows private values, which mean nothing
   * here.
   */
  private static boolean isOneOf(Written written, String parameter, Set<String> known) {
    String value = written.parameters().first(parameter);
    if (value == null) {
      return true;
    }
    String word = value.toUpperCase(Locale.ROOT);
    return written.atMostOne(parameter) && (known.contains(word) || word.matches("X-[A-Z0-9-]+"));
  }
}
