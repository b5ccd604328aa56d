package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  @Test
  void a_migration_is_held_against_its_promise() throws Exception {
    Files.writeString(directory.resolve("promise.json"), measured.simulated(makertime).toString());
    makertime.forgetOut();

    assertThat(makertime.run(comparing("--html=" + directory.resolve("comparison.html"))))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out())
        .contains("Automatic deploys: churn from 2026-05-04", "promised -0.4, measured -0.4")
        .doesNotContain("e1");
    assertThat(directory.resolve("comparison.html"))
        .content()
        .contains("What was promised, what came, and what it is worth");
  }

  @Test
  void weeks_whose_days_have_left_are_found_again_by_the_key_beside_the_store() throws Exception {
    Files.writeString(directory.resolve("promise.json"), measured.simulated(makertime).toString());
    String[] asked = comparing("--json");
    JsonNode whole = makertime.json(asked);
    Path key = Files.createDirectories(directory.resolve("data/access")).resolve("pseudonym.key");
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      assertThat(
              store
                  .pastWeeks()
                  .retire(
                      MeasuredOrganization.WAVE,
                      MeasuredOrganization.FROM,
                      new Pseudonyms(key)::of))
          .isPositive();
    }

    JsonNode found = makertime.json(asked);

    for (String part : List.of("net", "gross", "promises", "weekly")) {
      assertThat(found.path(part)).as(part).isEqualTo(whole.path(part)).isNotEmpty();
    }
    assertThat(found.path("flags").toString()).contains("PAST_WEEKS");
    Files.delete(key);
    assertThat(makertime.run(asked)).isEqualTo(1);
    assertThat(makertime.err()).contains("pseudonym.key is missing");
    assertThat(key).doesNotExist();
  }

  @Test
  void a_promise_that_is_missing_and_a_migration_that_is_none_are_said() {
    String[] asked = {
      "compare",
      "--config=" + measured.config(),
      "--from=" + MeasuredOrganization.FROM,
      "--to=" + MeasuredOrganization.TO
    };
    assertThat(makertime.run(asked[0], asked[1], asked[2], asked[3], "--migration=auto"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("promise.json cannot be read");
    assertThat(makertime.run(asked[0], asked[1], asked[2], asked[3], "--migration=x")).isEqualTo(1);
    assertThat(makertime.err()).contains("the organization file has auto; did you mean auto?");
    assertThat(makertime.run(comparing("--team=chrun"))).isEqualTo(1);
    assertThat(makertime.err()).contains("auto has no wave of this team; did you mean churn?");
    assertThat(makertime.run(comparing("--control=pricng"))).isEqualTo(1);
    assertThat(makertime.err()).contains("--control pricng: there is no team pricng");
  }

  @Test
  void compare_needs_no_period() throws Exception {
    Files.writeString(directory.resolve("promise.json"), measured.simulated(makertime).toString());

    JsonNode found =
        makertime.json("compare", "--migration=auto", "--config=" + measured.config(), "--json");

    assertThat(found.path("from").asText()).isEqualTo("2025-05-04");
    assertThat(found.at("/verdict/sentence").asText()).isNotEmpty();
  }

  private String[] comparing(String how) {
    return new String[] {
      "compare",
      "--migration=auto",
      "--config=" + measured.config(),
      "--from=" + MeasuredOrganization.FROM,
      "--to=" + MeasuredOrganization.TO,
      "--ramp=0",
      how
    };
  }
}
