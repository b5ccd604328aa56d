package dev.makertime.collector.calendar.occurrence;

import dev.makertime.collector.reading.TimeWindow;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads iCalendar text; an interface, so that the libraries behind it can be replaced. */
public interface CalendarReader {

  /**
   * Content of a text.
   *
   * @param occurrences all that begin in the window
   * @param unread events that cannot be read; the others are not affected
   */
  record Contents(List<Occurrence> occurrences, List<Unread> unread) {
    public Contents {
      occurrences = List.copyOf(occurrences);
      unread = List.copyOf(unread);
    }
  }

  /**
   * Record of an event that cannot be read, with all of its series.
   *
   * @param uid absent where it has none
   * @param why the reason, which quotes none of its content
   */
  record Unread(@Nullable String uid, String why) {}

  /**
   * Reads all occurrences that begin in a window.
   *
   * @param floatingIn the zone of floating times, which name none: the owner's
   * @throws UnreadableCalendar when the text as a whole is no calendar, or exceeds a limit
   */
  Contents read(String text, TimeWindow window, ZoneId floatingIn) throws UnreadableCalendar;

  /** Raised for a calendar or event that cannot be read; the message quotes none of its content. */
  final class UnreadableCalendar extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableCalendar(String message) {
      super(message);
    }
  }
}
