package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.explain.PolicyVariant;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  @Test
  void a_figure_is_taken_apart_to_the_second() {
    assertThat(
            makertime.run(
                "explain", "--config", measured.config(), "--person", "e1", "--date", "2026-03-03"))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out())
        .contains("= counted", "strict", "generous", "in UTC")
        .containsPattern("- beyond the cap +0:00:00 +0:00:00 +0:40:00")
        .containsPattern("= counted +0:30:00 +0:05:00 +0:20:00")
        .containsPattern("default +0:30:00 +0:05:00 +0:20:00")
        .containsPattern("13:00–14:00 +wait +0:20:00 +data/churn .*0:40:00 beyond the cap")
        .contains("It was long: only the first 10 min count");
  }

  @Test
  void the_three_sets_of_rules_are_explained_in_the_help_and_below_the_figures() {
    makertime.run("explain", "--help");
    String help = makertime.out().replaceAll("\\s+", " ");
    makertime.forgetOut();
    makertime.run(
        "explain", "--config", measured.config(), "--person", "e1", "--date", "2026-03-03");

    for (PolicyVariant variant : PolicyVariant.values()) {
      assertThat(help).contains(variant.sentence());
      assertThat(makertime.out()).contains(variant.sentence());
    }
  }

  @Test
  void of_a_team_only_sums_are_shown() throws Exception {
    assertThat(
            makertime.run(
                "explain", "--config", measured.config(), "--team", "churn", "--week", "2026-W10"))
        .isZero();
    assertThat(makertime.out())
        .containsPattern("= counted +20:00:00 +3:20:00 +13:20:00")
        .doesNotContain("gitlab:e1");
    makertime.forgetOut();
    assertThat(
            makertime.run(
                "explain",
                "--json",
                "--config",
                measured.config(),
                "--team",
                "churn",
                "--week",
                "2026-W10"))
        .isZero();
    assertThat(Json.MAPPER.readTree(makertime.out()).path("days")).isEmpty();
  }

  @Test
  void what_cannot_be_explained_is_said() {
    assertThat(
            makertime.run(
                "explain", "--config", measured.config(), "--person", "x", "--date", "2026-03-03"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("no person with this id");
    assertThat(
            makertime.run(
                "explain",
                "--config",
                measured.config(),
                "--team",
                "chrun",
                "--date",
                "2026-03-03"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("there is no team chrun; did you mean churn?");
    assertThat(
            makertime.run(
                "explain", "--config", measured.config(), "--team", "churn", "--week", "soon"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("2026-W05");
    assertThat(makertime.run("explain", "--config", measured.config())).isEqualTo(2);
  }
}
