package dev.makertime.analysis.explain;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Contribution;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Explains figures: how the evidence behind them was counted, by kind, and what other rules would
 * count.
 *
 * @param days whose explanations these are, each to the second
 * @param steps by kind: what became of all evidence
 * @param variants the same days by stricter and more generous rules
 * @param shared accounts among them that several people use: they add their evidence, but no
 *     working time and nothing that is left of it
 */
public record ExplainedFigures(
    List<Explanation> days,
    Map<ActivityKind, Steps> steps,
    Map<PolicyVariant, Sums> variants,
    List<String> shared) {

  /** How long before a day its evidence may begin: the longest span, absences excluded. */
  public static final Duration BEFORE = Activity.LONGEST.plusDays(2);

  /** Seconds of evidence, and what became of them; the others add up to the first. */
  public record Steps(
      long evidence,
      long outside,
      long underMeeting,
      long underManual,
      long capped,
      long unattended,
      long shared,
      long counted) {}

  /** Seconds that count. */
  public record Sums(long available, long meeting, long manual, long waiting, long technical) {}

  public ExplainedFigures {
    days = List.copyOf(days);
    steps = Map.copyOf(steps);
    variants = Map.copyOf(variants);
    shared = List.copyOf(shared);
  }

  /**
   * Takes days apart.
   *
   * @param activities all that touches the days, and what touches {@link #BEFORE} them
   * @param whose days, such as those of a team's members while they are in it
   */
  public static ExplainedFigures of(
      Organization organization,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      BiPredicate<Person, LocalDate> whose) {
    Set<String> shared = organization.sharedAccounts();
    Map<PolicyVariant, Sums> sums = new EnumMap<>(PolicyVariant.class);
    List<Explanation> own = List.of();
    for (PolicyVariant variant : PolicyVariant.values()) {
      List<Explanation> days =
          BatchMeasurement.explanations(
              judged(organization, variant), activities, from, to, asOf, whose);
      sums.put(variant, sums(days, shared));
      own = variant == PolicyVariant.DEFAULT ? days : own;
    }
    Map<ActivityKind, Steps> steps = new EnumMap<>(ActivityKind.class);
    for (ActivityKind kind :
        List.of(ActivityKind.MEETING, ActivityKind.MANUAL, ActivityKind.WAIT)) {
      steps.put(kind, steps(own, kind));
    }
    return new ExplainedFigures(
        own,
        steps,
        sums,
        own.stream()
            .map(day -> day.day().person())
            .filter(shared::contains)
            .distinct()
            .sorted()
            .toList());
  }

  /** From when evidence is needed. */
  public static Instant evidenceFrom(LocalDate from) {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant().minus(BEFORE);
  }

  /** Until when evidence is needed, whatever the zones. */
  public static Instant evidenceTo(LocalDate to) {
    return to.plusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Organization judged(Organization organization, PolicyVariant variant) {
    return new Organization(
        organization.people().stream().map(variant::of).toList(),
        organization.owners(),
        organization.bots(),
        variant.of(organization.unknown()),
        organization.projects(),
        organization.migrations(),
        organization.currency(),
        organization.monthlyCosts());
  }

  private static Sums sums(List<Explanation> days, Set<String> shared) {
    TimeSums sum =
        TimeSums.sum(
            days, day -> Contribution.of(day.day(), shared.contains(day.day().person())).amounts());
    return new Sums(sum.available(), sum.meeting(), sum.manual(), sum.waiting(), sum.technical());
  }

  private static Steps steps(List<Explanation> days, ActivityKind kind) {
    ToLongFunction<ToLongFunction<Piece>> sum =
        seconds -> days.stream().mapToLong(day -> day.sum(kind, seconds)).sum();
    return new Steps(
        sum.applyAsLong(Piece::evidence),
        sum.applyAsLong(Piece::outside),
        sum.applyAsLong(Piece::underMeeting),
        sum.applyAsLong(Piece::underManual),
        sum.applyAsLong(Piece::capped),
        sum.applyAsLong(Piece::unattended),
        sum.applyAsLong(Piece::shared),
        sum.applyAsLong(Piece::counted));
  }
}
