package dev.makertime.streams;

import dev.makertime.model.EvidenceLookup;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Range of seconds in which an earlier version of an activity may have counted.
 *
 * @param from epoch second, included
 * @param to epoch second, excluded; for an instant the same as {@code from}
 */
record TimeRange(long from, long to) {

  boolean contains(TimeRange other) {
    return from <= other.from && other.to <= to;
  }

  void eachDay(LongConsumer day) {
    for (long i = EvidenceLookup.epochDay(from); i <= lastDay(); i++) {
      day.accept(i);
    }
  }

  long lastDay() {
    return EvidenceLookup.epochDay(Math.max(from, to - 1));
  }

  /** Returns the same seconds in the fewest ranges, sorted. */
  static List<TimeRange> merged(List<TimeRange> stretches) {
    List<TimeRange> sorted = new ArrayList<>(stretches);
    sorted.sort(Comparator.comparingLong(TimeRange::from));
    List<TimeRange> merged = new ArrayList<>();
    for (TimeRange stretch : sorted) {
      TimeRange before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (before != null && stretch.from <= before.to) {
        merged.set(merged.size() - 1, new TimeRange(before.from, Math.max(before.to, stretch.to)));
      } else {
        merged.add(stretch);
      }
    }
    return merged;
  }

  static void write(BytesWriter out, List<TimeRange> stretches) {
    out.number(stretches.size());
    stretches.forEach(stretch -> out.number(stretch.from).number(stretch.to - stretch.from));
  }

  static List<TimeRange> read(BytesReader in) {
    int count = in.count();
    List<TimeRange> stretches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long from = in.number();
      stretches.add(new TimeRange(from, from + in.number()));
    }
    return stretches;
  }
}
