package dev.makertime.collector.source.calendar;

import dev.makertime.collector.source.Window;
import java.time.ZoneId;
import java.util.List;

/** Reads iCalendar text. One interface, so that the libraries behind it can be changed. */
interface CalendarReader {

  /**
   * All occurrences that begin in a window.
   *
   * @param floatingIn the zone of times that name none: the owner's
   * @throws UnreadableCalendar when the text is no calendar or holds what cannot be expanded
   */
  List<Occurrence> read(String text, Window window, ZoneId floatingIn) throws UnreadableCalendar;

  /** A calendar that cannot be read; the message names no content of it. */
  final class UnreadableCalendar extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableCalendar(String message) {
      super(message);
    }
  }
}
