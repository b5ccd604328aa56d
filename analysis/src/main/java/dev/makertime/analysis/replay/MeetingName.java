package dev.makertime.analysis.replay;

import dev.makertime.model.LostFocus;
import java.util.regex.Pattern;

/**
 * Names meetings alike for all who attend. A calendar source writes its own name before that of a
 * meeting, {@code calendar-ana/UID/2026-06-15T14:00:00Z}; other tools write {@code
 * UID/2026-06-15T14:00:00Z}.
 */
final class MeetingName {
  private static final Pattern INSTANCE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?Z?)?");

  private MeetingName() {}

  /** The name of an instance: the id, without the source's name where it has one. */
  static String of(String id) {
    String behind = id.substring(id.indexOf('/') + 1);
    return behind.isEmpty() || INSTANCE.matcher(behind).matches() ? id : behind;
  }

  /** The name of its series, without what tells one instance from another. */
  static String series(String id) {
    return LostFocus.series(of(id));
  }
}
