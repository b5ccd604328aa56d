package dev.makertime.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which waits count, and how many seconds each costs. A wait counts if it starts inside
 * working time of its own local day; it is charged no longer than attention and resumption; and
 * nothing if the person was seen at other work meanwhile.
 */
final class MachineWaits {
  /** An act this soon after a wait's start is still part of setting it off. */
  private static final long SETTING_OFF = 60;

  /** A wait that counts, in epoch seconds. */
  record Counted(
      Evidence.Piece piece, LocalDate day, long chargedEnd, boolean attended, boolean lengthy) {
    long start() {
      return piece.start();
    }
  }

  private final Person person;
  private final Evidence evidence;
  private final long attention;
  private final Map<LocalDate, Spans> workingTimes = new HashMap<>();
  final List<Counted> counted = new ArrayList<>();

  /**
   * Judges the waits among some evidence.
   *
   * @param given who attended to what; absent = as the evidence says
   */
  MachineWaits(Person person, Evidence evidence, @Nullable Attendance given) {
    this.person = person;
    this.evidence = evidence;
    attention = person.policy().attention().toSeconds();
    long longest = person.policy().longestCharge().toSeconds();
    for (Evidence.Piece wait : evidence.waits) {
      LocalDate day = person.dateOf(Instant.ofEpochSecond(wait.start()));
      if (workingTime(day).contains(wait.start())) {
        long chargedEnd = Math.min(wait.end(), wait.start() + longest);
        boolean attended =
            given == null
                ? !evidence.actedBetween(wait.start() + SETTING_OFF, chargedEnd)
                : given.isAttended(wait.of());
        boolean lengthy = wait.end() - wait.start() > attention;
        counted.add(new Counted(wait, day, chargedEnd, attended, lengthy));
      }
    }
  }

  /** Working time of a day up to the as-of instant, absences taken off. */
  Spans workingTime(LocalDate date) {
    return workingTimes.computeIfAbsent(
        date,
        day ->
            WorkingTime.of(person, day)
                .minus(evidence.absences)
                .intersect(Long.MIN_VALUE, evidence.asOf));
  }

  /** The charged windows of all counted waits. */
  Spans charged() {
    return charged(false, false);
  }

  /** The charged windows of attended waits. */
  Spans attended() {
    return charged(true, false);
  }

  /** The charged windows of attended waits longer than the attention. */
  Spans lengthy() {
    return charged(true, true);
  }

  private Spans charged(boolean attendedOnly, boolean lengthyOnly) {
    Spans.Union union = new Spans.Union();
    for (Counted wait : counted) {
      if ((wait.attended || !attendedOnly) && (wait.lengthy || !lengthyOnly)) {
        union.add(wait.start(), wait.chargedEnd);
      }
    }
    return union.toSpans();
  }

  /** Counted waits as long as they lasted. */
  Spans uncapped() {
    Spans.Union union = new Spans.Union();
    counted.forEach(wait -> union.add(wait.start(), wait.piece.end()));
    return union.toSpans();
  }

  /** Where some attended wait is in its first attention. */
  Spans watched() {
    Spans.Union union = new Spans.Union();
    for (Counted wait : counted) {
      if (wait.attended) {
        union.add(wait.start(), watchedEnd(wait));
      }
    }
    return union.toSpans();
  }

  /** Where some attended wait is in its first attention and the machine is at work. */
  Spans running() {
    Spans.Union union = new Spans.Union();
    for (Counted wait : counted) {
      Instant began = wait.piece.of().began();
      if (wait.attended && began != null) {
        union.add(Math.max(wait.start(), began.getEpochSecond()), watchedEnd(wait));
      }
    }
    return union.toSpans();
  }

  private long watchedEnd(Counted wait) {
    return Math.min(wait.chargedEnd, wait.start() + attention);
  }
}
