package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.DayKey;
import dev.makertime.reporter.privacy.Truth.Figure;
import dev.makertime.reporter.privacy.Truth.State;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lead and manager who keeps all answers. Knows who is in which team and who did anything of a
 * kind at all, but not how much; an answer that is what it would be now, or was at any time before,
 * is a sum of what people did then.
 */
final class Eavesdropper {
  private final World world;
  private final Reporter reporter;
  private final Truth truth = new Truth();
  private final LinearSystem system = new LinearSystem();
  private final Map<String, List<State>> teamStates = new HashMap<>();
  private final Map<String, Integer> pays = new TreeMap<>();
  private static final List<Figure> PARTS =
      List.of(Figure.MEETING, Figure.MANUAL, Figure.WAITING, Figure.TECHNICAL);
  private double lastMean;
  int answers;

  Eavesdropper(World world, Reporter reporter) {
    this.world = world;
    this.reporter = reporter;
  }

  /** Time has gone on, and something may have changed. */
  void follow() throws Exception {
    truth.is(reporter.follow());
    for (String team : World.TEAMS) {
      for (LocalDate date = World.FIRST; !date.isAfter(world.today()); date = date.plusDays(1)) {
        for (Figure figure : Figure.values()) {
          List<State> states =
              teamStates.computeIfAbsent(team + date + figure, none -> new ArrayList<>());
          State now = sum(team, List.of(date), figure);
          if (states.isEmpty() || !states.get(states.size() - 1).equals(now)) {
            states.add(now);
          }
        }
      }
    }
    for (World.Member member : world.members) {
      pays.computeIfAbsent(member.id, id -> truth.unknown("pay of " + id, member.pay * 100L));
    }
  }

  private State sum(String team, List<LocalDate> dates, Figure figure) {
    long value = 0;
    List<Integer> unknowns = new ArrayList<>();
    for (LocalDate date : dates) {
      for (World.Member member : world.members) {
        if (team.equals(member.teamOn(date))) {
          State state = truth.state(new DayKey(member.id, date), figure);
          value += state.value();
          unknowns.addAll(state.unknowns());
        }
      }
    }
    return new State(value, unknowns);
  }

  /** Asks one random question that is theirs to ask. */
  void ask() throws Exception {
    String team = World.TEAMS.get(world.random.nextInt(World.TEAMS.size()));
    answers++;
    switch (world.random.nextInt(6)) {
      case 0, 1, 2 -> askDays(team);
      case 3, 4 -> askPage(team);
      default -> askSimulation(world.random.nextInt(3) == 0 ? "" : team);
    }
  }

  private void askDays(String team) throws Exception {
    LocalDate to = world.today().minusDays(world.random.nextInt(4));
    LocalDate from = to.minusDays(world.random.nextInt(12));
    for (JsonNode day :
        reporter.get("/api/team-days?from=%s&to=%s&team=%s".formatted(from, to, team))) {
      if (!day.has("suppressed")) {
        read(day, team, List.of(LocalDate.parse(day.path("date").asText())));
      }
    }
  }

  private void askPage(String team) throws Exception {
    JsonNode page = reporter.get("/api/page?page=team&name=" + team);
    LocalDate today = LocalDate.parse(page.at("/today/date").asText("1970-01-01"));
    read(page.at("/today/period/sums"), team, List.of(today));
    for (JsonNode week : page.at("/trend/weeks")) {
      LocalDate monday = LocalDate.parse(week.path("monday").asText());
      read(week.at("/period/sums"), team, monday.datesUntil(monday.plusDays(7)).toList());
    }
  }

  /** An answer of several days is also the sum of those that are not folded. */
  private void read(JsonNode sums, String team, List<LocalDate> dates) {
    if (!sums.has("available")) {
      return;
    }
    ShownSums.of(sums).forEach((figure, seconds) -> match(figure, seconds, team, dates));
  }

  private void match(Figure figure, long seconds, String team, List<LocalDate> dates) {
    if (seconds == 0) {
      return;
    }
    if (dates.size() > 1) {
      State now = sum(team, dates, figure);
      if (now.value() == seconds) {
        learn(now.unknowns(), seconds);
      }
      return;
    }
    List<State> states = teamStates.getOrDefault(team + dates.get(0) + figure, List.of());
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).value() == seconds) {
        learn(states.get(i).unknowns(), seconds);
        return;
      }
    }
  }

  /** The parts of anybody's working time are all of it. */
  private void learnParts() {
    world
        .days()
        .keySet()
        .forEach(
            day -> {
              Map<Integer, Integer> times = new TreeMap<>();
              for (Figure part : PARTS) {
                for (int unknown : truth.state(day, part).unknowns()) {
                  times.merge(unknown, 1, Integer::sum);
                }
              }
              for (int unknown : truth.state(day, Figure.AVAILABLE).unknowns()) {
                times.merge(unknown, -1, Integer::sum);
              }
              system.learn(times, 0);
            });
  }

  private void learn(List<Integer> unknowns, long seconds) {
    Map<Integer, Integer> times = new TreeMap<>();
    unknowns.forEach(unknown -> times.merge(unknown, 1, Integer::sum));
    system.learn(times, seconds);
  }

  private void askSimulation(String team) throws Exception {
    LocalDate monday = world.today().with(TemporalAdjusters.previous(java.time.DayOfWeek.MONDAY));
    LocalDate to = monday.minusWeeks(world.random.nextInt(3)).minusDays(1);
    LocalDate from = to.minusWeeks(1 + world.random.nextInt(3)).plusDays(1);
    JsonNode answer =
        reporter.post(
            "/api/simulate",
            """
            {"from": "%s", "to": "%s", "team": "%s", "said": %s}
            """
                .formatted(from, to, team, SAID));
    JsonNode figures = answer.at("/baseline/figures");
    long engineers = Math.round(figures.at("/org.engineers/value").asDouble());
    if (figures.has("org.monthlyCost")) {
      costs(team, from, to, figures.at("/org.monthlyCost/value").asDouble(), engineers);
    }
    if (!team.isEmpty() && figures.has("scenarios.current.meetingHours")) {
      double hours =
          figures.at("/scenarios.current.meetingHours/value").asDouble()
              * answer.at("/baseline/engineerMonths").asDouble();
      match(
          Figure.MEETING, Math.round(hours * 3600), team, from.datesUntil(to.plusDays(1)).toList());
    }
  }

  /**
   * Of everybody of whom there is a day; or of all of the file, where it is another than before: an
   * answer that stays tells nothing new.
   */
  private void costs(String team, LocalDate from, LocalDate to, double mean, long engineers) {
    List<Integer> worked =
        world.members.stream()
            .filter(member -> worked(member, team, from, to))
            .map(member -> pays.getOrDefault(member.id, 0))
            .toList();
    if (worked.size() == engineers && sum(worked) == Math.round(mean * engineers * 100)) {
      learn(worked, sum(worked));
    }
    if (mean != lastMean) {
      lastMean = mean;
      learn(List.copyOf(pays.values()), Math.round(mean * 100 * pays.size()));
    }
  }

  private long sum(List<Integer> unknowns) {
    return unknowns.stream().mapToLong(truth.values::get).sum();
  }

  private boolean worked(World.Member member, String team, LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1))
        .filter(date -> team.isEmpty() || team.equals(member.teamOn(date)))
        .anyMatch(date -> truth.state(new DayKey(member.id, date), Figure.AVAILABLE).value() > 0);
  }

  /** Whose figures are determined, or bounded within a tenth. */
  List<String> singledOut() {
    learnParts();
    List<String> found = new ArrayList<>();
    system
        .bounds(truth::isAmount)
        .forEach(
            (unknown, bounds) -> {
              double value = Math.abs(truth.values.get(unknown));
              double half = (bounds.most() - bounds.least()) / 2;
              double middle = Math.abs(bounds.most() + bounds.least()) / 2;
              boolean isTrue = Math.abs(middle - value) <= value / 10;
              if (value >= 60 && half <= value / 10 && isTrue) {
                found.add(truth.names.get(unknown) + " is " + truth.values.get(unknown));
              }
            });
    return found;
  }

  int equations() {
    return system.equations();
  }

  private static final String SAID =
      """
      {"org": {"horizonMonths": 24}, "scenarios": {
        "current": {"projectBuildHours": 160, "featureCompleteness": 0.5},
        "next": {"maintenanceHoursPerProject": {"factor": 0.5}, "runDurationFactor": 0.5,
          "featureCompleteness": 0.9, "assessmentHours": 160, "trainingPerEngineer": 800,
          "subscriptionPerEngineerMonth": 40}}}
      """;
}
