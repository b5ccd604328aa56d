package dev.makertime.collector.calendar.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the text of a recurrence rule, and which parts may stand together (RFC 5545, 3.3.10). One
 * wrong part makes the whole rule invalid: the rest would be another rule.
 */
final class RuleFormat {
  private static final Set<String> FREQUENCIES =
      Set.of("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  private static final Set<String> DAYS = Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  /** A rule of vCalendar 1.0. */
  private static final Pattern OLD =
      Pattern.compile(
          "(?:YD|YM|MD|MP|W|D)[1-9]\\d{0,3}(?: (?:[A-Z]{2}|\\d{1,4}[+-]?))*"
              + "(?: (?:#\\d{1,6}|\\d{8}(?:T\\d{6}Z?)?))?");

  private final Set<String> names = new HashSet<>();
  private String frequency = "";
  private boolean ordinals;

  private RuleFormat() {}

  /** Returns the rule in upper case, without parts that are defaults; null where it is invalid. */
  static @Nullable String normal(String text) {
    RuleFormat form = new RuleFormat();
    StringBuilder normal = new StringBuilder();
    for (String part : text.toUpperCase(Locale.ROOT).replace(", ", ",").split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals);
      String value = equals < 0 ? null : form.value(name, part.substring(equals + 1));
      if (value == null || !form.names.add(name)) {
        return null;
      }
      if (!value.isEmpty()) {
        normal.append(normal.isEmpty() ? "" : ";").append(name).append('=').append(value);
      }
    }
    return form.isAllowed() ? normal.toString() : null;
  }

  /** Converts a rule of vCalendar 1.0; null where it is invalid. */
  static @Nullable String old(String text) {
    String normal = text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return OLD.matcher(normal).matches() ? normal : null;
  }

  /** Returns the value of a part; empty where it is the default. */
  private @Nullable String value(String name, String value) {
    boolean good =
        switch (name) {
          case "FREQ" -> FREQUENCIES.contains(value);
          case "COUNT", "INTERVAL" -> number(value, 1, Integer.MAX_VALUE, false);
          case "BYSECOND" -> each(value, one -> number(one, 0, 60, false));
          case "BYMINUTE" -> each(value, one -> number(one, 0, 59, false));
          case "BYHOUR" -> each(value, one -> number(one, 0, 23, false));
          case "BYMONTH" -> each(value, one -> number(one, 1, 12, false));
          case "BYMONTHDAY" -> each(value, one -> number(one, 1, 31, true));
          case "BYYEARDAY", "BYSETPOS" -> each(value, one -> number(one, 1, 366, true));
          case "BYWEEKNO" -> each(value, one -> number(one, 1, 53, true));
          case "BYDAY" -> each(value, this::day);
          case "WKST" -> DAYS.contains(value);
          case "UNTIL" -> ValueFormats.moment(value) != null;
          case "RSCALE" -> value.equals("GREGORIAN");
          case "SKIP" -> value.equals("OMIT");
          default -> false;
        };
    if (name.equals("FREQ")) {
      frequency = value;
    }
    if (!good) {
      return null;
    }
    return switch (name) {
      case "RSCALE", "SKIP" -> "";
      case "UNTIL" -> ValueFormats.moment(value);
      default -> value;
    };
  }

  private boolean isAllowed() {
    boolean yearly = frequency.equals("YEARLY");
    boolean monthly = frequency.equals("MONTHLY");
    boolean weekly = frequency.equals("WEEKLY");
    boolean position =
        !names.contains("BYSETPOS")
            || names.stream().anyMatch(one -> one.startsWith("BY") && !one.equals("BYSETPOS"));
    return !frequency.isEmpty()
        && position
        && (!ordinals || monthly || (yearly && !names.contains("BYWEEKNO")))
        && (yearly || !names.contains("BYWEEKNO"))
        && (!weekly || !names.contains("BYMONTHDAY"))
        && (!names.contains("BYYEARDAY") || !(weekly || monthly || frequency.equals("DAILY")));
  }

  private boolean day(String text) {
    int length = text.length();
    if (length < 2 || !DAYS.contains(text.substring(length - 2))) {
      return false;
    }
    ordinals |= length > 2;
    return length == 2 || number(text.substring(0, length - 2), 1, 53, true);
  }

  private static boolean each(String list, Predicate<String> good) {
    for (String one : list.split(",", -1)) {
      if (!good.test(one)) {
        return false;
      }
    }
    return true;
  }

  private static boolean number(String text, int from, int to, boolean signed) {
    boolean sign = signed && (text.startsWith("-") || text.startsWith("+"));
    String digits = sign ? text.substring(1) : text;
    if (digits.isEmpty()
        || digits.length() > 10
        || !ValueFormats.digits(digits, 0, digits.length())) {
      return false;
    }
    long number = Long.parseLong(digits);
    return number >= from && number <= to;
  }
}
