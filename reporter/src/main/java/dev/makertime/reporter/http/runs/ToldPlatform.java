package dev.makertime.reporter.http.runs;

import dev.makertime.reporter.store.RunSums.SubjectWeek;
import dev.makertime.reporter.store.RunTable.SetOff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides of which runs figures of a platform may be told in whole weeks. In each week enough
 * people must be behind what no schedule set off. And as no figure may be left between a sum and
 * its parts, where something of a week is withheld, the told subject with the fewest runs is not
 * told alone.
 */
final class ToldPlatform {
  private final Map<LocalDate, List<SetOff>> weeks = new TreeMap<>();
  private final Set<SubjectWeek> told;

  /**
   * Of some weeks.
   *
   * @param setOff what no schedule set off, by subject and week
   * @param told subjects of which it is known that enough people worked on them in a week
   */
  ToldPlatform(Collection<SetOff> setOff, Set<SubjectWeek> told) {
    setOff.forEach(one -> weeks.computeIfAbsent(one.monday(), none -> new ArrayList<>()).add(one));
    this.told = Set.copyOf(told);
  }

  /** Whether the sums of all subjects together may be told. */
  boolean isWholeTold() {
    return weeks.values().stream().allMatch(week -> week.stream().anyMatch(this::isTold));
  }

  /** Whether the sums of some subjects may be told beside those of all. */
  boolean isToldAlone(Collection<String> subjects) {
    return isWholeTold()
        && weeks.values().stream()
            .map(this::withheld)
            .noneMatch(withheld -> subjects.stream().anyMatch(withheld::contains));
  }

  private Set<String> withheld(List<SetOff> week) {
    Set<String> withheld = new HashSet<>();
    week.stream().filter(one -> !isTold(one)).map(SetOff::subject).forEach(withheld::add);
    if (!withheld.isEmpty()) {
      week.stream()
          .filter(this::isTold)
          .min(Comparator.comparing(SetOff::runs).thenComparing(SetOff::subject))
          .map(SetOff::subject)
          .ifPresent(withheld::add);
    }
    return withheld;
  }

  private boolean isTold(SetOff one) {
    return told.contains(new SubjectWeek(one.subject(), one.monday()));
  }
}
