package dev.makertime.render.delay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.watch.WatchFile;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import org.junit.jupiter.api.Test;

/** The answer of a watch stands first, in plain words. */
class WatchTextTest {
  private static ObjectNode inputs(String name) throws Exception {
    return Json.MAPPER.readTree(Golden.text("early/" + name + ".json")).path("inputs").deepCopy();
  }

  private static String text(ObjectNode inputs) {
    return WatchText.of(WatchFile.read(inputs));
  }

  @Test
  void four_people_cannot_tell_and_the_text_says_so() throws Exception {
    assertThat(text(inputs("four_cannot_tell")))
        .startsWith(
            "It cannot be known yet whether the promise will be kept: with 4 engineers a promise"
                + " that is kept in full and one that brings nothing look alike (± 6.3 h, promised"
                + " are 3.0 h).")
        .contains("too few engineers", "most were away, cannot tell");
  }

  @Test
  void an_alarm_has_its_error_rate_its_price_and_its_first_week() throws Exception {
    assertThat(text(inputs("failing_twelve")))
        .startsWith(
            "The promise will be missed as dated: the weeks so far point to a change of 0.2")
        .contains("false for about one kept promise in 20")
        .contains("Expected price of one more month: 43,000")
        .contains("The first alarm was after week 20.")
        .doesNotContain("-0.0", "FLOOR");
  }

  @Test
  void a_kept_promise_is_on_track() throws Exception {
    assertThat(text(inputs("kept_eight")))
        .containsPattern("on track +-\\d")
        .doesNotContain("will miss");
  }

  @Test
  void where_nobody_gave_a_price_there_is_none() throws Exception {
    ObjectNode free = inputs("failing_twelve");
    free.withObject("/config").remove("monthPrice");

    assertThat(text(free)).doesNotContain("Expected price");
  }

  @Test
  void nothing_that_varies_and_a_year_that_is_over_are_said() throws Exception {
    assertThat(text(inputs("edges_constant")))
        .startsWith("The watch is over")
        .contains("nothing varies");
    assertThat(text(inputs("edges_few")))
        .startsWith("It cannot be known yet whether the promise will be kept: 3 engineers have")
        .contains("left out, with too few weeks before the wave: e1, e2");
  }
}
