package dev.makertime.collector.calendar.recurrence;

import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/** Checks the limits of a calendar before it is parsed or expanded. */
public final class CalendarLimits {
  private static final int CHARACTERS = 16 << 20;
  private static final int EVENTS = 50_000;
  private static final int ZONES = 500;
  private static final int DEPTH = 8;
  private static final int FOLDED = 20_000;
  private static final int LONGEST = 20;
  private static final long INSTANCES_OF_A_PERIOD = 100_000;

  private static final Pattern BEGIN = Pattern.compile("BEGIN:\\s*[A-Z][A-Z0-9-]*");
  private static final Pattern END = Pattern.compile("END:\\s*[A-Z][A-Z0-9-]*");

  private CalendarLimits() {}

  /**
   * Checks a text before it is parsed.
   *
   * @throws UnreadableCalendar when it is cut off, or exceeds a limit
   */
  public static void check(String text) throws UnreadableCalendar {
    if (text.length() > CHARACTERS) {
      throw new UnreadableCalendar("the calendar has more than 16 MiB");
    }
    int depth = 0;
    int events = 0;
    int zones = 0;
    int folded = 0;
    int end;
    for (int at = 0; at < text.length(); at = next(text, end)) {
      end = endOfLine(text, at);
      boolean continues = text.charAt(at) == ' ' || text.charAt(at) == '\t';
      folded = continues ? folded + 1 : 0;
      String begin = continues ? "" : word(text, at, end);
      if (begin.startsWith("BEGIN:") && BEGIN.matcher(begin).matches()) {
        depth++;
        events += begin.equals("BEGIN:VEVENT") ? 1 : 0;
        zones += begin.equals("BEGIN:VTIMEZONE") ? 1 : 0;
      } else if (begin.startsWith("END:") && END.matcher(begin).matches()) {
        depth--;
      }
      if (events > EVENTS || zones > ZONES + events || depth > DEPTH || folded > FOLDED) {
        throw new UnreadableCalendar(
            "the calendar has too many events, zones, nested components or folded lines");
      }
    }
    if (depth != 0) {
      // meetings behind the cut would look deleted
      throw new UnreadableCalendar("the calendar is cut off: a BEGIN has no END");
    }
  }

  private static int endOfLine(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Returns where the next line begins. */
  private static int next(String text, int end) {
    return text.startsWith("\r\n", end) ? end + 2 : end + 1;
  }

  /** Returns a line that may begin or end a component, in upper case; else empty. */
  private static String word(String text, int from, int to) {
    char first = from < to ? text.charAt(from) : ' ';
    boolean other =
        to - from > LONGEST || (first > ' ' && first < 128 && "BbEe".indexOf(first) < 0);
    return other ? "" : text.substring(from, to).strip().toUpperCase(Locale.ROOT);
  }

  /**
   * Checks a rule before it is expanded.
   *
   * @throws UnreadableCalendar when one period alone has too many instances
   */
  static void check(RecurrenceRule rule) throws UnreadableCalendar {
    long product = 1;
    for (Part part :
        new Part[] {
          Part.BYMONTH,
          Part.BYWEEKNO,
          Part.BYYEARDAY,
          Part.BYMONTHDAY,
          Part.BYHOUR,
          Part.BYMINUTE,
          Part.BYSECOND
        }) {
      if (rule.hasPart(part)) {
        product *= Math.max(1, rule.getByPart(part).size());
      }
    }
    if (rule.hasPart(Part.BYDAY)) {
      int weeks = rule.getFreq() == Freq.YEARLY && !rule.hasPart(Part.BYMONTH) ? 53 : 5;
      product *= (long) rule.getByDayPart().size() * weeks;
    }
    if (product > INSTANCES_OF_A_PERIOD) {
      throw new UnreadableCalendar("a rule with too many instances in one period");
    }
  }
}
