package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight people who no longer deploy by hand, watched from week to week. */
class WatchCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  /** What was simulated, with other dates. */
  private void promise(int learningMonths, int rampMonths) throws Exception {
    ObjectNode promise = (ObjectNode) measured.simulated(makertime);
    promise
        .withObject("/slip/scenarios/optimal")
        .put("learningMonths", learningMonths)
        .put("rampMonths", rampMonths);
    Files.writeString(directory.resolve("promise.json"), promise.toString());
    makertime.forgetOut();
  }

  private String[] watching(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "watch";
    all[1] = "--migration=auto";
    all[2] = "--config=" + measured.config();
    System.arraycopy(more, 0, all, 3, more.length);
    return all;
  }

  @Test
  void a_migration_is_watched_against_its_promise_and_nobody_is_named() throws Exception {
    promise(0, 0);

    assertThat(makertime.run(watching("--to=2026-06-28"))).as(makertime.err()).isZero();
    assertThat(makertime.out())
        .contains("Automatic deploys: churn from 2026-05-04")
        .contains("promised: -0.4 h per engineer and full week")
        .containsPattern("2026-W26 +8 +8 +(on track|too early)")
        .contains("compare subtracts control teams")
        .doesNotContainPattern("\\be[0-7]\\b");
  }

  @Test
  void its_json_has_iso_weeks_and_the_sentence() throws Exception {
    promise(0, 0);

    JsonNode found = makertime.json(watching("--to=2026-06-28", "--json"));

    assertThat(found.at("/watch/weeks")).hasSize(8);
    assertThat(found.at("/watch/weeks/0/week").asText()).isEqualTo("2026-W19");
    assertThat(found.at("/watch/weeks/7/change").asDouble()).isCloseTo(-0.4, within(0.1));
    assertThat(found.path("words").asText()).isNotEmpty();
    assertThat(found.toString()).doesNotContainPattern("\\be[0-7]\\b");
  }

  @Test
  void while_nothing_is_due_it_says_that_it_cannot_be_known() throws Exception {
    promise(3, 3);

    assertThat(makertime.run(watching("--to=2026-06-28"))).isZero();
    assertThat(makertime.out())
        .contains("It cannot be known yet", "too little of it was due in the weeks so far");
  }

  @Test
  void before_it_begins_it_says_so() throws Exception {
    promise(0, 0);

    assertThat(makertime.run(watching("--to=2026-05-03"))).isZero();
    assertThat(makertime.out()).contains("has not begun");
  }

  @Test
  void a_promise_without_dates_and_wrong_names_are_refused() throws Exception {
    ObjectNode promise = (ObjectNode) measured.simulated(makertime);
    promise.remove("slip");
    promise.remove("inputs");
    Files.writeString(directory.resolve("promise.json"), promise.toString());

    assertThat(makertime.run(watching())).isEqualTo(1);
    assertThat(makertime.err()).contains("write it with simulate --json --provenance");
    assertThat(makertime.run(watching("--team=chrun"))).isEqualTo(1);
    assertThat(makertime.err()).contains("did you mean churn?");
    assertThat(makertime.run("watch", "--migration=x", "--config=" + measured.config()))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("the organization file has auto");
  }

  @Test
  void weeks_of_a_file_are_watched_as_they_are() throws Exception {
    Path failing = measured.write("failing.json", Golden.text("early/failing_twelve.json"));
    JsonNode expected =
        Json.MAPPER.readTree(Golden.text("early/failing_twelve.json")).path("expected");

    JsonNode found = makertime.json("watch", "--weeks", failing.toString(), "--json");
    assertThat(found.path("alarmWeek")).isEqualTo(expected.path("alarmWeek"));
    assertThat(found.path("weeks")).hasSameSizeAs(expected.path("weeks"));

    makertime.forgetOut();
    assertThat(makertime.run("watch", "--weeks", failing.toString())).isZero();
    assertThat(makertime.out()).contains("The promise will be missed as dated", "will miss");
  }

  @Test
  void with_four_people_it_says_plainly_that_it_cannot_be_known_yet() throws Exception {
    Path four = measured.write("four.json", Golden.text("early/four_cannot_tell.json"));

    assertThat(makertime.run("watch", "--weeks", four.toString())).isZero();
    assertThat(makertime.out())
        .startsWith("It cannot be known yet whether the promise will be kept: with 4 engineers");

    assertThat(makertime.run("watch", "--weeks", measured.write("no.json", "{}").toString()))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("no.json is refused: config and rows are needed");
  }
}
