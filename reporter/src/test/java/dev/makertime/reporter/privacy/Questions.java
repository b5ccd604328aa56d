package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.reporter.privacy.Truth.Figure;
import dev.makertime.topics.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Asks random questions that are a lead's and manager's to ask, and tells what is answered. */
final class Questions {

  /** Where it is asked. */
  enum Way {
    DAYS,
    KNOWN,
    PAGE,
    LIVE,
    PERIOD,
    OVERVIEW,
    SUBJECT,
    METRICS,
    SIMULATION,
    BEFORE_AFTER,
    RUNS
  }

  private static final Pattern OF_TEAM =
      Pattern.compile(
          "makertime_team_(day|week)_seconds\\{category=\"(\\w+)\",team=\"(\\w+)\""
              + "(?:,weeks_ago=\"(\\d)\")?} (\\S+)");
  private static final LocalDate WAVE = LocalDate.parse("2026-05-18");
  private static final double FULL_WEEK = 40;

  private final World world;
  private final Reporter reporter;
  private final Eavesdropper eavesdropper;
  private final List<Way> ways;
  int asked;

  Questions(World world, Reporter reporter, Eavesdropper eavesdropper, Way... ways) {
    this.world = world;
    this.reporter = reporter;
    this.eavesdropper = eavesdropper;
    this.ways = List.of(ways);
  }

  /** Asks one. */
  void ask() throws Exception {
    String team = World.TEAMS.get(world.random.nextInt(World.TEAMS.size()));
    asked++;
    switch (ways.get(world.random.nextInt(ways.size()))) {
      case DAYS -> days(team);
      case KNOWN -> known(team);
      case PAGE -> page(reporter.get("/api/page?page=team&name=" + team), team);
      case LIVE -> page(reporter.client().live(team), team);
      case PERIOD -> period(team);
      case OVERVIEW -> overview();
      case SUBJECT -> subject(team);
      case METRICS -> metrics();
      case SIMULATION -> simulation(world.random.nextInt(3) == 0 ? "" : team);
      case BEFORE_AFTER -> beforeAfter();
      case RUNS -> RunsByHand.ask(world, reporter, eavesdropper);
    }
  }

  private JsonNode someDays(String team) throws Exception {
    LocalDate to = world.today().minusDays(world.random.nextInt(4));
    LocalDate from = to.minusDays(world.random.nextInt(12));
    return reporter.get("/api/team-days?from=%s&to=%s&team=%s".formatted(from, to, team));
  }

  private void days(String team) throws Exception {
    for (JsonNode day : someDays(team)) {
      if (!day.has("suppressed")) {
        tell(day, team, List.of(LocalDate.parse(day.path("date").asText())));
      }
    }
  }

  private void known(String team) throws Exception {
    for (JsonNode day : someDays(team)) {
      LocalDate date = LocalDate.parse(day.path("date").asText());
      JsonNode meetings = day.at("/known/meetings");
      eavesdropper.hearPresence(meetings.path("known").asLong(), team, date, true);
      eavesdropper.hearPresence(meetings.path("unknown").asLong(), team, date, false);
    }
  }

  private void page(JsonNode page, String team) {
    LocalDate today = LocalDate.parse(page.at("/today/date").asText("1970-01-01"));
    tell(page.at("/today/period/sums"), team, List.of(today));
    trend(page.path("trend"), team);
  }

  private void trend(JsonNode trend, String team) {
    for (JsonNode week : trend.path("weeks")) {
      tell(week.at("/period/sums"), team, week(LocalDate.parse(week.path("monday").asText())));
    }
  }

  private void period(String team) throws Exception {
    LocalDate monday = world.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int weeks = 1 + world.random.nextInt(3);
    LocalDate from = monday.minusWeeks(world.random.nextInt(4));
    LocalDate to = from.plusWeeks(weeks);
    LocalDate before = from.minusWeeks(weeks);
    JsonNode found =
        reporter.get(
            "/api/team-period?from=%s&to=%s&team=%s".formatted(from, to.minusDays(1), team));
    tell(found.at("/now/sums"), team, from.datesUntil(to).toList());
    tell(found.at("/before/sums"), team, before.datesUntil(from).toList());
    trend(found.path("trend"), team);
  }

  /** Its weeks are those of the teams' pages. */
  private void overview() throws Exception {
    for (JsonNode team : reporter.get("/api/overview").path("teams")) {
      trend(team.at("/sections/trend"), team.path("team").asText());
    }
  }

  private void subject(String team) throws Exception {
    LocalDate monday = world.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate from = monday.minusWeeks(4);
    String subject = World.SUBJECTS.get(world.random.nextInt(World.SUBJECTS.size()));
    JsonNode found =
        reporter.get(
            "/api/team-subject?from=%s&to=%s&team=%s&subject=%s"
                .formatted(from, monday.plusDays(6), team, subject));
    for (JsonNode week : found.path("weeks")) {
      List<LocalDate> dates = week(LocalDate.parse(week.path("monday").asText()));
      eavesdropper.hearSubject(Figure.WAITING, week.path("waiting").asLong(), team, dates, subject);
      eavesdropper.hearSubject(Figure.MANUAL, week.path("manual").asLong(), team, dates, subject);
    }
  }

  private static List<LocalDate> week(LocalDate monday) {
    return monday.datesUntil(monday.plusDays(7)).toList();
  }

  /** An answer of several days is also the sum of those that are not folded. */
  private void tell(JsonNode sums, String team, List<LocalDate> dates) {
    if (sums.has("available")) {
      ShownSums.of(sums)
          .forEach((figure, seconds) -> eavesdropper.hear(figure, seconds, team, dates));
    }
  }

  /** The last day that is over may be any of the week before. */
  private void metrics() throws Exception {
    Map<String, ObjectNode> days = new HashMap<>();
    Map<String, Map<Integer, ObjectNode>> weeks = new HashMap<>();
    for (MatchResult row : OF_TEAM.matcher(reporter.client().metrics()).results().toList()) {
      ObjectNode sums =
          row.group(4) == null
              ? days.computeIfAbsent(row.group(3), none -> Json.MAPPER.createObjectNode())
              : weeks
                  .computeIfAbsent(row.group(3), none -> new HashMap<>())
                  .computeIfAbsent(
                      Integer.valueOf(row.group(4)), none -> Json.MAPPER.createObjectNode());
      sums.put(row.group(2), (long) Double.parseDouble(row.group(5)));
    }
    for (int ago = 1; ago <= 7; ago++) {
      List<LocalDate> date = List.of(world.today().minusDays(ago));
      days.forEach((team, sums) -> tell(sums, team, date));
    }
    LocalDate monday = world.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    weeks.forEach(
        (team, byAgo) ->
            byAgo.forEach((ago, sums) -> tell(sums, team, week(monday.minusWeeks(ago)))));
  }

  private void beforeAfter() throws Exception {
    for (JsonNode week : reporter.get("/api/before-after?migration=ci").path("weekly")) {
      List<LocalDate> dates = week(WAVE.plusWeeks(week.path("week").asInt()));
      Map.of("meetings", Figure.MEETING, "manual", Figure.MANUAL, "waiting", Figure.WAITING)
          .forEach(
              (category, figure) ->
                  eavesdropper.hearShare(
                      figure, week.at("/hours/" + category).asDouble(), FULL_WEEK, "alpha", dates));
    }
  }

  private void simulation(String team) throws Exception {
    LocalDate monday = world.today().with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
    LocalDate to = monday.minusWeeks(world.random.nextInt(3)).minusDays(1);
    LocalDate from = to.minusWeeks(1 + world.random.nextInt(5)).plusDays(1);
    JsonNode baseline =
        reporter
            .client()
            .post(
                "/api/simulate",
                """
                {"from": "%s", "to": "%s", "team": "%s", "said": %s}
                """
                    .formatted(from, to, team, SAID))
            .path("baseline");
    JsonNode figures = baseline.path("figures");
    if (figures.has("org.monthlyCost")) {
      eavesdropper.hearCost(
          team,
          from,
          to,
          figures.at("/org.monthlyCost/value").asDouble(),
          Math.round(figures.at("/org.engineers/value").asDouble()));
    }
    if (!team.isEmpty()) {
      List<LocalDate> dates = from.datesUntil(to.plusDays(1)).toList();
      double months = baseline.path("engineerMonths").asDouble();
      double hours = figures.at("/org.contractHoursPerMonth/value").asDouble();
      double meeting = figures.at("/scenarios.current.meetingHours/value").asDouble();
      double waiting = baseline.path("waitingHours").asDouble();
      eavesdropper.hear(Figure.AVAILABLE, Math.round(hours * months * 3600), team, dates);
      eavesdropper.hear(Figure.MEETING, Math.round(meeting * months * 3600), team, dates);
      eavesdropper.hear(Figure.WAITING, Math.round(waiting * months * 3600), team, dates);
    }
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
