package dev.makertime.collector.calendar.recurrence;

import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.ICalProperty;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the zone of a time: by its IANA name, also behind a prefix such as {@code
 * /mozilla.org/20050126_1/Europe/Berlin}, by its Windows name, or by the rules of the file itself.
 * It never uses the JVM's zone.
 */
public final class ZoneLookup {
  private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final Map<String, ZoneId> WINDOWS = windows();

  private ZoneLookup() {}

  /**
   * Finds the zone of a property's times that are not in UTC.
   *
   * @throws UnreadableCalendar when it names an unknown zone
   */
  static EventZone of(ICalendar calendar, ICalProperty property, ZoneId floatingIn)
      throws UnreadableCalendar {
    TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(property);
    String name = assigned == null ? property.getParameter("TZID") : name(assigned);
    if (name == null || name.isBlank()) {
      return EventZone.of(floatingIn);
    }
    Optional<ZoneId> known = byName(name);
    if (known.isPresent()) {
      return EventZone.of(known.get());
    }
    if (assigned != null && assigned.getComponent() != null && assigned.getTimeZone() != null) {
      checkWhole(assigned.getComponent());
      return new EventZone.OfFile(assigned.getTimeZone());
    }
    throw new UnreadableCalendar("an unknown time zone, which the file does not define either");
  }

  /** Whether a property names no zone for its times. */
  static boolean isFloating(ICalendar calendar, ICalProperty property) {
    String name = property.getParameter("TZID");
    return calendar.getTimezoneInfo().getTimezone(property) == null
        && (name == null || name.isBlank());
  }

  /** Finds a zone by its IANA or Windows name. */
  public static Optional<ZoneId> byName(String text) {
    String name = unquoted(text.strip());
    for (int from = 0; from >= 0; from = next(name, from)) {
      String rest = name.substring(from);
      if (IANA.contains(rest)) {
        return Optional.of(ZoneId.of(rest));
      }
    }
    return Optional.ofNullable(WINDOWS.get(name.toLowerCase(Locale.ROOT)));
  }

  private static String unquoted(String text) {
    int from = text.startsWith("\"") ? 1 : 0;
    int to = text.length() > from && text.endsWith("\"") ? text.length() - 1 : text.length();
    return text.substring(from, to);
  }

  private static void checkWhole(VTimezone zone) throws UnreadableCalendar {
    List<Observance> all = new ArrayList<>(zone.getStandardTimes());
    all.addAll(zone.getDaylightSavingsTime());
    for (Observance one : all) {
      boolean unread =
          one.getDateStart() == null
              || one.getTimezoneOffsetFrom() == null
              || one.getTimezoneOffsetTo() == null
              || one.getExperimentalProperty("RRULE") != null
              || one.getExperimentalProperty("RDATE") != null;
      if (unread) {
        throw new UnreadableCalendar("a time zone whose definition cannot be read");
      }
    }
  }

  private static int next(String name, int from) {
    int slash = name.indexOf('/', from);
    return slash < 0 || slash + 1 >= name.length() ? -1 : slash + 1;
  }

  private static @Nullable String name(TimezoneAssignment assigned) {
    VTimezone component = assigned.getComponent();
    return component == null || component.getTimezoneId() == null
        ? assigned.getTimeZone().getID()
        : component.getTimezoneId().getValue();
  }

  private static Map<String, ZoneId> windows() {
    try (InputStream in =
        Objects.requireNonNull(ZoneLookup.class.getResourceAsStream("windows-zones.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .collect(
              Collectors.toUnmodifiableMap(
                  both -> both[0].toLowerCase(Locale.ROOT), both -> ZoneId.of(both[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
