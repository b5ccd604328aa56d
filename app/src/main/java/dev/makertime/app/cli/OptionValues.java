package dev.makertime.app.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the values of options, and reports which values are allowed. */
public final class OptionValues {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final Period LONGEST_PERIOD = Period.ofYears(100);

  private OptionValues() {}

  /** Lets a command line read them. */
  public static CommandLine known(CommandLine commandLine) {
    registerTimes(commandLine);
    registerNumbers(commandLine);
    return commandLine
        .registerConverter(
            URI.class,
            one(
                URI::create,
                uri -> !uri.toString().isEmpty(),
                "an address like https://gitlab.example.com"))
        .registerConverter(Path.class, one(OptionValues::path, path -> true, "a file's name"));
  }

  private static void registerTimes(CommandLine commandLine) {
    commandLine
        .registerConverter(
            LocalDate.class,
            one(
                LocalDate::parse,
                OptionValues::isOfOurTime,
                "a date like 2026-01-31, of the years 1970 to 2100"))
        .registerConverter(
            Instant.class,
            one(
                Instant::parse,
                OptionValues::isOfOurTime,
                "a time like 2026-01-31T12:00:00Z, of the years 1970 to 2100"))
        .registerConverter(
            Duration.class,
            one(
                Duration::parse,
                time -> !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0,
                "a time like P90D or PT12H, of 100 years at most"))
        .registerConverter(
            Period.class,
            one(
                Period::parse,
                time -> !LocalDate.EPOCH.plus(time).isAfter(LocalDate.EPOCH.plus(LONGEST_PERIOD)),
                "a time like P90D, of 100 years at most"))
        .registerConverter(
            ZoneId.class, one(ZoneId::of, zone -> true, "a time zone like Europe/Lisbon"));
  }

  private static void registerNumbers(CommandLine commandLine) {
    ITypeConverter<Integer> integers =
        one(text -> Integer.valueOf(whole(text)), number -> true, WHOLE);
    ITypeConverter<Long> longs = one(text -> Long.valueOf(whole(text)), number -> true, WHOLE);
    commandLine
        .registerConverter(Integer.class, integers)
        .registerConverter(Integer.TYPE, integers)
        .registerConverter(Long.class, longs)
        .registerConverter(Long.TYPE, longs);
  }

  private static final String WHOLE = "a whole number";

  /** In the digits of any keyboard; Java would read those of other scripts as well. */
  private static String whole(String text) {
    if (!text.matches("-?[0-9]+")) {
      throw new IllegalArgumentException(WHOLE);
    }
    return text;
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new InvalidPathException(text, "empty");
    }
    return Path.of(text);
  }

  private static boolean isOfOurTime(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  private static boolean isOfOurTime(Instant time) {
    return time.isAfter(Instant.EPOCH.minusSeconds(1))
        && time.isBefore(Instant.parse("2101-01-01T00:00:00Z"));
  }

  private static <T> ITypeConverter<T> one(
      Function<String, T> parse, java.util.function.Predicate<T> fits, String what) {
    return text -> {
      try {
        T value = parse.apply(text);
        if (fits.test(value)) {
          return value;
        }
      } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
        // said below
      }
      throw new TypeConversionException("must be %s, not '%s'".formatted(what, shown(text)));
    };
  }

  /** Shortens long values. */
  public static String shown(String text) {
    String plain =
        text.codePoints().anyMatch(Character::isISOControl)
            ? text.replaceAll("\\p{Cntrl}", "?")
            : text;
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }
}
