package dev.makertime.collector.calendar.occurrence;

import dev.makertime.collector.reading.TimeWindow;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads iCalendar text. One interface, so that the libraries behind it can be changed. */
public interface CalendarReader {

  /**
   * What a text tells.
   *
   * @param occurrences all that begin in the window
   * @param unread events that cannot be read; the others do not suffer
   */
  record Contents(List<Occurrence> occurrences, List<Unread> unread) {
    public Contents {
      occurrences = List.copyOf(occurrences);
      unread = List.copyOf(unread);
    }
  }

  /**
   * An event that cannot be read, with all of its series.
   *
   * @param uid absent where it has none
   * @param why naming no content of it
   */
  record Unread(@Nullable String uid, String why) {}

  /**
   * All occurrences that begin in a window.
   *
   * @param floatingIn the zone of times that name none: the owner's
   * @throws UnreadableCalendar when the text as a whole is no calendar, or too much of one
   */
  Contents read(String text, TimeWindow window, ZoneId floatingIn) throws UnreadableCalendar;

  /** A calendar that cannot be read; the message names no content of it. */
  final class UnreadableCalendar extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableCalendar(String message) {
      super(message);
    }
  }
}
