package dev.makertime.reporter.http.own;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.http.Served;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sees one's own runs, and nobody else's. */
class OwnRunsTest {
  private static final String QUESTION =
      "/api/me/runs?from=2026-06-15T00:00:00Z&to=2026-06-18T00:00:00Z";
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @AutoClose private final Served served;

  OwnRunsTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.takeEvidence(wait("gitlab:ana", "host/pipeline/1"));
    served.takeEvidence(wait("gitlab:ana", "without a run"));
    served.takeEvidence(wait("gitlab:rui", "host/pipeline/2"));
    served.takeRun(run("host/pipeline/1", "gitlab:ana"));
    served.takeRun(run("host/pipeline/2", "gitlab:rui"));
    served.takeRun(run("host/pipeline/3", "gitlab:ana"));
  }

  @Test
  void a_run_is_ones_own_where_one_waited_for_it() throws Exception {
    JsonNode ana = Json.MAPPER.readTree(get(served.token(Role.ENGINEER, "ana")));

    assertThat(ana)
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"id":"host/pipeline/1","start":"2026-06-15T10:00:00Z","source":"gitlab",
                  "subject":"churn","kind":"pipeline","trigger":"push","status":"failed",
                  "queue":20.0,"run":100.5}]
                """));
  }

  @Test
  void of_others_runs_nobody_is_told() throws Exception {
    assertThat(get(served.token(Role.ENGINEER, "rui")))
        .contains("host/pipeline/2")
        .doesNotContain("host/pipeline/1", "ana");
    assertThat(served.getAs(served.token(Role.MANAGER, null), QUESTION).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_period_is_needed() throws Exception {
    assertThat(served.getAs(served.token(Role.ENGINEER, "ana"), "/api/me/runs").statusCode())
        .isEqualTo(400);
  }

  private String get(String token) throws Exception {
    return served.getAs(token, QUESTION).body();
  }

  private static Activity wait(String identity, String id) {
    return new Activity(
        id,
        1,
        identity,
        ActivityKind.WAIT,
        TEN,
        TEN,
        TEN.plusSeconds(120),
        null,
        "churn",
        Map.of(),
        false);
  }

  private static Run run(String id, String who) {
    return Run.of("gitlab", id, 1)
        .kind(RunKind.PIPELINE)
        .subject("churn")
        .trigger(RunTrigger.PUSH)
        .who(who)
        .status(RunStatus.FAILED)
        .times(TEN, TEN.plusSeconds(20), TEN.plusMillis(120_500))
        .build();
  }
}
