package dev.makertime.analysis.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the savings that a frozen simulation promised of a migration.
 *
 * @param scenario that was promised
 * @param hoursAWeek by category: hours of a full week and engineer, below 0 where they were to fall
 * @param course absent where the simulation was kept without its dates
 * @param currency empty where the simulation was kept without its provenance
 */
public record Promise(
    String scenario,
    Map<String, Double> hoursAWeek,
    String currency,
    double contractHoursPerMonth,
    double hourlyCost,
    double realisationShare,
    @Nullable Course course) {

  /**
   * When the saving is due, and what a late end costs.
   *
   * @param learningMonths until which nothing is due
   * @param rampMonths from then until all of it is
   * @param oneMoreMonthAt currency, by months of delay from 0 on; empty where it was not computed
   */
  public record Course(double learningMonths, double rampMonths, List<Double> oneMoreMonthAt) {
    public Course {
      oneMoreMonthAt = List.copyOf(oneMoreMonthAt);
    }
  }

  public Promise {
    hoursAWeek = Map.copyOf(hoursAWeek);
  }

  /**
   * Reads what {@code simulate --json} printed, with its provenance or without.
   *
   * @param scenario absent = the only one besides the current
   * @throws IllegalArgumentException when it is no such thing, or there are several scenarios
   */
  public static Promise of(String text, @Nullable String scenario) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the promise is not JSON: " + FailureText.of(e), e);
    }
    JsonNode current = json.at("/scenarios/current/hours");
    if (!current.path("useful").isNumber()) {
      throw new IllegalArgumentException("the promise is not what simulate --json prints");
    }
    requireSavings(json);
    String chosen = scenario == null ? only(json) : scenario;
    JsonNode then = json.path("scenarios").path(chosen);
    if (!then.path("hours").isObject()) {
      throw new IllegalArgumentException("the promise has no scenario " + chosen);
    }
    double contract =
        current.path("waste").asDouble()
            + current.path("useful").asDouble()
            - current.path("overload").asDouble();
    Map<String, Double> hours = new LinkedHashMap<>();
    Map.of("manual", "manual", "waiting", "mechanical", "meetings", "meetings")
        .forEach(
            (category, name) ->
                hours.put(
                    category,
                    (then.path("hours").path(name).asDouble() - current.path(name).asDouble())
                        * MigrationPhases.FULL_WEEK
                        / contract));
    return new Promise(
        chosen,
        hours,
        json.at("/inputs/org/currency").asText(""),
        contract,
        json.path("hourlyCost").asDouble(),
        realised(then.path("steadyMonthlySaving")),
        course(json, chosen));
  }

  /** Of a simulation with {@code slip}, or with its inputs. */
  private static @Nullable Course course(JsonNode json, String scenario) {
    JsonNode late = json.path("slip").path("scenarios").path(scenario);
    JsonNode dates = late.isObject() ? late : json.at("/inputs/scenarios").path(scenario);
    double learning = dates.path("learningMonths").asDouble(-1);
    double ramp = dates.path("rampMonths").asDouble(-1);
    if (!(learning >= 0) || !(ramp >= 0)) {
      return null;
    }
    List<Double> prices = new ArrayList<>();
    late.path("oneMoreMonthAt").forEach(price -> prices.add(price.asDouble()));
    return new Course(learning, ramp, prices);
  }

  private static void requireSavings(JsonNode json) {
    if (!json.path("missing").isEmpty()) {
      throw new IllegalArgumentException(
          "the promise has no savings: hours of its current scenario are not known");
    }
  }

  /** The share of saved labour that becomes money, as the simulation had it; of a loss all. */
  private static double realised(JsonNode saving) {
    double gross = saving.path("labourGross").asDouble();
    return gross > 0 ? saving.path("labourRealised").asDouble() / gross : 1;
  }

  private static String only(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.path("scenarios").fieldNames().forEachRemaining(names::add);
    names.remove("current");
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "the promise has the scenarios %s: say which, as promise.json#%s"
              .formatted(String.join(", ", names), names.isEmpty() ? "optimal" : names.get(0)));
    }
    return names.get(0);
  }

  PromiseKept.Money money(int engineers) {
    return new PromiseKept.Money(
        contractHoursPerMonth, MigrationPhases.FULL_WEEK, engineers, hourlyCost, realisationShare);
  }
}
