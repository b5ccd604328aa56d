package dev.makertime.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The bytes of runs on their topic: names, order and all. */
class RunJsonTest {
  private static final String RUN =
      "{\"id\":\"p1/dep\",\"revision\":2,\"source\":\"gitlab\",\"kind\":\"deployment\","
          + "\"subject\":\"churn/etl\",\"job\":\"deploy\",\"trigger\":\"retry-manual\","
          + "\"who\":\"gitlab:bo\",\"status\":\"success\",\"attempt\":2,\"parent\":\"p1\","
          + "\"created\":\"2026-06-02T11:00:00Z\",\"began\":\"2026-06-02T11:00:05.250Z\","
          + "\"ended\":\"2026-06-02T11:01:00Z\",\"environment\":\"production\","
          + "\"labels\":{\"git-sha\":\"s1\"}}";

  @Test
  void a_run_looks_like_this_and_is_read_again() throws Exception {
    Run run =
        Run.of("gitlab", "p1/dep", 2)
            .kind(RunKind.DEPLOYMENT)
            .subject("churn/etl")
            .job("deploy")
            .trigger(RunTrigger.RETRY_MANUAL)
            .who("gitlab:bo")
            .status(RunStatus.SUCCESS)
            .attempt(2)
            .parent("p1")
            .times(
                Instant.parse("2026-06-02T11:00:00Z"),
                Instant.parse("2026-06-02T11:00:05.250Z"),
                Instant.parse("2026-06-02T11:01:00Z"))
            .environment("production")
            .label(Run.GIT_SHA, "s1")
            .build();

    assertThat(Json.MAPPER.writeValueAsString(run)).isEqualTo(RUN);
    assertThat(Json.MAPPER.readValue(RUN, Run.class)).isEqualTo(run);
  }

  @Test
  void a_run_of_which_little_is_told_is_read_too() throws Exception {
    String little =
        "{\"id\":\"1\",\"revision\":0,\"source\":\"slurm\",\"kind\":\"job\",\"status\":\"queued\","
            + "\"created\":\"2026-06-02T11:00:00Z\",\"of a later version\":1}";

    Run run = Json.MAPPER.readValue(little, Run.class);

    assertThat(run.trigger()).isEqualTo(RunTrigger.UNKNOWN);
    assertThat(run.attempt()).isOne();
    assertThat(run.labels()).isEmpty();
  }

  @Test
  void a_retraction_is_read_again() throws Exception {
    Run gone = Run.retraction("gitlab", "p1", 9);

    assertThat(Json.MAPPER.writeValueAsString(gone))
        .isEqualTo(
            "{\"id\":\"p1\",\"revision\":9,\"source\":\"gitlab\",\"trigger\":\"unknown\","
                + "\"attempt\":1,\"void\":true}");
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(gone), Run.class))
        .isEqualTo(gone);
  }

  @Test
  void a_trigger_that_there_is_not_is_refused() {
    assertThatThrownBy(() -> Json.MAPPER.readValue(RUN.replace("retry-manual", "magic"), Run.class))
        .hasMessageContaining("trigger must be one of push");
  }
}
