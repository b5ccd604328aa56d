package dev.makertime.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.topics.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is measurable leads, in the sentence, in the charts and in the tables. */
class SimulationPageTest {
  private static final FigureFormat EUR = new FigureFormat(Locale.ENGLISH, "EUR");

  @Test
  void no_chart_of_money_or_projects_follows_what_is_only_assumed() throws Exception {
    List<Map<String, String>> few = charts(0.3);
    List<Map<String, String>> all = charts(0.9);

    assertThat(few.subList(1, few.size())).isEqualTo(all.subList(1, all.size()));
    assertThat(few.get(0)).as("hours show the assumed gap, and say so").isNotEqualTo(all.get(0));
    assertThat(few.subList(1, few.size()))
        .allSatisfy(chart -> assertThat(chart.get("caption")).contains("from typed hours only"))
        .noneMatch(chart -> String.valueOf(chart.get("svg")).contains("featureCompleteness"));
  }

  @Test
  void the_sentence_and_the_table_have_the_same_payback() throws Exception {
    Simulation simulation = simulation(0.3);

    assertThat(SimulationAnswer.of(simulation, EUR))
        .startsWith("From typed hours only, other pays back after ")
        .contains("With assumptions (");
    String months =
        new SimulationTables(simulation, EUR)
            .measurable().stream()
                .filter(row -> row.get(0).startsWith("Break-even"))
                .map(row -> row.get(2))
                .findFirst()
                .orElseThrow();
    assertThat(SimulationAnswer.of(simulation, EUR)).contains("after " + months + " months");
  }

  @Test
  void costs_stand_apart_from_savings_and_say_whether_they_were_typed() throws Exception {
    List<List<String>> rows = new SimulationTables(simulation(0.3), EUR).measurable();

    assertThat(rows)
        .contains(
            List.of("One-off cost (typed)", "", "4,000 EUR"),
            List.of("Learning loss (default)", "", "20,200 EUR"));
    assertThat(SimulationPage.of(simulation(0.3), Locale.ENGLISH))
        .contains("Learning loss is never measured", "15 % of the hours for 3 months (other)");
  }

  @Test
  void the_sentence_says_how_much_of_what_is_saved_counts_as_money() throws Exception {
    assertThat(SimulationAnswer.of(simulation(0.3), EUR))
        .containsPattern(
            "a month of manual work, waiting and meetings, of which .* EUR \\(50 %\\) count as money");
  }

  @Test
  void a_payback_on_which_draws_do_not_agree_is_told_with_may_and_their_share() throws Exception {
    Set<String> seen = new HashSet<>();
    for (int cost = 0; cost <= 90_000; cost += 10_000) {
      JsonNode said = said(0.3);
      ((ObjectNode) said.at("/scenarios/other")).put("toolOneOff", cost);
      Simulation simulation = simulation(said);
      double positive =
          Objects.requireNonNull(simulation.measurable().uncertainty().get("other"))
              .probNpvPositive();
      boolean isBack =
          Objects.requireNonNull(
                      Objects.requireNonNull(
                              simulation.measurable().results().scenarios().get("other"))
                          .projection())
                  .breakEvenFractional()
              != null;
      boolean isAgreed = (isBack ? positive : 1 - positive) >= 0.8;
      String words =
          isAgreed ? isBack ? "pays back" : "does not pay" : isBack ? "may pay" : "may not";
      seen.add(words);

      assertThat(SimulationAnswer.of(simulation, EUR))
          .as("%d %s", cost, positive)
          .startsWith("From typed hours only, other " + words);
      if (!isAgreed) {
        assertThat(SimulationAnswer.of(simulation, EUR))
            .contains("costs in " + EUR.share(positive) + " of draws)");
      }
    }
    assertThat(seen).contains("pays back", "does not pay").containsAnyOf("may pay", "may not");
  }

  @Test
  void the_table_of_projects_ends_where_the_chart_does() throws Exception {
    Simulation simulation = simulation(0.3);
    List<List<String>> rows = new SimulationTables(simulation, EUR).measurableProjects();
    List<Double> curve =
        Objects.requireNonNull(simulation.measurable().results().scenarios().get("other"))
            .capacity()
            .fluidCurve();

    assertThat(rows)
        .extracting(row -> row.get(0))
        .containsSubsequence(
            "After 12 months",
            "After 24 months, where the chart ends",
            "Limit, when maintenance leaves no time to build");
    assertThat(rows.get(1).get(2)).isEqualTo(EUR.tenths(curve.get(24)));
    assertThat(curve).hasSize(25);
  }

  @Test
  void an_unanswered_platform_is_not_known_and_named_as_such() throws Exception {
    JsonNode said = said(0.5);
    said.path("scenarios").forEach(one -> ((ObjectNode) one).remove("featureCompleteness"));

    String page = SimulationPage.of(simulation(said), Locale.ENGLISH);

    assertThat(page)
        .contains("unknown")
        .contains("scenarios.current.featureCompleteness is the share");
  }

  @Test
  void the_page_says_who_typed_a_figure_and_when() throws Exception {
    ObjectNode said = (ObjectNode) said(0.5);
    ((ObjectNode) said.at("/scenarios/other"))
        .putObject("toolOneOff")
        .put("value", 4000)
        .put("by", "Ana <b>")
        .put("on", "2026-05-04");

    String page = SimulationPage.of(simulation(said), Locale.ENGLISH);

    assertThat(page).contains("by Ana &lt;b&gt; on 2026-05-04").contains("by whom is not said");
  }

  private static List<Map<String, String>> charts(double features) throws Exception {
    return new SimulationCharts(simulation(features), EUR).charts();
  }

  private static Simulation simulation(double features) throws Exception {
    return simulation(said(features));
  }

  private static Simulation simulation(JsonNode said) throws Exception {
    return Simulation.of(Assumptions.of(said, null), new Simulation.Settings(1, 100, 7));
  }

  private static JsonNode said(double features) throws Exception {
    return Json.MAPPER.readTree(
        """
        {"org": {"engineers": 6, "baseSalaryPerYear": 60000, "horizonMonths": 24},
        "scenarios": {
        "current": {"projectBuildHours": 160, "manualFixedHours": 30, "featureCompleteness": %s},
        "other": {"manualFixedHours": 5, "toolOneOff": 4000, "featureCompleteness": 1}}}\
        """
            .formatted(features));
  }
}
