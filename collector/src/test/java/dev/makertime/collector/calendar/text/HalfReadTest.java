package dev.makertime.collector.calendar.text;

import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.Feeds;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.testkit.Thorough;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An event in which characters were changed means what a strict reader makes of it, or what it
 * meant before, or it is set aside. It never vanishes and never hides the one beside it.
 */
class HalfReadTest {
  private static final int MUTATIONS = 400;
  private static final String CHARACTERS = "0123456789TZPDHM:;,=-+.\"'/ \tabcXYZé";
  private static final String GOOD =
      event("ok", "DTSTART:20260609T090000Z\nDTEND:20260609T100000Z\n" + Feeds.BOTH);
  private static final String OK = "2026-06-09T09:00:00Z/2026-06-09T10:00:00Z";

  static IntStream seeds() {
    return IntStream.rangeClosed(1, Thorough.isOn() ? 100 : 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_changed_is_whole_or_set_aside(int seed) {
    Random random = new Random(seed);
    int whole = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      List<String> lines = lines(random);
      @Nullable Set<String> before = StrictReader.times(lines);
      List<String> changed = changed(lines, random);
      @Nullable Set<String> after;
      try {
        after = StrictReader.times(changed);
      } catch (StrictReader.Undecided e) {
        continue;
      }
      String text = String.join("\n", changed) + "\n";

      SnapshotReader.Snapshot told =
          told("UTC", calendar("BEGIN:VEVENT\nUID:b\n" + text + "END:VEVENT\n" + GOOD));

      List<String> times = new ArrayList<>(Feeds.times(told));
      assertThat(times.remove(OK)).as(text).isTrue();
      Set<String> found = new TreeSet<>(times);
      if (told.unreadable().isEmpty()) {
        assertThat(found).as(text).isEqualTo(after == null ? before : after);
        whole++;
      } else {
        assertThat(found).as(text).isEmpty();
      }
      assertThat(before).as("what was to be changed").isNotNull();
    }
    assertThat(whole).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    int hour = 10 + random.nextInt(10);
    lines.add("DTSTART:20260610T" + hour + "0000Z");
    lines.add(random.nextBoolean() ? "DTEND:20260610T" + hour + "4500Z" : "DURATION:PT1H15M");
    if (random.nextBoolean()) {
      lines.add("RRULE:FREQ=DAILY;COUNT=" + (2 + random.nextInt(30)) + ";INTERVAL=2");
      lines.add("EXDATE:20260612T" + hour + "0000Z,20260614T" + hour + "0000Z");
    }
    lines.add("STATUS:" + (random.nextInt(3) == 0 ? "CANCELLED" : "CONFIRMED"));
    lines.add("TRANSP:" + (random.nextInt(3) == 0 ? "TRANSPARENT" : "OPAQUE"));
    lines.add("ORGANIZER:mailto:bo@example.com");
    lines.add("ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com");
    String answer = List.of("ACCEPTED", "DECLINED", "TENTATIVE").get(random.nextInt(3));
    lines.add("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=" + answer + ":mailto:ana@example.com");
    return lines;
  }

  private static List<String> changed(List<String> lines, Random random) {
    List<String> changed = new ArrayList<>(lines);
    if (random.nextInt(10) == 0) {
      changed.remove(random.nextInt(changed.size()));
      return changed;
    }
    int number = random.nextInt(lines.size());
    StringBuilder line = new StringBuilder(changed.get(number));
    for (int edits = 1 + random.nextInt(2); edits > 0 && !line.isEmpty(); edits--) {
      int at = random.nextInt(line.length());
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(6)) {
        case 0 -> line.deleteCharAt(at);
        case 1 -> line.insert(at, other);
        case 2 -> line.setCharAt(at, other);
        case 3 -> line.setLength(at);
        case 4 -> line.insert(at, '\n');
        default -> line.insert(at, line.charAt(at));
      }
    }
    changed.set(number, line.toString());
    return List.of(String.join("\n", changed).split("\n", -1));
  }
}
