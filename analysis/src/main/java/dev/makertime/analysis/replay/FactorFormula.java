package dev.makertime.analysis.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Attendance;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the factor formula of simulations says of the same changes: all runs take one factor of
 * their time, a share of them is left, and manual work and meetings take one factor each. It is of
 * activities that start on the local dates of the period. Beside a replay it shows what factors
 * cannot: waits that overlap, that are capped, or that lie under other work.
 *
 * @param runDurationFactor of all waits that are left, attended ones alone; 1 if there is none
 * @param runCountFactor the share of the waits that are left; 1 if there were none
 * @param overlapFactor waiting that counts ÷ what each wait alone would be charged; 1 if nothing
 * @param waiting seconds saved of waiting; {@code wait} in JSON
 * @param manualFactor of the effort of manual work
 * @param manual seconds saved of manual work
 * @param meetingFactor of the length of meetings
 * @param meeting seconds saved of meetings
 * @param freed seconds saved together
 */
public record FactorFormula(
    double runDurationFactor,
    double runCountFactor,
    double overlapFactor,
    @JsonProperty("wait") double waiting,
    double manualFactor,
    double manual,
    double meetingFactor,
    double meeting,
    double freed) {

  /** A wait in seconds: its length, the most it is charged, its length after changes, or −1. */
  private record Length(long before, long longest, long after) {}

  /** Sums of one person or of several. */
  static final class Sums {
    private final List<Length> waits = new ArrayList<>();
    private long manualBefore;
    private long manualAfter;
    private long meetingBefore;
    private long meetingAfter;

    /**
     * Adds what a person did.
     *
     * @param became what became of an activity; nothing if it is gone
     */
    void add(
        Person person,
        List<Activity> inForce,
        Function<Activity, @Nullable Activity> became,
        Attendance attendance,
        Period period) {
      for (Activity one : inForce) {
        if (period.has(person, one)) {
          add(person, one, became.apply(one), attendance, period.asOf());
        }
      }
    }

    private void add(
        Person person,
        Activity before,
        @Nullable Activity after,
        Attendance attendance,
        Instant asOf) {
      if (before.kind() == ActivityKind.MEETING) {
        meetingBefore += length(before, asOf);
        meetingAfter += after == null ? 0 : length(after, asOf);
      } else if (before.kind() == ActivityKind.MANUAL) {
        manualBefore += cost(person, before, asOf);
        manualAfter += after == null ? 0 : cost(person, after, asOf);
      } else if (before.kind() == ActivityKind.WAIT && attendance.isAttended(before)) {
        waits.add(
            new Length(
                length(before, asOf),
                person.policy().longestCharge().toSeconds(),
                after == null ? -1 : length(after, asOf)));
      }
    }

    void add(Sums other) {
      waits.addAll(other.waits);
      manualBefore += other.manualBefore;
      manualAfter += other.manualAfter;
      meetingBefore += other.meetingBefore;
      meetingAfter += other.meetingAfter;
    }

    /** What the formula says of them, from what was measured. */
    FactorFormula formula(ReplayAmounts measured) {
      List<Length> kept = waits.stream().filter(wait -> wait.after >= 0).toList();
      double duration =
          ratio(
              kept.stream().mapToLong(Length::after).sum(),
              kept.stream().mapToLong(Length::before).sum());
      double count = ratio(kept.size(), waits.size());
      long charged = waits.stream().mapToLong(wait -> Math.min(wait.before, wait.longest)).sum();
      double overlap = ratio(measured.waited(), charged);
      double left =
          count
              * waits.stream()
                  .mapToDouble(wait -> Math.min(duration * wait.before, (double) wait.longest))
                  .sum();
      double waiting = overlap * (charged - left);
      double manualFactor = ratio(manualAfter, manualBefore);
      double manual = measured.manual() * (1 - manualFactor);
      double meetingFactor = ratio(meetingAfter, meetingBefore);
      double meeting = measured.meeting() * (1 - meetingFactor);
      return new FactorFormula(
          duration,
          count,
          overlap,
          waiting,
          manualFactor,
          manual,
          meetingFactor,
          meeting,
          waiting + manual + meeting);
    }

    private static double ratio(long part, long whole) {
      return whole == 0 ? 1 : (double) part / whole;
    }

    private static long cost(Person person, Activity work, Instant asOf) {
      if (!work.isInstant()) {
        return length(work, asOf);
      }
      Long told = work.effort();
      return told == null ? person.policy().handling().toSeconds() : told;
    }

    private static long length(Activity activity, Instant asOf) {
      Instant end = activity.end();
      Instant until = end == null || end.isAfter(asOf) ? asOf : end;
      return until.getEpochSecond() - Objects.requireNonNull(activity.start()).getEpochSecond();
    }
  }

  /** Local dates, both included, and the instant from which on nothing counts. */
  record Period(LocalDate from, LocalDate to, Instant asOf) {
    private boolean has(Person person, Activity activity) {
      Instant start = activity.start();
      if (start == null || !start.isBefore(asOf)) {
        return false;
      }
      LocalDate date = person.dateOf(start);
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }
}
