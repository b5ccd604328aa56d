package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.FoldedGroups;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.privacy.WeekSubjects;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Record of a team's time for one subject.
 *
 * @param subject absent = several, each of too few people to be named
 * @param people how many; absent of published weeks
 * @param seconds counted, after hours included
 */
public record SubjectShare(@Nullable String subject, @Nullable Integer people, long seconds) {
  private static final int SHOWN = 8;

  private record Part(String subject, Map<String, Long> amounts) implements FoldedGroups.Part {
    long seconds() {
      return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The subjects that took most, the greatest first, and what is not named as one.
   *
   * @param days of the team's members
   * @param of which seconds of a share
   */
  static List<SubjectShare> most(
      Collection<EngineerDay> days, ToLongFunction<Share> of, PrivacySettings privacy) {
    Map<String, Map<String, Long>> bySubject = new TreeMap<>();
    for (EngineerDay day : days) {
      day.subjects()
          .forEach(
              (subject, share) -> {
                if (of.applyAsLong(share) > 0) {
                  bySubject
                      .computeIfAbsent(subject, none -> new TreeMap<>())
                      .merge(day.person(), of.applyAsLong(share), Long::sum);
                }
              });
    }
    List<Part> parts = new ArrayList<>();
    bySubject.forEach((name, amounts) -> parts.add(new Part(name, amounts)));
    FoldedGroups<Part> folded = FoldedGroups.of(parts, privacy);
    List<SubjectShare> most = new ArrayList<>();
    folded.shown().stream()
        .sorted(Comparator.comparingLong(Part::seconds).reversed())
        .limit(SHOWN)
        .forEach(
            part ->
                most.add(new SubjectShare(part.subject(), part.amounts().size(), part.seconds())));
    if (!folded.folded().isEmpty() && folded.showsRest(privacy)) {
      most.add(
          new SubjectShare(
              null, folded.rest().size(), folded.folded().stream().mapToLong(Part::seconds).sum()));
    }
    return most;
  }

  /** The same of published weeks, whose subjects are each of enough people. */
  static List<SubjectShare> most(Collection<PublishedWeek> weeks, ToLongFunction<Share> of) {
    Map<String, Share> subjects = WeekSubjects.sum(weeks);
    List<SubjectShare> most = new ArrayList<>();
    subjects.entrySet().stream()
        .filter(one -> !one.getKey().equals(WeekSubjects.REST))
        .map(one -> new SubjectShare(one.getKey(), null, of.applyAsLong(one.getValue())))
        .filter(one -> one.seconds() > 0)
        .sorted(Comparator.comparingLong(SubjectShare::seconds).reversed())
        .limit(SHOWN)
        .forEach(most::add);
    long rest = of.applyAsLong(subjects.getOrDefault(WeekSubjects.REST, Share.NONE));
    if (rest > 0) {
      most.add(new SubjectShare(null, null, rest));
    }
    return most;
  }
}
