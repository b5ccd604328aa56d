package dev.makertime.analysis.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTreeTest {
  @Test
  void what_a_coding_agent_ran_is_no_job_of_the_platform() {
    RunTree tree =
        new RunTree(
            PlatformRun.holding(List.of(run("tool", RunKind.AGENT), run("job", RunKind.JOB))));

    assertThat(tree.all()).extracting(PlatformRun::id).containsExactly("job");
  }

  private static Run run(String id, RunKind kind) {
    return Run.of("otlp", id, 1)
        .kind(kind)
        .status(RunStatus.FAILED)
        .times(Instant.parse("2026-06-15T10:00:00Z"), null, null)
        .build();
  }
}
