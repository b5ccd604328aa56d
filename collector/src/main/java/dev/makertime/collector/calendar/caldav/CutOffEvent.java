package dev.makertime.collector.calendar.caldav;

/**
 * Replaces an event whose text is cut off or empty, so that it does not cut off the others behind
 * it.
 */
final class CutOffEvent {
  private CutOffEvent() {}

  /** Returns the text, or one with the same UID that cannot be read where it is cut off. */
  static String replaced(String text) {
    long begun = text.lines().filter(line -> line.startsWith("BEGIN:")).count();
    long ended = text.lines().filter(line -> line.startsWith("END:")).count();
    if (begun == ended && begun > 0) {
      return text;
    }
    String uid =
        text.lines().filter(line -> line.startsWith("UID")).findFirst().orElse("UID:cut-off");
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
        + uid
        + "\r\nDTSTART:cut off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
