package dev.makertime.analysis.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of a watch may say, and what it may not. */
class WatchFileTest {
  private static ObjectNode file() throws Exception {
    return Json.MAPPER.readTree(Golden.text("early/edges_few.json")).path("inputs").deepCopy();
  }

  @Test
  void what_is_left_out_of_the_config_has_a_default() throws Exception {
    ObjectNode file = file();
    MigrationWatch whole = WatchFile.read(file).watch();
    file.withObject("/config").retain("promise", "learningWeeks", "rampWeeks", "waves");

    MigrationWatch found = WatchFile.read(file).watch();

    assertThat(found.excluded()).isEqualTo(whole.excluded());
    assertThat(found.weeks()).hasSameSizeAs(whole.weeks());
    assertThat(WatchFile.read(file).plan().monthPrice()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/config|promise|3|config.promise must be below 0: NO_PROMISE",
        "/config|promise|\"much\"|config.promise must be a number from -168 to 168",
        "/config|rampWeeks|-1|config.rampWeeks must be a number from 0",
        "/config|rampWeeks|null|config.rampWeeks is missing",
        "/config|minBefore|1|config.minBefore must be a number from 2",
        "/config|minAfter|1.5|config.minAfter must be a whole number",
        "/config|riskAt|2|config.riskAt must be a number from 0 to 1",
        "/config|ramp|3|config.ramp is not known",
        "/config|waves|{}|rows[0].engineer must have a wave in config.waves",
        "/config|monthPrice|1e300|config.monthPrice must be a number",
        "/boundaries|x|3|boundaries.x must be of 2 engineers or more",
        "/rows/0|availableHours|1e-300|rows[0].availableHours must be 0 or at least a second",
        "/rows/0|availableHours|-1|rows[0].availableHours must be a number from 0 to 168",
        "/rows/0|covered|1|rows[0].covered must be true or false",
        "/rows/0|hours|null|rows[0].hours is missing",
        "/rows/0|week|6|rows[1].week: 6 of e1 occurs twice",
        "/rows/0|week|900000|more than 1000 weeks since the first wave",
        "/rows/0|who|\"x\"|rows[0].who is not known"
      })
  void each_mistake_is_named_by_its_path(String at, String field, String value, String mistake)
      throws Exception {
    ObjectNode file = file();
    ((ObjectNode) file.at(at)).set(field, Json.MAPPER.readTree(value));

    assertThatThrownBy(() -> WatchFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(mistake);
  }

  @Test
  void what_is_no_watch_is_refused() {
    assertThatThrownBy(() -> WatchFile.read(Json.MAPPER.createArrayNode()))
        .hasMessageContaining("config and rows are needed");
  }
}
