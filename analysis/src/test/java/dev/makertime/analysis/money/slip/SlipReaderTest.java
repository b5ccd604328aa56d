package dev.makertime.analysis.money.slip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says about a late end, and what it may not say. */
class SlipReaderTest {
  private final List<String> mistakes = new ArrayList<>();

  private SlipTerms read(String json) throws Exception {
    return SlipReader.read(Json.MAPPER.readTree(json), null, null, mistakes::add);
  }

  @Test
  void what_is_left_out_is_off_and_nobody_was_asked() throws Exception {
    assertThat(read("{}")).isEqualTo(SlipTerms.NOT_ASKED);
    assertThat(read("null")).isEqualTo(SlipTerms.NOT_ASKED);
    assertThat(mistakes).isEmpty();
  }

  @Test
  void all_of_it_is_read() throws Exception {
    assertThat(
            read(
                """
                {"distribution": {"onTimeProbability": 0.25, "min": 1, "mode": 4, "max": 14},
                 "dragShare": 0, "feesPerMonth": 3000, "roadmapCostPerMonth": 8000}"""))
        .isEqualTo(
            new SlipTerms(new SlipDistribution(0.25, 1, 4, 14), 0.0, 3000, 8000, null, null));
    assertThat(mistakes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|slip must be an object",
        "[]|slip must be an object",
        "{\"dragShare\": 1.5}|slip.dragShare must be 0 to 1",
        "{\"dragShare\": -0.1}|slip.dragShare must be 0 to 1",
        "{\"dragShare\": \"much\"}|slip.dragShare must be 0 to 1",
        "{\"feesPerMonth\": -1}|slip.feesPerMonth must be a number, not below 0",
        "{\"feesPerMonth\": 1e400}|slip.feesPerMonth must be a number, not below 0",
        "{\"roadmapCostPerMonth\": true}|slip.roadmapCostPerMonth must be a number, not below 0",
        "{\"fees\": 1}|slip.fees is not known",
        "{\"distribution\": 3}|slip.distribution must be an object",
        "{\"distribution\": {\"min\": 1, \"mode\": 2}}|slip.distribution.max is missing",
        "{\"distribution\": {\"min\": 3, \"mode\": 2, \"max\": 4}}|slip.distribution.min must not"
            + " be above mode",
        "{\"distribution\": {\"min\": 1, \"mode\": 5, \"max\": 4}}|slip.distribution.mode must"
            + " not be above max",
        "{\"distribution\": {\"min\": -1, \"mode\": 2, \"max\": 4}}|slip.distribution.min must be"
            + " 0 to 600",
        "{\"distribution\": {\"onTimeProbability\": 2, \"min\": 1, \"mode\": 2, \"max\":"
            + " 4}}|slip.distribution.onTimeProbability must be 0 to 1",
        "{\"distribution\": {\"min\": 1, \"mode\": 2, \"max\": 4, \"mean\":"
            + " 1}}|slip.distribution.mean is not known"
      })
  void each_mistake_is_named_by_its_path(String json, String mistake) throws Exception {
    read(json);

    assertThat(mistakes).contains(mistake);
  }

  @Test
  void all_mistakes_are_named_together() throws Exception {
    read("{\"dragShare\": 2, \"feesPerMonth\": -1, \"distribution\": {\"min\": -1}}");

    assertThat(mistakes).hasSize(5);
  }
}
