package dev.makertime.analysis.watch;

import static dev.makertime.testkit.Golden.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches whose every look is known. */
class GoldenWatchTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kept_eight",
        "failing_twelve",
        "release_weeks",
        "staggered",
        "four_cannot_tell",
        "edges_few",
        "edges_constant"
      })
  void every_look_is_as_expected(String name) throws Exception {
    JsonNode golden = golden(name);

    MigrationWatch found = WatchFile.read(golden.path("inputs")).watch();

    same(golden, found, golden.path("expected"), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept_eight", "failing_twelve", "staggered"})
  void the_boundaries_of_the_file_are_those_of_a_year(String name) throws Exception {
    JsonNode golden = golden(name);
    ObjectNode without = golden.path("inputs").deepCopy();
    without.remove("boundaries");

    same(golden, WatchFile.read(without).watch(), golden.path("expected"), name);
  }

  @Test
  void a_boundary_is_known_or_lies_between_two_that_are() throws Exception {
    for (var one : golden("boundaries").path("c").properties()) {
      assertThat(WatchBoundary.YEAR.of(Integer.parseInt(one.getKey())))
          .as(one.getKey())
          .isEqualTo(one.getValue().asDouble());
    }
    double share = (1 / 6.0 - 1 / 5.0) / (1 / 7.0 - 1 / 5.0);
    assertThat(WatchBoundary.YEAR.of(7)).isCloseTo(3.15 - 0.21 * share, within(1e-12));
    assertThat(WatchBoundary.YEAR.of(500)).isEqualTo(2.49);
    assertThat(WatchBoundary.YEAR.of(2)).as("never narrower than of four").isEqualTo(3.73);
  }

  private static JsonNode golden(String name) throws Exception {
    return Json.MAPPER.readTree(Golden.text("early/" + name + ".json"));
  }
}
