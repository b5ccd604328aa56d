package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.Baseline.Figure;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.model.Count;
import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Project;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures the inputs of a simulation from days. */
public final class BaselineMeasurement {
  static final double DAYS_A_MONTH = 365.25 / 12;
  static final String CURRENT = "scenarios.current.";

  private final Organization organization;
  private final BaselineScope scope;
  private final HoursPerMonth rates;
  private final double engineerMonths;
  private final List<EngineerDay> days;
  private final List<EngineerDay> shared;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private BaselineMeasurement(
      Organization organization,
      Map<String, Person> people,
      List<EngineerDay> days,
      List<EngineerDay> shared,
      BaselineScope scope) {
    this.organization = organization;
    this.days = days;
    this.shared = shared;
    this.scope = scope.narrowed(all());
    engineerMonths =
        days.stream()
            .map(EngineerDay::person)
            .distinct()
            .map(people::get)
            .flatMap(person -> Optional.ofNullable(person).stream())
            .mapToDouble(this.scope::months)
            .sum();
    rates =
        new HoursPerMonth(days, shared, this.scope.from() + "/" + this.scope.to(), engineerMonths);
  }

  /**
   * Measures the current way to work.
   *
   * @param all days of those who are asked for; unknown identities are left out. What was done with
   *     an account that several people use counts as reported, its working time is nobody's
   * @param explanations the same days taken apart, as far as there is evidence of them still
   * @param deliveries all that were ever made, to know what is in production
   * @return empty where nobody has worked
   */
  public static Optional<Baseline> of(
      Organization organization,
      Collection<EngineerDay> all,
      Collection<Explanation> explanations,
      Collection<Delivery> deliveries,
      BaselineScope scope) {
    Map<String, Person> people = organization.peopleById();
    Predicate<EngineerDay> counts =
        day -> {
          Person person = people.get(day.person());
          return person != null && scope.has(person, day.date());
        };
    List<EngineerDay> known = all.stream().filter(counts).toList();
    Set<String> worked =
        known.stream()
            .filter(day -> day.available() > 0 && !isShared(people, day))
            .map(EngineerDay::person)
            .collect(Collectors.toSet());
    List<EngineerDay> days = known.stream().filter(day -> worked.contains(day.person())).toList();
    List<EngineerDay> shared = known.stream().filter(day -> isShared(people, day)).toList();
    if (days.isEmpty()) {
      return Optional.empty();
    }
    List<Explanation> apart =
        explanations.stream()
            .filter(one -> counts.test(one.day()))
            .filter(one -> worked.contains(one.day().person()) || isShared(people, one.day()))
            .toList();
    return Optional.of(
        new BaselineMeasurement(organization, people, days, shared, scope)
            .baseline(people, apart, deliveries));
  }

  private static boolean isShared(Map<String, Person> people, EngineerDay day) {
    Person person = people.get(day.person());
    return person != null && person.shared();
  }

  private List<EngineerDay> all() {
    return Stream.concat(days.stream(), shared.stream()).toList();
  }

  private Baseline baseline(
      Map<String, Person> people, List<Explanation> apart, Collection<Delivery> deliveries) {
    CountingPolicy policy = organization.unknown().policy();
    counted("org.engineers", rates.engineers(), "people with working time");
    counted(
        "org.contractHoursPerMonth",
        rates.contractHours(),
        "working hours of their calendars, less leave and holidays");
    policy(policy);
    salary();
    ProjectsInProduction production = production(deliveries);
    projects(production);
    ManualHours manual = new ManualHours(rates, production, apart, all());
    figures.putAll(manual.figures(minutes(policy.handling())));
    figures.put(
        CURRENT + "meetingHours",
        rates.figure(EngineerDay::meeting, 1, FigureCertainty.MEASURED, "calendars"));
    List<Run> runs = WaitLengths.runs(apart, people, engineerMonths);
    Map<String, String> unknown = UnknownHours.of(rates);
    KnownPeriod known = known(people);
    if (known != null) {
      KnownFigures of = new KnownFigures(known);
      unknown = of.unknown(figures.keySet());
      of.raise(figures);
      runs = of.raised(runs);
    }
    overlap(WaitLengths.charged(runs, policy));
    figures.keySet().removeAll(unknown.keySet());
    return new Baseline(
        scope.from(),
        scope.to(),
        rates.engineers(),
        rates.weeks(),
        engineerMonths,
        figures,
        runs,
        rates.of(EngineerDay::waiting),
        rates.of(EngineerDay::waitUpper),
        unknown);
  }

  /** Waits are charged by the timeline, which knows that some are at the same time. */
  private void overlap(double charged) {
    if (charged > 0) {
      figures.put(
          "org.overlapFactor",
          rates.figure(
              EngineerDay::waiting,
              1 / charged,
              FigureCertainty.MEASURED,
              "waiting as charged, over what the same waits would be one by one"));
    }
  }

  private void policy(CountingPolicy policy) {
    given("org.attentionMinutes", minutes(policy.attention()), "the organization's policy");
    given("org.resumptionMinutes", minutes(policy.resumption()), "the organization's policy");
  }

  private @Nullable KnownPeriod known(Map<String, Person> people) {
    Knowledge knowledge = scope.knowledge();
    return knowledge == null
        ? null
        : KnownPeriod.of(
            days.stream()
                .map(EngineerDay::person)
                .distinct()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .toList(),
            knowledge,
            scope,
            scope.fewest());
  }

  /**
   * The mean cost of the whole organization. That of those who were measured would tell, from two
   * questions, of one of them.
   */
  private void salary() {
    organization
        .meanMonthlyCost()
        .ifPresent(
            mean ->
                given(
                    "org.monthlyCost",
                    mean,
                    "the organization file, loaded, on average over everybody"));
  }

  /** Of everybody all projects, of a team those that its members had to do with. */
  private ProjectsInProduction production(Collection<Delivery> deliveries) {
    Set<String> touched =
        all().stream().flatMap(day -> day.subjects().keySet().stream()).collect(Collectors.toSet());
    Predicate<Project> concerns =
        project -> scope.team() == null || touched.stream().anyMatch(project::covers);
    return ProjectsInProduction.of(
        organization.projects(), concerns, deliveries, scope.from(), scope.to());
  }

  private void projects(ProjectsInProduction production) {
    if (!production.live().isEmpty()) {
      double each = (double) production.live().size() / rates.engineers();
      counted("org.projectsPerEngineer", each, "projects in production, of releases and live[]");
      counted("org.capacityStartProjects", each, "as in production now");
    }
    if (production.released() > 0) {
      double years = (ChronoUnit.DAYS.between(scope.from(), scope.to()) + 1) / 365.25;
      counted(
          "org.newProjectsPerYear", production.released() / years, "first releases in the period");
    }
    List<Double> leadTimes = production.leadTimeMonths();
    if (!leadTimes.isEmpty()) {
      counted(
          CURRENT + "leadTimeMonths",
          leadTimes.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
          "from start to first production, " + Count.of(leadTimes.size(), "project"));
    }
  }

  private void counted(String path, double value, String source) {
    figures.put(path, rates.counted(value, source));
  }

  private void given(String path, double value, String source) {
    figures.put(path, new Figure(value, FigureOrigin.of(FigureCertainty.ASSUMED, source)));
  }

  static double minutes(Duration duration) {
    return duration.toSeconds() / 60.0;
  }
}
