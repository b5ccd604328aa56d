package dev.makertime.collector.source.gitlab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * The clocks of GitLab's payloads, often several in one: {@code 2016-08-12 15:23:28 UTC}, {@code
 * 2021-04-28 21:50:00 +0200} and ISO-8601. A time without an offset is refused: an offset that is
 * dropped is hours that are wrong.
 */
final class GitLabTime {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss ")
          .appendOffset("+HHMM", "+0000")
          .toFormatter(Locale.ROOT);

  private GitLabTime() {}

  /**
   * Reads one time.
   *
   * @throws DateTimeParseException for anything else
   */
  static Instant parse(String text) {
    if (text.endsWith(" UTC")) {
      return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
    }
    if (text.length() > 10 && text.charAt(10) == ' ') {
      return OffsetDateTime.parse(text, OFFSET).toInstant();
    }
    return OffsetDateTime.parse(text).toInstant();
  }
}
