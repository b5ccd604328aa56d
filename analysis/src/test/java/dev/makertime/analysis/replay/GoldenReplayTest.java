package dev.makertime.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays against exact answers. */
class GoldenReplayTest {
  private static final JsonNode NOTHING = Json.MAPPER.createObjectNode();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-nothing-changes",
        "02-runs-and-queues",
        "03-who-waited-waits",
        "04-by-hand",
        "05-meetings",
        "06-open-and-as-of",
        "07-two-weeks"
      })
  void the_days_and_the_totals_are_exactly_the_expected_ones(String name) throws Exception {
    ReplayCase golden = ReplayCase.named(name);

    Replay replay = golden.replay();

    assertThat(replay.days()).isEqualTo(golden.expected());
    assertThat(replay.measured())
        .isEqualTo(
            BatchMeasurement.days(
                golden.organization(),
                golden.activities(),
                golden.question().from(),
                golden.question().to(),
                golden.question().asOf()));
    JsonNode found = Json.MAPPER.valueToTree(replay.totals());
    JsonNode near =
        Json.MAPPER.createObjectNode().set("tolerance", golden.totals().at("/tolerance/formula"));
    for (var one : golden.totals().properties()) {
      boolean isFormula = one.getKey().startsWith("formula");
      if (!one.getKey().equals("tolerance")) {
        Golden.same(
            isFormula ? near : NOTHING, found.get(one.getKey()), one.getValue(), one.getKey());
      }
    }
    assertThat(found.size()).isEqualTo(golden.totals().size() - 1);
  }

  @Test
  void wrong_changes_are_refused_whole_each_mistake_by_its_path() throws Exception {
    JsonNode golden = Json.MAPPER.readTree(Golden.text("replay/refusals.json"));

    List<String> mistakes =
        catchThrowableOfType(
                ChangeReader.Invalid.class, () -> ChangeReader.read(golden.path("inputs")))
            .mistakes();

    assertThat(mistakes)
        .isEqualTo(Json.MAPPER.convertValue(golden.at("/expected/messages"), List.class));
  }
}
