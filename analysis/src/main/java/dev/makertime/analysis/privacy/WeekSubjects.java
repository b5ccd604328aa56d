package dev.makertime.analysis.privacy;

import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TimeSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Splits a team's week by subject, as far as each subject has enough people. Other time is under
 * {@link #REST}, or left out if that has too few people as well.
 */
public final class WeekSubjects {
  /** Subject of time that is not shown by subject. */
  public static final String REST = "";

  private record Part(String subject, Map<String, Long> amounts) implements FoldedGroups.Part {}

  private WeekSubjects() {}

  /**
   * Splits a week.
   *
   * @param went subjects of each person, after hours included
   * @param sums what is split
   */
  static SortedMap<String, Share> of(
      Map<String, ? extends Map<String, Share>> went, TimeSums sums, PrivacySettings privacy) {
    SortedMap<String, Share> split = new TreeMap<>();
    add(split, parts(went, Share::meeting), sums.meeting(), privacy, s -> new Share(s, 0, 0));
    add(split, parts(went, Share::manual), sums.manual(), privacy, s -> new Share(0, s, 0));
    add(split, parts(went, Share::waiting), sums.waiting(), privacy, s -> new Share(0, 0, s));
    return split;
  }

  private static List<Part> parts(
      Map<String, ? extends Map<String, Share>> went, ToLongFunction<Share> of) {
    Map<String, Map<String, Long>> bySubject = new TreeMap<>();
    went.forEach(
        (person, subjects) ->
            subjects.forEach(
                (subject, share) -> {
                  if (of.applyAsLong(share) > 0) {
                    bySubject
                        .computeIfAbsent(subject, none -> new TreeMap<>())
                        .merge(person, of.applyAsLong(share), Long::sum);
                  }
                }));
    List<Part> parts = new ArrayList<>();
    bySubject.forEach((subject, amounts) -> parts.add(new Part(subject, amounts)));
    return parts;
  }

  /** The parts are scaled to the sum that is shown of the week, which has no after hours. */
  private static void add(
      SortedMap<String, Share> split,
      List<Part> parts,
      long seconds,
      PrivacySettings privacy,
      LongFunction<Share> share) {
    double all = parts.stream().mapToLong(part -> sum(part.amounts())).sum();
    FoldedGroups<Part> folded = FoldedGroups.of(parts, privacy);
    for (Part part : folded.shown()) {
      long scaled = Math.round(sum(part.amounts()) * seconds / all);
      split.merge(part.subject(), share.apply(scaled), Share::plus);
    }
    if (!folded.folded().isEmpty() && folded.showsRest(privacy)) {
      long scaled = Math.round(sum(folded.rest()) * seconds / all);
      split.merge(REST, share.apply(scaled), Share::plus);
    }
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Subjects of several weeks together. */
  public static SortedMap<String, Share> sum(Iterable<PublishedWeek> weeks) {
    SortedMap<String, Share> all = new TreeMap<>();
    weeks.forEach(
        week ->
            week.subjects().forEach((subject, share) -> all.merge(subject, share, Share::plus)));
    return all;
  }
}
