package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subscription that creeps, from a file to an answer. */
class LockInCommandTest {
  private final CommandRun makertime = new CommandRun();

  @Test
  void the_example_says_when_it_is_cheaper_and_until_when_one_can_leave() {
    assertThat(makertime.run("lockin", "../docs/example/subscription.yaml", "--draws", "2000"))
        .as(makertime.err())
        .isZero();

    assertThat(makertime.out())
        .contains("All inputs are typed: assumed", "12 seats", "EUR", "In 2,000 draws")
        .containsPattern("The alternative is the cheaper one from month \\d+ on")
        .doesNotContain("null", "NaN", "Nothing creeps");
  }

  @Test
  void the_known_case_is_exact_through_the_command(@TempDir Path directory) throws Exception {
    JsonNode golden = Json.MAPPER.readTree(Golden.text("lockin/team_creep.json"));
    Path file = directory.resolve("team.json");
    Files.writeString(file, golden.path("inputs").toString());

    assertThat(makertime.run("lockin", file.toString(), "--json")).as(makertime.err()).isZero();

    JsonNode found = Json.MAPPER.readTree(makertime.out());
    for (String money :
        new String[] {"presentCostStay", "presentCostOnce", "breakEvenFractional"}) {
      assertThat(found.path(money).asDouble())
          .isCloseTo(golden.path("expected").path(money).asDouble(), within(1e-6));
    }
    assertThat(found.path("flags")).isEqualTo(golden.path("expected").path("flags"));
    assertThat(found.has("uncertainty")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{subscription: {seats: 1, price: 2}} | subscription.price: is not known",
        "{subscription: {}} | subscription.seats: is missing",
        "[] | an object with subscription is needed",
        "{subscription: {seats: 1}, spreads: [{path: exit.fixed, min: 0, mode: 1, max: 2}]} | leads to no number",
        "{subscription: {seats: 1}, spreads: [{path: subscription.seats, min: 3, mode: 1, max: 2}]} | min <= mode <= max",
        "{subscription: {seats: 1}, spreads: [{path: subscription.seats, min: -3, mode: 1, max: 2}]} | subscription.seats",
        "{subscription: {seats: 1}, shock: {probabilityPerRenewal: 2}} | shock.probabilityPerRenewal: 0 to 1",
      })
  void what_is_wrong_is_refused_by_its_path(String yaml, String mistake, @TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("wrong.yaml"), yaml);

    assertThat(makertime.run("lockin", file.toString())).isEqualTo(1);

    assertThat(makertime.err()).contains(mistake).doesNotContain("Exception");
  }
}
