package dev.makertime.reporter.study;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Policy;
import dev.makertime.model.Project;
import dev.makertime.reporter.comparison.Interval;
import dev.makertime.reporter.money.Inputs.Run;
import dev.makertime.reporter.money.PenaltyRule;
import dev.makertime.reporter.report.Covered;
import dev.makertime.reporter.report.Week;
import dev.makertime.reporter.statistics.Numbers;
import dev.makertime.reporter.study.Baseline.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns days into inputs. Hours are a ratio of sums over all engineers, so that {@code rate × hours
 * available} gives back what was reported; their standard errors are over engineers, never over
 * weeks or days (money.md, 1.5).
 */
public final class Measuring {
  private static final double DAYS_A_MONTH = 365.25 / 12;
  private static final String CURRENT = "scenarios.current.";

  /** Upper ends of the classes that waits are put into, in minutes. */
  private static final double[] CLASSES = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 240, Double.POSITIVE_INFINITY
  };

  private final Organization organization;
  private final Map<String, Person> people;
  private final Map<String, List<EngineerDay>> byEngineer;
  private final List<EngineerDay> days;
  private final LocalDate from;
  private final LocalDate to;
  private final int weeks;
  private final double engineerMonths;
  private final double contractHours;
  private final BiPredicate<Person, LocalDate> counts;
  private final boolean everybody;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private Measuring(
      Organization organization,
      List<EngineerDay> days,
      LocalDate first,
      LocalDate last,
      BiPredicate<Person, LocalDate> counts,
      boolean everybody) {
    this.counts = counts;
    this.everybody = everybody;
    this.organization = organization;
    this.days = days;
    people =
        organization.people().stream()
            .collect(Collectors.toMap(Person::id, Function.identity(), (one, other) -> one));
    byEngineer =
        days.stream()
            .collect(Collectors.groupingBy(EngineerDay::person, TreeMap::new, Collectors.toList()));
    LocalDate begins = days.stream().map(EngineerDay::date).min(LocalDate::compareTo).orElseThrow();
    LocalDate ends = days.stream().map(EngineerDay::date).max(LocalDate::compareTo).orElseThrow();
    LocalDate monday = Week.of(begins).monday();
    from = monday.isAfter(first) ? monday : first;
    LocalDate sunday = Week.of(ends).monday().plusDays(6);
    to = sunday.isBefore(last) ? sunday : last;
    weeks = (int) days.stream().map(day -> Week.of(day.date())).distinct().count();
    engineerMonths = byEngineer.keySet().stream().mapToDouble(this::months).sum();
    contractHours = hours(days, EngineerDay::available) / engineerMonths;
  }

  /**
   * Measures the current way to work.
   *
   * @param all days of those who are asked for; shared accounts and unknown identities are left out
   * @param explanations the same days taken apart, as far as there is evidence of them still
   * @param deliveries all that were ever made, to know what is in production
   * @param from the first day that was asked for; weeks before the first with a day are left out
   * @param to the last day that is over; so are weeks behind the last with a day
   * @param team only while they are in it; absent = everybody
   * @param covered days that a source was not read for are unknown, not zero, and left out
   * @return empty where nobody has worked
   */
  public static Optional<Baseline> of(
      Organization organization,
      Collection<EngineerDay> all,
      Collection<Explanation> explanations,
      Collection<Delivery> deliveries,
      LocalDate from,
      LocalDate to,
      @Nullable String team,
      Covered covered) {
    Map<String, Person> known =
        organization.people().stream()
            .collect(Collectors.toMap(Person::id, Function.identity(), (one, other) -> one));
    BiPredicate<Person, LocalDate> counts =
        (person, date) ->
            (team == null || team.equals(person.teamOn(date)))
                && covered.covers(person, date, date);
    Set<String> people =
        organization.people().stream()
            .filter(person -> !person.shared())
            .map(Person::id)
            .collect(Collectors.toSet());
    Set<String> worked =
        all.stream()
            .filter(day -> day.available() > 0 && people.contains(day.person()))
            .map(EngineerDay::person)
            .collect(Collectors.toSet());
    List<EngineerDay> days =
        all.stream()
            .filter(day -> worked.contains(day.person()))
            .filter(day -> counts.test(person(known, day), day.date()))
            .toList();
    if (days.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Measuring(organization, days, from, to, counts, team == null)
            .baseline(
                explanations.stream()
                    .filter(one -> worked.contains(one.day().person()))
                    .filter(one -> counts.test(person(known, one.day()), one.day().date()))
                    .toList(),
                deliveries));
  }

  private static Person person(Map<String, Person> known, EngineerDay day) {
    return Objects.requireNonNull(known.get(day.person()), day.person());
  }

  private Baseline baseline(List<Explanation> explanations, Collection<Delivery> deliveries) {
    Policy policy = organization.unknown().policy();
    counted("org.engineers", byEngineer.size(), "people with working time");
    counted(
        "org.contractHoursPerMonth",
        contractHours,
        "working hours of their calendars, less leave and holidays");
    given("org.attentionMinutes", minutes(policy.attention()), "the organization's policy");
    given("org.resumptionMinutes", minutes(policy.resumption()), "the organization's policy");
    salary();
    manual(explanations, deliveries);
    figure(CURRENT + "meetingHours", EngineerDay::meeting, Kind.MEASURED, "calendars");
    List<Run> runs = runs(explanations);
    double waiting = rate(EngineerDay::waiting);
    double charged =
        runs.stream()
            .mapToDouble(
                run ->
                    run.perEngineerMonth()
                        * PenaltyRule.CONTINUOUS
                            .charge(
                                run.minutes(),
                                minutes(policy.attention()),
                                minutes(policy.resumption()))
                            .total()
                        / 60)
            .sum();
    if (charged > 0) {
      Origin origin = measured(EngineerDay::waiting, Kind.MEASURED, "", 1 / charged);
      figures.put(
          "org.overlapFactor",
          new Figure(
              waiting / charged,
              new Origin(
                  Kind.MEASURED,
                  "waiting as charged, over what the same waits would be one by one",
                  origin.window(),
                  origin.engineers(),
                  origin.weeks(),
                  origin.se(),
                  origin.ci95(),
                  null,
                  null)));
    }
    return new Baseline(
        from,
        to,
        byEngineer.size(),
        weeks,
        engineerMonths,
        figures,
        runs,
        waiting,
        rate(EngineerDay::waitUpper));
  }

  /** Loaded costs of the organization file, if it has one for each of them. */
  private void salary() {
    List<BigDecimal> costs =
        byEngineer.keySet().stream()
            .map(organization.monthlyCosts()::get)
            .filter(Objects::nonNull)
            .toList();
    if (costs.size() == byEngineer.size()) {
      double mean = costs.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
      given("org.monthlyCost", mean, "the organization file, loaded, on average");
    }
  }

  /** Manual hours, apart by whether they maintain something that is in production. */
  private void manual(List<Explanation> explanations, Collection<Delivery> deliveries) {
    Set<String> touched =
        days.stream().flatMap(day -> day.subjects().keySet().stream()).collect(Collectors.toSet());
    List<Project> live = new ArrayList<>();
    List<Double> leadTimes = new ArrayList<>();
    int released = 0;
    for (Project project : organization.projects()) {
      LocalDate production = production(project, deliveries);
      if ((!everybody && touched.stream().noneMatch(project::covers))
          || production == null
          || production.isAfter(to)) {
        continue;
      }
      if (project.live().isEmpty() || project.live().stream().anyMatch(this::isLive)) {
        live.add(project);
      }
      released += production.isBefore(from) ? 0 : 1;
      if (project.started() != null && !production.isBefore(project.started())) {
        leadTimes.add(ChronoUnit.DAYS.between(project.started(), production) / DAYS_A_MONTH);
      }
    }
    double projects = (double) live.size() / byEngineer.size();
    if (!live.isEmpty()) {
      counted(
          "org.projectsPerEngineer", projects, "projects in production, of releases and live[]");
      counted("org.capacityStartProjects", projects, "as in production now");
    }
    double years = (ChronoUnit.DAYS.between(from, to) + 1) / 365.25;
    if (released > 0) {
      counted("org.newProjectsPerYear", released / years, "first releases in the period");
    }
    if (!leadTimes.isEmpty()) {
      counted(
          CURRENT + "leadTimeMonths",
          leadTimes.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
          "from start to first production, %d projects".formatted(leadTimes.size()));
    }
    boolean isHeld = isHeld(explanations);
    double byDefault = byDefault(explanations);
    Kind kind = byDefault > 0 || !isHeld ? Kind.DEFAULT : Kind.MEASURED;
    String how =
        byDefault > 0
            ? "%.0f %% of it instants, each taken to cost %.0f min"
                .formatted(100 * byDefault, minutes(organization.unknown().policy().handling()))
            : isHeld ? "spans and efforts" : "their evidence is not held any more";
    ToDoubleFunction<EngineerDay> maintaining = day -> maintaining(day, live);
    figure(
        CURRENT + "manualFixedHours",
        day -> day.manual() - maintaining.applyAsDouble(day),
        kind,
        "manual work on nothing that is in production; " + how);
    if (!live.isEmpty()) {
      figures.put(
          CURRENT + "maintenanceHoursPerProject",
          new Figure(
              rate(maintaining) / projects,
              measured(
                  maintaining,
                  kind,
                  "manual work on what is in production; " + how,
                  1 / projects)));
    }
  }

  private boolean isLive(Project.Live live) {
    return !live.from().isAfter(to) && (live.to() == null || !live.to().isBefore(to));
  }

  /** The first day in production, by the file or by the first release. */
  private static @Nullable LocalDate production(Project project, Collection<Delivery> deliveries) {
    LocalDate said =
        project.live().stream().map(Project.Live::from).min(LocalDate::compareTo).orElse(null);
    return said != null
        ? said
        : deliveries.stream()
            .filter(one -> one.isRelease() && project.covers(one.project()))
            .map(one -> LocalDate.ofInstant(one.deployedAt(), ZoneOffset.UTC))
            .min(LocalDate::compareTo)
            .orElse(null);
  }

  /** The seconds of a day's manual work that went to projects in production. */
  private static double maintaining(EngineerDay day, List<Project> live) {
    long all = 0;
    long of = 0;
    for (Map.Entry<String, EngineerDay.Share> share : day.subjects().entrySet()) {
      all += share.getValue().manual();
      if (live.stream().anyMatch(project -> project.covers(share.getKey()))) {
        of += share.getValue().manual();
      }
    }
    return all == 0 ? 0 : (double) day.manual() * of / all; // subjects have after-hours too
  }

  /** Whether manual work is there as evidence too, and not only in days that outlived it. */
  private boolean isHeld(List<Explanation> explanations) {
    long counted =
        explanations.stream().mapToLong(one -> one.sum(ActivityKind.MANUAL, Piece::counted)).sum();
    return counted >= days.stream().mapToLong(EngineerDay::manual).sum();
  }

  /** The share of manual seconds that rest on what an instant is taken to cost. */
  private static double byDefault(List<Explanation> explanations) {
    long all = 0;
    long instants = 0;
    for (Explanation day : explanations) {
      for (Piece piece : day.pieces()) {
        if (piece.kind() == ActivityKind.MANUAL) {
          Activity activity = piece.activity();
          all += piece.counted();
          instants += activity.isInstant() && activity.effort() == null ? piece.counted() : 0;
        }
      }
    }
    return all == 0 ? 0 : (double) instants / all;
  }

  private List<Run> runs(List<Explanation> explanations) {
    double[] minutes = new double[CLASSES.length];
    int[] counts = new int[CLASSES.length];
    for (Explanation day : explanations) {
      for (Piece piece : day.pieces()) {
        LocalDate began = person(day.day().person()).dateOf(piece.start());
        if (piece.isWaitedFor() && began.equals(day.day().date())) {
          double length = minutes(Duration.between(piece.start(), piece.end()));
          int in = 0;
          while (length > CLASSES[in]) {
            in++;
          }
          minutes[in] += length;
          counts[in]++;
        }
      }
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < CLASSES.length; i++) {
      if (counts[i] > 0) {
        runs.add(new Run(minutes[i] / counts[i], counts[i] / engineerMonths));
      }
    }
    return runs;
  }

  private Person person(String id) {
    return Objects.requireNonNull(people.get(id), id);
  }

  private double months(String engineer) {
    Person person = person(engineer);
    LocalDate first = person.measureFrom();
    long employed =
        from.datesUntil(to.plusDays(1))
            .filter(date -> person.employed().covers(date))
            .filter(date -> first == null || !date.isBefore(first))
            .filter(date -> counts.test(person, date))
            .count();
    return Math.max(1, employed) / DAYS_A_MONTH;
  }

  private void figure(
      String path, ToDoubleFunction<EngineerDay> seconds, Kind kind, String source) {
    figures.put(path, new Figure(rate(seconds), measured(seconds, kind, source, 1)));
  }

  private void counted(String path, double value, String source) {
    figures.put(
        path,
        new Figure(
            value,
            new Origin(
                Kind.MEASURED,
                source,
                window(),
                byEngineer.size(),
                weeks,
                null,
                null,
                null,
                null)));
  }

  private void given(String path, double value, String source) {
    figures.put(path, new Figure(value, Origin.of(Kind.ASSUMED, source)));
  }

  /** Hours a contract month, as a ratio of sums. */
  private double rate(ToDoubleFunction<EngineerDay> seconds) {
    return hours(days, seconds) / hours(days, EngineerDay::available) * contractHours;
  }

  /** How well a rate, times a factor, is known: the standard error of a ratio over engineers. */
  private Origin measured(
      ToDoubleFunction<EngineerDay> seconds, Kind kind, String source, double factor) {
    int n = byEngineer.size();
    double rate = rate(seconds) * factor;
    Double se = null;
    Interval ci = null;
    if (n > 1) {
      double ratio = hours(days, seconds) / hours(days, EngineerDay::available);
      double mean = hours(days, EngineerDay::available) / n;
      double squares =
          byEngineer.values().stream()
              .mapToDouble(of -> hours(of, seconds) - ratio * hours(of, EngineerDay::available))
              .map(residual -> residual * residual)
              .sum();
      se = Math.sqrt(squares / (n * (n - 1.0))) / mean * contractHours * factor;
      double half = Numbers.t(0.975, n - 1.0) * se;
      ci = new Interval(Math.max(0, rate - half), rate + half);
    }
    return new Origin(kind, source, window(), n, weeks, se, ci, null, null);
  }

  private String window() {
    return from + "/" + to;
  }

  private static double hours(List<EngineerDay> of, ToDoubleFunction<EngineerDay> seconds) {
    return of.stream().mapToDouble(seconds).sum() / 3600;
  }

  private static double minutes(Duration duration) {
    return duration.toSeconds() / 60.0;
  }
}
