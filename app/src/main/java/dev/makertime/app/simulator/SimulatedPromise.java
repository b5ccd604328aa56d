package dev.makertime.app.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.app.simulator.truth.TrueHours.Kind;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The promise of the demo's manager before the migration, as {@code simulate --json} prints it:
 * half of the manual work and six tenths of the waiting are saved, all of it from the wave on. The
 * hours of the current scenario are the true ones before the migration.
 */
public final class SimulatedPromise {
  /** The file beside the organization's. */
  public static final String FILE = "promise.json";

  /** The scenario in it. */
  public static final String SCENARIO = "optimal";

  private static final double MONTH = 160;
  private static final double COST = 7_500;
  private static final double REALISED = 0.5;
  private static final double MANUAL_LEFT = 0.5;
  private static final double WAITING_LEFT = 0.4;

  private SimulatedPromise() {}

  /** The file's text. */
  public static String json(SimulatedOrganization cast, TrueHours truth)
      throws JsonProcessingException {
    double available = hours(cast, truth, Kind.AVAILABLE);
    double month = available > 0 ? MONTH / available : 0;
    double manual = month * hours(cast, truth, Kind.MANUAL);
    double waiting = month * hours(cast, truth, Kind.QUEUE, Kind.RUN, Kind.RESUME);
    double meetings = month * hours(cast, truth, Kind.MEETING);
    double saved = (1 - MANUAL_LEFT) * manual + (1 - WAITING_LEFT) * waiting;
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.putObject("inputs").putObject("org").put("currency", "EUR");
    json.withObject("/inputs/scenarios/" + SCENARIO).put("learningMonths", 0).put("rampMonths", 0);
    json.put("hourlyCost", COST / MONTH);
    ObjectNode scenarios = json.putObject("scenarios");
    hours(scenarios.putObject("current"), manual, waiting, meetings);
    ObjectNode then = scenarios.putObject(SCENARIO);
    hours(then, MANUAL_LEFT * manual, WAITING_LEFT * waiting, meetings);
    then.putObject("steadyMonthlySaving")
        .put("labourGross", saved * COST / MONTH)
        .put("labourRealised", REALISED * saved * COST / MONTH);
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static void hours(ObjectNode scenario, double manual, double waiting, double meetings) {
    double waste = manual + waiting + meetings;
    scenario
        .putObject("hours")
        .put("manual", manual)
        .put("mechanical", waiting)
        .put("meetings", meetings)
        .put("waste", waste)
        .put("useful", MONTH - waste)
        .put("overload", 0);
  }

  /** Of the team that migrates, before it does. */
  private static double hours(SimulatedOrganization cast, TrueHours truth, Kind... kinds) {
    Set<String> team =
        cast.team(SimulatedOrganization.CHURN).stream().map(Member::id).collect(Collectors.toSet());
    return truth.seconds(team, cast.from(), cast.migration().minusDays(1), List.of(kinds)) / 3600.0;
  }
}
