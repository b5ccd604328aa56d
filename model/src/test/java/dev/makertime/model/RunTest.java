package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunTest {
  private static final Instant CREATED = Instant.parse("2026-06-15T10:00:00.123Z");
  private static final Instant BEGAN = CREATED.plusSeconds(30);
  private static final Instant ENDED = BEGAN.plusSeconds(300);

  @Test
  void a_run_tells_how_long_it_queued_and_ran() {
    Run run = run().build();

    assertThat(run.queue()).contains(Duration.ofSeconds(30));
    assertThat(run.length()).contains(Duration.ofMinutes(5));
    assertThat(run.at()).contains(CREATED);
    assertThat(run.trigger()).isEqualTo(RunTrigger.UNKNOWN);
    assertThat(run.attempt()).isOne();
  }

  @Test
  void milliseconds_are_kept_and_what_is_finer_is_cut_off() {
    Run run = run().times(CREATED.plusNanos(456_789), null, null).build();

    assertThat(run.created()).isEqualTo(CREATED);
    assertThat(run.queue()).isEmpty();
    assertThat(run.length()).isEmpty();
  }

  @Test
  void clocks_that_differ_make_no_negative_queue_and_no_negative_run() {
    Run early = run().times(BEGAN, CREATED, ENDED).build();
    Run torn = run().times(CREATED, ENDED, BEGAN).build();

    assertThat(early.queue()).contains(Duration.ZERO);
    assertThat(torn.began()).isNull();
    assertThat(torn.length()).isEmpty();
  }

  @Test
  void who_is_an_identity_in_lower_case_and_can_be_taken_away() {
    Run run = run().who("gitlab:Ana").build();

    assertThat(run.who()).isEqualTo("gitlab:ana");
    assertThat(run.withoutWho()).isEqualTo(run().build());
  }

  @Test
  void a_retraction_needs_only_source_and_id_and_revision() {
    Run gone = Run.retraction("gitlab", "host/pipeline/1", 7);

    assertThat(gone.retracted()).isTrue();
    assertThat(gone.at()).isEmpty();
  }

  @Test
  void a_builder_leaves_out_what_no_run_has() {
    Run run =
        run()
            .job("a\u0000b")
            .subject("x".repeat(300))
            .attempt(-3)
            .label(Run.URL, "javascript:alert(1)")
            .label(Run.GIT_SHA, null)
            .label(Run.CLUSTER, "gpu")
            .build();

    assertThat(run.job()).isNull();
    assertThat(run.subject()).hasSize(256);
    assertThat(run.attempt()).isOne();
    assertThat(run.labels()).isEqualTo(Map.of(Run.CLUSTER, "gpu"));
  }

  @Test
  void what_cannot_be_is_refused_with_its_field() {
    assertRefused(run -> run.times(null, null, null), "created is missing");
    assertRefused(
        run -> run.times(Instant.parse("1999-12-31T23:59:59Z"), null, null), "created is outside");
    assertRefused(run -> run.who("ana"), "identity must look like source:name");
    assertRefused(run -> run.label("title", "Q3 layoffs"), "labels may only be cluster, ");
    assertRefused(run -> run.parent(" "), "parent is missing");
    assertThatThrownBy(() -> Run.of("gitlab", "1", 0).times(CREATED, null, null).build())
        .hasMessage("kind is missing");
    assertThatThrownBy(() -> Run.of("gitlab", "1", -1).build())
        .hasMessage("revision must not be negative");
    assertThatThrownBy(() -> Run.of(" ", "1", 1).build()).hasMessage("source is missing");
  }

  @ParameterizedTest
  @EnumSource(RunTrigger.class)
  void every_trigger_is_read_from_its_text(RunTrigger trigger) {
    assertThat(RunTrigger.of(trigger.text())).isEqualTo(trigger);
  }

  @ParameterizedTest
  @EnumSource(RunStatus.class)
  void every_status_is_read_from_its_text(RunStatus status) {
    assertThat(RunStatus.of(status.text())).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"PIPELINE, pipeline", "DEPLOYMENT, deployment", "TRAINING, training"})
  void every_kind_is_read_from_its_text(RunKind kind, String text) {
    assertThat(kind.text()).isEqualTo(text);
    assertThat(RunKind.of(text)).isEqualTo(kind);
  }

  @Test
  void a_word_that_there_is_not_is_refused_with_those_that_there_are() {
    assertThat(RunTrigger.RETRY_AUTO.text()).isEqualTo("retry-auto");
    assertThatThrownBy(() -> RunTrigger.of("retry_auto"))
        .hasMessageStartingWith("trigger must be one of push, schedule, dependency, ");
  }

  private static void assertRefused(Consumer<RunBuilder> change, String why) {
    assertThatThrownBy(
            () -> {
              RunBuilder builder = run();
              change.accept(builder);
              builder.build();
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }

  private static RunBuilder run() {
    return Run.of("gitlab", "host/pipeline/1", 3)
        .kind(RunKind.PIPELINE)
        .status(RunStatus.SUCCESS)
        .times(CREATED, BEGAN, ENDED);
  }
}
