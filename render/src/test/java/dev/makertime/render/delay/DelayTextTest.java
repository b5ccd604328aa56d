package dev.makertime.render.delay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.SimulationText;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A late end is told in money, in months, and in what it rests on. */
class DelayTextTest {
  private static final Simulation.Settings FEW = new Simulation.Settings(1, 5_000, 7);

  private static ObjectNode late() throws Exception {
    ObjectNode given = Golden.golden("scenario_1").path("inputs").deepCopy();
    given.set(
        "slip", Json.MAPPER.readTree(Golden.text("slip/labour.json")).at("/inputs/base/slip"));
    return given;
  }

  private static String text(ObjectNode given) throws Exception {
    return SimulationText.of(Simulation.of(Assumptions.of(given, null), FEW));
  }

  @Test
  void one_more_month_has_its_price_with_the_greatest_part_first() throws Exception {
    assertThat(text(late()))
        .contains(
            "optimal: one more month costs 43,232 (benefit 23,257, drag 8,772, roadmap 7,797,"
                + " fees 2,924, old tools 481); it is worth its cost up to 8 months late");
  }

  @Test
  void the_draws_say_how_late_it_may_be_and_what_that_costs() throws Exception {
    assertThat(text(late()))
        .containsPattern(
            "optimal: 0 … 4 … (8|9|10) months late .* cost 1\\d\\d,\\d\\d\\d on average")
        .containsPattern("expected price of one more month \\d\\d,\\d\\d\\d \\(.* … .*\\)")
        .containsPattern("paid back in month \\d+ … \\d+ … (never|\\d+)");
  }

  @Test
  void it_says_who_assumed_it() throws Exception {
    ObjectNode signed = late();
    signed.withObject("/slip").put("by", "Ana Maier").put("on", "2026-05-04");

    assertThat(text(signed)).contains("slip: assumed by Ana Maier on 2026-05-04");
    assertThat(text(late())).contains("slip: assumed, by whom is not said");
  }

  @Test
  void where_nobody_was_asked_it_says_so_and_draws_nothing() throws Exception {
    ObjectNode given = late();
    given.remove("slip");

    assertThat(text(given))
        .contains("one more month costs", "How late it may end was not asked")
        .doesNotContain("months late (5 %");
  }

  @Test
  void a_roadmap_that_is_in_the_projects_already_is_not_added() throws Exception {
    ObjectNode given = late();
    given.withObject("/org").put("valuation", "CAPACITY");

    assertThat(text(given)).contains("projects not built are the roadmap");
  }

  @Test
  void a_scenario_that_never_pays_and_one_that_always_does_are_told_apart() throws Exception {
    ObjectNode dear = late();
    dear.withObject("/scenarios/optimal").put("toolOneOff", 1_000_000_000.0);
    ObjectNode free = late();
    free.remove("slip");
    free.withObject("/scenarios/optimal")
        .put("learningDrop", 0)
        .put("subscriptionPerEngineerMonth", 0)
        .put("assessmentHours", 0)
        .put("assessmentFees", 0)
        .put("trainingPerEngineer", 0);

    assertThat(text(dear)).contains("optimal: one more month costs 43,232");
    assertThat(text(dear)).contains("it is not worth its cost even on time");
    assertThat(text(free)).contains("it is worth its cost however late");
  }

  @Test
  void the_page_has_the_same_lines_in_the_readers_figures() throws Exception {
    Simulation simulation = Simulation.of(Assumptions.of(late(), null), FEW);

    assertThat(SimulationPage.of(simulation, Locale.GERMANY))
        .contains("If the migration ends late")
        .containsPattern("optimal: one more month costs 43\\.\\d00 EUR|43\\.000 EUR")
        .contains("up to 8 months late");
  }
}
