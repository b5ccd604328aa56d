package dev.makertime.collector.tool.gitlab.payload;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses the times of GitLab's payloads, which have several forms: {@code 2016-08-12 15:23:28 UTC},
 * {@code 2021-04-28 21:50:00 +0200} and ISO-8601. A time without an offset is refused: an offset
 * that is dropped is hours that are wrong.
 */
public final class GitLabTime {
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
  public static Instant parse(String text) {
    Instant plain = plain(text);
    if (plain != null) {
      return plain;
    }
    if (text.endsWith(" UTC")) {
      return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
    }
    if (text.length() > 10 && text.charAt(10) == ' ') {
      return OffsetDateTime.parse(text, OFFSET).toInstant();
    }
    return OffsetDateTime.parse(text).toInstant();
  }

  /**
   * What nearly all times look like, read digit by digit: {@code 2016-08-12T15:23:28Z}, with or
   * without milliseconds, and {@code 2016-08-12 15:23:28 UTC}. Formatters take ten times as long,
   * and a pipeline has dozens of times.
   *
   * @return null for anything else
   */
  private static @Nullable Instant plain(String text) {
    int length = text.length();
    boolean iso = length >= 20 && text.charAt(10) == 'T' && text.charAt(length - 1) == 'Z';
    boolean millis = length == 24 && text.charAt(19) == '.';
    boolean utc = length == 23 && text.charAt(10) == ' ' && text.endsWith(" UTC");
    if (!(iso && (length == 20 || millis)) && !utc) {
      return null;
    }
    boolean separated =
        text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    return separated
        ? LocalDateTime.of(
                digits(text, 0, 4),
                digits(text, 5, 7),
                digits(text, 8, 10),
                digits(text, 11, 13),
                digits(text, 14, 16),
                digits(text, 17, 19),
                millis ? digits(text, 20, 23) * 1_000_000 : 0)
            .toInstant(ZoneOffset.UTC)
        : null;
  }

  /**
   * A number of digits only.
   *
   * @throws DateTimeParseException where there is anything else among them
   */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeParseException("not a digit", text, i);
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
