package dev.makertime.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.statistics.HolmCorrection;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.analysis.verdict.WeekFileVerdict;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Statistics whose answers are known, figure by figure. */
class GoldenComparisonTest {
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 1;

  @Test
  void categories_are_judged_together() throws Exception {
    JsonNode golden = golden("stats_paired_basic");
    Map<String, double[]> differences = new LinkedHashMap<>();
    golden
        .path("inputs")
        .path("categoryOrder")
        .forEach(
            name ->
                differences.put(
                    name.asText(),
                    numbers(golden.path("inputs").path("diffs").path(name.asText()))));

    Map<String, CategoryChange> found = CategoryChange.of(differences, LEVEL, MARGIN);

    same(golden, found, golden.path("expected"), "paired");
  }

  @Test
  void few_engineers_and_odd_differences_are_told_as_such() throws Exception {
    JsonNode golden = golden("stats_edges");
    golden
        .path("expected")
        .forEachEntry(
            (name, expected) ->
                same(
                    golden,
                    PairedDifferences.of(
                        LEVEL, numbers(golden.path("inputs").path("diffs").path(name))),
                    expected,
                    name));
  }

  @Test
  void probabilities_are_adjusted_and_small_changes_need_many_engineers() throws Exception {
    JsonNode golden = golden("stats_holm_mde");
    JsonNode inputs = golden.path("inputs");
    List<Double> p = new ArrayList<>();
    inputs.path("p").forEach(one -> p.add(one.asDouble()));
    List<Double> least = new ArrayList<>();
    inputs
        .path("mde")
        .forEach(
            one ->
                least.add(
                    DetectableEffect.change(one.path("sd").asDouble(), one.path("n").asInt())));
    List<Integer> needed = new ArrayList<>();
    inputs
        .path("requiredN")
        .forEach(
            one ->
                needed.add(
                    DetectableEffect.engineers(
                        one.path("sd").asDouble(), one.path("delta").asDouble())));

    same(golden, HolmCorrection.adjusted(p), golden.path("expected").path("holm"), "holm");
    same(golden, least, golden.path("expected").path("mde"), "mde");
    same(golden, needed, golden.path("expected").path("requiredN"), "requiredN");
  }

  @Test
  void what_happened_to_all_is_taken_off() throws Exception {
    JsonNode golden = golden("stats_did");
    JsonNode inputs = golden.path("inputs");

    same(
        golden,
        DifferenceInDifferences.of(
            numbers(inputs.path("treated")), numbers(inputs.path("control"))),
        golden.path("expected"),
        "did");
  }

  @Test
  void a_promise_is_kept_or_not_or_nobody_knows() throws Exception {
    JsonNode golden = golden("stats_promise");
    golden
        .path("inputs")
        .forEachEntry(
            (name, input) -> {
              JsonNode expected = golden.path("expected").path(name);
              PromiseKept.Money money =
                  Json.MAPPER.convertValue(expected.path("money"), PromiseKept.Money.class);
              PromiseKept found =
                  PromiseKept.of(
                      input.path("promised").asDouble(), money, numbers(input.path("diffs")));
              same(golden, found, expected, name);
            });
  }

  @Test
  void weeks_that_tell_nothing_are_left_out() throws Exception {
    JsonNode golden = golden("stats_engineer_weeks");
    JsonNode inputs = golden.path("inputs");
    List<String> categories = new ArrayList<>();
    inputs.path("categories").forEach(one -> categories.add(one.asText()));
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : inputs.path("rows")) {
      rows.add(Json.MAPPER.treeToValue(row, Row.class));
    }

    EngineerWeeks found =
        EngineerWeeks.of(
            Json.MAPPER.treeToValue(inputs.path("config"), Config.class), categories, rows);

    Map<String, double[]> differences = new LinkedHashMap<>();
    Map<String, Double> composition = new LinkedHashMap<>();
    for (String category : categories) {
      differences.put(category, found.differences(category));
      composition.put(category, found.compositionEffect(category));
    }
    same(golden, found, golden.path("expected").path("aggregate"), "aggregate");
    same(
        golden,
        CategoryChange.of(differences, LEVEL, MARGIN),
        golden.path("expected").path("paired"),
        "paired");
    same(golden, composition, golden.path("expected").path("compositionEffect"), "composition");
  }

  @Test
  void the_verdict_stands_beside_what_is_known_of_engineers_alone() throws Exception {
    JsonNode golden = golden("stats_engineer_weeks");

    WeekFileVerdict judged = WeekFileVerdict.of(WeekFile.read(golden.path("inputs")));

    same(golden, judged, golden.path("expected"), "weeks");
    assertThat(judged.verdict().categories().get("wait"))
        .extracting(CategoryVerdict::outcome)
        .isEqualTo(CategoryVerdict.Outcome.LIKELY_IMPROVED);
  }

  @Test
  void groups_that_do_not_vary_have_an_effect_and_no_interval() {
    DifferenceInDifferences found =
        DifferenceInDifferences.of(new double[] {1, 1, 1}, new double[] {0, 0});

    assertThat(found.effect()).isEqualTo(1);
    assertThat(found.welchCi()).isNull();
    assertThat(found.permutationP()).isEqualTo(0.1);
  }

  @Test
  void nobody_works_in_a_week_without_hours() {
    List<Row> rows = new ArrayList<>();
    for (int week = 0; week < 12; week++) {
      rows.add(new Row("e1", week, 0, 0, true, Map.of("manual", 0.0), null));
      rows.add(new Row("e2", week, 40, 40, true, Map.of("manual", 1.0), null));
      rows.add(new Row("e3", week, 40, 40, true, Map.of("manual", 2.0), null));
    }
    EngineerWeeks found =
        EngineerWeeks.of(new Config(40, 6, 1, 0, 0.5, 4), List.of("manual"), rows);

    assertThat(found.engineers()).containsOnlyKeys("e2", "e3");
    assertThatThrownBy(() -> new Row("e1", 1, 40, 40, true, Map.of("manual", -1.0), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_splits_are_drawn() {
    double[] treated = new Random(1).doubles(30).map(one -> one - 0.4).toArray();
    double[] control = new Random(2).doubles(30).toArray();

    DifferenceInDifferences found = DifferenceInDifferences.of(treated, control);

    assertThat(found.permutations()).isEqualTo(100_001);
    assertThat(found.permutationP())
        .isCloseTo(java.util.Objects.requireNonNull(found.welchP()), within(0.01));
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }

  private static void same(JsonNode golden, Object found, JsonNode expected, String path) {
    compare(golden.path("tolerance"), Json.MAPPER.valueToTree(found), expected, path);
  }

  /** Everything that is expected. */
  private static void compare(JsonNode tolerance, JsonNode found, JsonNode expected, String path) {
    if (expected.isNumber()) {
      double near =
          path.contains("boot")
              ? tolerance.path("bootAbs").asDouble()
              : tolerance.path("abs").asDouble()
                  + tolerance.path("rel").asDouble() * Math.abs(expected.asDouble());
      assertThat(found.isNumber()).as(path + " is " + found).isTrue();
      assertThat(found.asDouble()).as(path).isCloseTo(expected.asDouble(), within(near));
    } else if (expected.isObject()) {
      expected.forEachEntry(
          (name, value) -> compare(tolerance, found.path(name), value, path + "." + name));
    } else if (expected.isArray()) {
      assertThat(found.size()).as(path + " is " + found).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        compare(tolerance, found.path(i), expected.path(i), path + "." + i);
      }
    } else {
      assertThat(found).as(path).isEqualTo(expected);
    }
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenComparisonTest.class.getResourceAsStream(
                "/golden/comparison/" + name + ".json"))) {
      return Json.MAPPER.readTree(in);
    }
  }
}
