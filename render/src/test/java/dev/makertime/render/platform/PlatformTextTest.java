package dev.makertime.render.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.PlatformFigures.Withholding;
import dev.makertime.analysis.platform.figures.WaitedJobs;
import dev.makertime.model.Run;
import dev.makertime.testkit.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read of a platform in a terminal. */
class PlatformTextTest {
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-29T00:00:00Z");

  @Test
  void each_check_has_words() {
    for (PlatformBox box : PlatformBox.values()) {
      assertThat(BoxWords.of(box.text()).asks()).isNotBlank();
    }
  }

  @Test
  void of_nothing_everything_is_unknown_and_it_is_said_what_is_needed() {
    String text = text(List.of(), List.of());

    assertThat(text)
        .contains("Unknown: only 0 of 11 checks are known")
        .contains("needs MLflow, for the registry of models")
        .contains("No job failed and could be judged.")
        .contains("0 succeeded, 0.0 a week.")
        .contains("There are no runs that may be told.");
    assertThat(text.lines().filter(line -> line.matches("  [a-z]+ +unknown .*"))).hasSize(11);
  }

  @Test
  void a_month_is_told_with_intervals_and_what_would_move_it() throws Exception {
    String text = text(Golden.runs("06-month"), List.of());

    assertThat(text)
        .containsPattern("(?m)^  command +100 % +\\(86–100 %\\) +23 of 23 +measured +jobs that")
        .containsPattern("(?m)^  deploy +let the pipeline deploy")
        .contains("24 outages judged")
        .contains("other jobs are in --json.");
    assertThat(text.lines()).allMatch(line -> line.length() <= 150);
  }

  @Test
  void hours_of_few_people_are_withheld_and_it_is_said_why() throws Exception {
    List<Run> runs = Golden.runs("05-waited-where");

    String text =
        text(runs, List.of(new WaitedJobs.Wait("ana", null, "p1", FROM, FROM.plusSeconds(900))));

    assertThat(text).contains("withheld: fewer than 5 people waited there");
  }

  private static String text(List<Run> runs, List<WaitedJobs.Wait> waits) {
    PlatformFigures figures =
        PlatformFigures.of(
            new RunTree(PlatformRun.holding(runs)),
            FROM,
            TO,
            PlatformRules.of(
                Map.of("gitlab", Set.of(Run.GIT_SHA, Run.URL), "airflow", Set.of(Run.URL)), 5),
            new PlatformFigures.Told(Map.of(), Map.of(), waits, Withholding.HOURS));
    return PlatformText.of(figures, "in June", 5);
  }
}
