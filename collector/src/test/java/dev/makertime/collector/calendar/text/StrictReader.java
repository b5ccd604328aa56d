package dev.makertime.collector.calendar.text;

import dev.makertime.collector.calendar.Feeds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small part of RFC 5545 read without mercy, to compare with: Ana's meetings by one event in UTC.
 */
final class StrictReader {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss['Z']").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern LINE =
      Pattern.compile("([A-Z0-9-]+)((?:;[A-Z0-9-]+=[A-Z0-9-]+)*):(.*)");
  private static final Pattern UNKNOWN = Pattern.compile("[A-Z0-9-]+(?:;[^:\"]*=[^:\"]*)?:.*");
  private static final Set<String> KNOWN =
      Set.of(
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "EXDATE",
          "RDATE",
          "EXRULE",
          "RECURRENCE-ID",
          "STATUS",
          "TRANSP",
          "ORGANIZER",
          "ATTENDEE",
          "SEQUENCE",
          "UID",
          "BEGIN",
          "END");

  /** Where it depends on who else is invited, which is tested elsewhere. */
  static final class Undecided extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Map<String, String> once = new HashMap<>();
  private final List<Line> people = new ArrayList<>();

  private record Line(String name, Map<String, String> parameters, String value) {
    boolean isOwn() {
      return value.equalsIgnoreCase("mailto:ana@example.com");
    }
  }

  private StrictReader() {}

  /** When Ana's meetings are; absent where not all of it is to be read. */
  static @Nullable Set<String> times(List<String> lines) {
    try {
      return new StrictReader().read(lines);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private Set<String> read(List<String> lines) {
    for (String line : unfolded(lines)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() && UNKNOWN.matcher(line).matches() && !isKnown(line)) {
        continue;
      }
      require(matcher.matches());
      String name = matcher.group(1);
      String parameters = matcher.group(2);
      String value = matcher.group(3);
      if (name.equals("ATTENDEE") || name.equals("ORGANIZER")) {
        require(!value.isBlank());
        people.add(new Line(name, parameters(parameters), value.strip()));
      } else if (KNOWN.contains(name)) {
        require(parameters.isEmpty() && once.put(name, value) == null);
      }
    }
    return expanded();
  }

  private Set<String> expanded() {
    Instant start = time(once.getOrDefault("DTSTART", ""));
    Duration length = length(start);
    Set<Instant> except = new HashSet<>();
    Set<String> daysOff = new HashSet<>();
    if (once.containsKey("EXDATE")) {
      for (String one : once.get("EXDATE").split(",", -1)) {
        if (one.matches("\\d{8}")) {
          daysOff.add(LocalDate.parse(one, DateTimeFormatter.BASIC_ISO_DATE).toString());
        } else {
          except.add(time(one));
        }
      }
      require(except.isEmpty() || daysOff.isEmpty());
    }
    int count = 1;
    int interval = 1;
    if (once.containsKey("RRULE")) {
      Matcher rule =
          Pattern.compile("FREQ=DAILY(?:;COUNT=([1-9]\\d{0,4}))?(?:;INTERVAL=([1-9]\\d{0,4}))?")
              .matcher(once.get("RRULE"));
      require(rule.matches());
      count = rule.group(1) == null ? 1_000 : Integer.parseInt(rule.group(1));
      interval = rule.group(2) == null ? 1 : Integer.parseInt(rule.group(2));
    }
    require(!once.containsKey("RDATE") && !once.containsKey("RECURRENCE-ID"));
    boolean counts = attends() && length.toSeconds() > 0;
    TreeSet<String> times = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      Instant one = start.plus(Duration.ofDays((long) i * interval));
      if (counts
          && Feeds.YEAR.contains(one)
          && !except.contains(one)
          && !daysOff.contains(one.toString().substring(0, 10))) {
        require(length.compareTo(Duration.ofDays(31)) <= 0);
        times.add(one + "/" + one.plus(length));
      }
    }
    return times;
  }

  private Duration length(Instant start) {
    require(!(once.containsKey("DTEND") && once.containsKey("DURATION")));
    if (once.containsKey("DURATION")) {
      require(once.get("DURATION").matches("PT(\\d+H)?(\\d+M)?(\\d+S)?"));
      return Duration.parse(once.get("DURATION"));
    }
    Duration length =
        once.containsKey("DTEND")
            ? Duration.between(start, time(once.get("DTEND")))
            : Duration.ZERO;
    require(!length.isNegative());
    return length;
  }

  private boolean attends() {
    String status = once.getOrDefault("STATUS", "CONFIRMED");
    String shown = once.getOrDefault("TRANSP", "OPAQUE");
    require(Set.of("CONFIRMED", "TENTATIVE", "CANCELLED").contains(status));
    require(Set.of("OPAQUE", "TRANSPARENT").contains(shown));
    List<Line> own = people.stream().filter(Line::isOwn).toList();
    boolean otherwise =
        people.stream().anyMatch(one -> !one.isOwn() && one.value().contains("ana@example.com"));
    if (own.size() != 1
        || people.size() < 2
        || otherwise
        || own.get(0).name().equals("ORGANIZER")) {
      throw new Undecided();
    }
    String answer = own.get(0).parameters().getOrDefault("PARTSTAT", "NEEDS-ACTION");
    return !status.equals("CANCELLED") && shown.equals("OPAQUE") && !answer.equals("DECLINED");
  }

  private static boolean isKnown(String line) {
    return KNOWN.contains(line.split("[;:]", 2)[0]);
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String one : text.isEmpty() ? new String[0] : text.substring(1).split(";")) {
      String[] both = one.split("=", 2);
      require(parameters.put(both[0], both[1]) == null);
    }
    require(
        Set.of("ACCEPTED", "DECLINED", "TENTATIVE")
            .contains(parameters.getOrDefault("PARTSTAT", "ACCEPTED")));
    require(parameters.getOrDefault("ROLE", "REQ-PARTICIPANT").equals("REQ-PARTICIPANT"));
    return parameters;
  }

  private static List<String> unfolded(List<String> lines) {
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        require(!all.isEmpty());
        all.set(all.size() - 1, all.get(all.size() - 1) + line.substring(1));
      } else if (!line.isEmpty()) {
        all.add(line);
      }
    }
    return all.stream().map(String::strip).map(StrictReader::upper).toList();
  }

  /** Names are the same in small letters. */
  private static String upper(String line) {
    int end = line.indexOf(':');
    return end < 0 ? line : line.substring(0, end).toUpperCase(Locale.ROOT) + line.substring(end);
  }

  private static Instant time(String text) {
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalArgumentException("not to be read");
    }
  }
}
