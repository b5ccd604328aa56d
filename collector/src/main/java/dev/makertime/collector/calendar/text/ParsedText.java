package dev.makertime.collector.calendar.text;

import biweekly.ICalendar;
import biweekly.io.ParseWarning;
import biweekly.io.scribe.ScribeIndex;
import biweekly.io.text.ICalReader;
import dev.makertime.collector.calendar.occurrence.CalendarReader.Unread;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Parses a text by biweekly. Where the parser fails on the whole text, it parses event by event.
 *
 * @param calendars one for each VCALENDAR
 * @param broken UIDs of events with a broken line that matters
 * @param unread events on which the parser fails
 */
public record ParsedText(List<ICalendar> calendars, Set<String> broken, List<Unread> unread) {
  private static final ScribeIndex STRICT = PropertyFormats.index();
  private static final Integer NAMELESS_PARAMETER = 4;
  private static final String END = "END:VCALENDAR\r\n";

  /**
   * Parses a text.
   *
   * @throws UnreadableCalendar when it is no calendar
   */
  public static ParsedText of(String text) throws UnreadableCalendar {
    List<Unread> unread = new ArrayList<>();
    List<ParseWarning> warnings = new ArrayList<>();
    List<ICalendar> calendars;
    try {
      calendars = parse(text, warnings);
    } catch (RuntimeException | AssertionError e) {
      warnings.clear();
      calendars = withoutKillers(text, warnings, unread);
    }
    if (calendars.isEmpty()) {
      throw new UnreadableCalendar("the text has no VCALENDAR");
    }
    boolean isWhole =
        !BrokenLines.mayBeIn(text)
            && warnings.stream()
                .noneMatch(
                    one ->
                        one.getPropertyName() == null
                            || Objects.equals(one.getCode(), NAMELESS_PARAMETER));
    return new ParsedText(calendars, isWhole ? Set.of() : BrokenLines.uids(text), unread);
  }

  private static List<ICalendar> parse(String text, List<ParseWarning> warnings) {
    List<ICalendar> calendars = new ArrayList<>();
    try (ICalReader reader = new ICalReader(new Characters(text))) {
      reader.setScribeIndex(STRICT);
      for (ICalendar one = reader.readNext(); one != null; one = reader.readNext()) {
        calendars.add(one);
        warnings.addAll(reader.getWarnings());
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
    return calendars;
  }

  private static List<ICalendar> withoutKillers(
      String text, List<ParseWarning> warnings, List<Unread> unread) throws UnreadableCalendar {
    List<ICalendar> all = new ArrayList<>();
    for (String calendar : TextComponents.of(text, "VCALENDAR")) {
      StringBuilder good = new StringBuilder(TextComponents.head(calendar));
      for (String component : TextComponents.of(calendar, "VTIMEZONE")) {
        good.append(component);
      }
      for (String event : TextComponents.of(calendar, "VEVENT")) {
        if (Thread.currentThread().isInterrupted()) {
          throw new UnreadableCalendar("the text takes too long to parse");
        }
        if (canBeParsed(event)) {
          good.append(event);
        } else {
          unread.add(new Unread(TextComponents.uid(event), "an event on which the parser fails"));
        }
      }
      try {
        all.addAll(parse(good.append(END).toString(), warnings));
      } catch (RuntimeException | AssertionError e) {
        throw new UnreadableCalendar("the text is no iCalendar");
      }
    }
    return all;
  }

  private static boolean canBeParsed(String event) {
    try {
      parse("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event + END, new ArrayList<>());
      return true;
    } catch (RuntimeException | AssertionError e) {
      return false;
    }
  }

  /**
   * Reads a text in one thread. The parser asks for one character at a time, and a {@link
   * java.io.StringReader} takes a lock for each of them.
   */
  private static final class Characters extends Reader {
    private final String text;
    private int next;

    Characters(String text) {
      this.text = text;
    }

    @Override
    public int read() {
      return next < text.length() ? text.charAt(next++) : -1;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      int count = Math.min(length, text.length() - next);
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      text.getChars(next, next + count, into, offset);
      next += count;
      return count;
    }

    @Override
    public void close() {
      next = text.length();
    }
  }
}
