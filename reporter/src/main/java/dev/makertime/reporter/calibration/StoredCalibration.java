package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.ConfusionMatrix;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is stored of calibration, in one file, so that a tap is either open or counted.
 *
 * @param people who take part, and since which day
 * @param taps those that are not counted yet, in the order of people and times
 * @param counts of all taps that were counted
 */
public record StoredCalibration(
    Map<String, LocalDate> people, List<Tap> taps, ConfusionMatrix counts) {
  static final StoredCalibration NONE =
      new StoredCalibration(Map.of(), List.of(), ConfusionMatrix.NONE);

  /** Copies what is given, in order. */
  public StoredCalibration {
    people = Collections.unmodifiableMap(new TreeMap<>(people));
    taps = taps.stream().sorted(Comparator.comparing(Tap::person).thenComparing(Tap::at)).toList();
  }

  /** The same without a person, and without what that person said and is not counted. */
  StoredCalibration without(String person) {
    Map<String, LocalDate> others = new TreeMap<>(people);
    others.remove(person);
    return new StoredCalibration(
        others, taps.stream().filter(one -> !one.person().equals(person)).toList(), counts);
  }

  /** The same with a person who takes part since a day. */
  StoredCalibration with(String person, LocalDate since) {
    Map<String, LocalDate> more = new TreeMap<>(people);
    more.put(person, since);
    return new StoredCalibration(more, taps, counts);
  }

  /** The same with other taps and counts. */
  StoredCalibration having(Collection<Tap> open, ConfusionMatrix counted) {
    return new StoredCalibration(people, List.copyOf(open), counted);
  }

  List<Tap> of(String person) {
    return taps.stream().filter(one -> one.person().equals(person)).toList();
  }
}
