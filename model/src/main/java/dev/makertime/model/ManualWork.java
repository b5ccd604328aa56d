package dev.makertime.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the manual work of one day: spans, and sessions made of instants. Instants at most the
 * session gap apart are one session, which lasts until the latest of its instants plus their cost.
 */
final class ManualWork {
  private final Spans day;
  private final Spans.Union union = new Spans.Union();

  /** What each span or instant covers, for the split by subject. */
  final List<ClaimedTime> coverings = new ArrayList<>();

  /** Sessions, and spans touching the day. */
  private int sessions;

  ManualWork(CountingPolicy policy, Evidence evidence, Spans day) {
    this(policy, evidence.manualSpans, evidence.instants, day, evidence.asOf);
  }

  /** The same of some spans and instants, which are sorted, up to an instant. */
  ManualWork(
      CountingPolicy policy,
      List<Evidence.Piece> spans,
      List<Evidence.Piece> acts,
      Spans day,
      long asOf) {
    this.day = day;
    long dayStart = day.start(0);
    long dayEnd = Math.min(day.end(0), asOf);
    for (Evidence.Piece span : spans) {
      if (span.start() < dayEnd && span.end() > dayStart) {
        sessions++;
        cover(span, span.start(), span.end());
      }
    }
    List<Evidence.Piece> instants =
        acts.stream()
            .filter(instant -> instant.start() >= dayStart && instant.start() < dayEnd)
            .toList();
    long gap = policy.sessionGap().toSeconds();
    long handling = policy.handling().toSeconds();
    int from = 0;
    for (int i = 1; i <= instants.size(); i++) {
      if (i == instants.size() || instants.get(i).start() - instants.get(i - 1).start() > gap) {
        session(instants.subList(from, i), handling, dayEnd);
        from = i;
      }
    }
  }

  private void session(List<Evidence.Piece> instants, long handling, long dayEnd) {
    long end = Long.MIN_VALUE;
    for (Evidence.Piece instant : instants) {
      Long effort = instant.of().effort();
      end = Math.max(end, instant.start() + (effort == null ? handling : effort));
    }
    for (Evidence.Piece instant : instants) {
      cover(instant, instant.start(), Math.min(end, dayEnd));
    }
    sessions++;
  }

  private void cover(Evidence.Piece piece, long start, long end) {
    union.add(start, end);
    coverings.add(new ClaimedTime(piece, start, end));
  }

  /** All seconds of the day with manual work in them. */
  Spans spans() {
    return union.toSpans().intersect(day);
  }

  int sessions() {
    return sessions;
  }
}
