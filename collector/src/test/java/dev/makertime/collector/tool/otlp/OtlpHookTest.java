package dev.makertime.collector.tool.otlp;

import static dev.makertime.collector.tool.otlp.OtlpFixture.SPAN;
import static dev.makertime.collector.tool.otlp.OtlpFixture.TRACE;
import static dev.makertime.collector.tool.otlp.OtlpFixture.attributes;
import static dev.makertime.collector.tool.otlp.OtlpFixture.pipeline;
import static dev.makertime.collector.tool.otlp.OtlpFixture.request;
import static dev.makertime.collector.tool.otlp.OtlpFixture.span;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of pipelines by OpenTelemetry's conventions for CI/CD. */
class OtlpHookTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final OtlpHook HOOK = new OtlpHook("otlp", List.of("s"), false);

  @Test
  void a_pipeline_that_a_person_set_off_is_a_run_and_a_wait() {
    Reading.Found found =
        found(
            request(
                attributes(
                    "vcs.owner.name=data",
                    "vcs.repository.name=churn",
                    "vcs.ref.head.revision=0123456789abcdef0123456789abcdef01234567"),
                pipeline(
                    "cicd.pipeline.run.sender.login=Ana",
                    "cicd.pipeline.run.url.full=https://u:canary@ci.example.com/runs/17?t=canary#c")));

    Run run = found.runs().get(0);
    assertThat(run.id()).isEqualTo("otlp/" + TRACE + "/" + SPAN);
    assertThat(run.kind()).isEqualTo(RunKind.PIPELINE);
    assertThat(run.subject()).isEqualTo("data/churn");
    assertThat(run.job()).isEqualTo("Build");
    assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(run.who()).isEqualTo("otlp:ana");
    assertThat(run.trigger()).isEqualTo(RunTrigger.UNKNOWN);
    assertThat(run.began()).isEqualTo(TEN);
    assertThat(run.ended()).isEqualTo(TEN.plusSeconds(600));
    assertThat(run.created()).as("its queue is not told").isNull();
    assertThat(run.labels())
        .containsEntry("url", "https://ci.example.com/runs/17")
        .containsEntry("git-sha", "0123456789abcdef0123456789abcdef01234567");
    Activity wait = found.activities().get(0);
    assertThat(wait.kind()).isEqualTo(ActivityKind.WAIT);
    assertThat(wait.identity()).isEqualTo("otlp:ana");
    assertThat(wait.start()).isEqualTo(TEN);
    assertThat(wait.end()).isEqualTo(TEN.plusSeconds(600));
    assertThat(found.activities()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "success,SUCCESS",
    "failure,FAILED",
    "error,FAILED",
    "timeout,FAILED",
    "cancellation,CANCELED",
    "skip,SKIPPED",
    "something,ENDED",
  })
  void a_result_is_a_status(String result, RunStatus status) {
    String span = span(SPAN, "", "cicd.pipeline.name=b", "cicd.pipeline.result=" + result);

    assertThat(found(request("", span)).runs().get(0).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "github.event=schedule,SCHEDULE,0",
    "github.event=push,PUSH,1",
    "github.event=workflow_dispatch,WEB,2",
    "ci.pipeline.run.cause=UserIdCause:ana,WEB,2",
    "ci.pipeline.run.cause=TimerTrigger.TimerTriggerCause,SCHEDULE,0",
    "ci.pipeline.run.cause=UpstreamCause:x,DEPENDENCY,0",
    "cicd.pipeline.run.previous_attempt.url.full=https://g/runs/1/attempts/2,RETRY_MANUAL,2",
  })
  void what_set_it_off_says_whether_a_person_waits(String cause, RunTrigger trigger, int acts) {
    Reading.Found found = found(request("", pipeline("ci.pipeline.run.user=ana", cause)));

    assertThat(found.runs().get(0).trigger()).isEqualTo(trigger);
    assertThat(found.runs().get(0).who()).isEqualTo(acts == 0 ? null : "otlp:ana");
    assertThat(found.activities()).hasSize(acts);
  }

  @Test
  void a_third_attempt_is_the_third() {
    Run run =
        found(
                request(
                    "",
                    pipeline(
                        "cicd.pipeline.run.previous_attempt.url.full=https://g/runs/1/attempts/2")))
            .runs()
            .get(0);

    assertThat(run.attempt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"renovate[bot]", "SYSTEM", "anonymous"})
  void a_bot_is_nobody(String login) {
    Reading.Found found = found(request("", pipeline("cicd.pipeline.run.sender.login=" + login)));

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs().get(0).who()).isNull();
  }

  @Test
  void a_task_is_a_run_of_its_pipeline_and_its_queue_is_known_by_another_span() {
    String task =
        span(
            "00000000000000aa",
            ",\"parentSpanId\":\"" + SPAN + "\"",
            "cicd.pipeline.task.name=test",
            "cicd.pipeline.task.run.id=5",
            "cicd.pipeline.task.run.result=failure");
    String queue =
        span(
                "00000000000000ab",
                ",\"parentSpanId\":\"00000000000000aa\"",
                "cicd.pipeline.run.queue.duration=60000000000")
            .replace("1781517600000000000", "1781517540000000000")
            .replace("1781518200000000000", "1781517600000000000");

    Run together = found(request("", queue + "," + task)).runs().get(0);
    Run alone = found(request("", task)).runs().get(0);

    assertThat(together.kind()).isEqualTo(RunKind.JOB);
    assertThat(together.parent()).isEqualTo("otlp/" + TRACE + "/" + SPAN);
    assertThat(together.status()).isEqualTo(RunStatus.FAILED);
    assertThat(together.queue()).contains(java.time.Duration.ofMinutes(1));
    assertThat(alone.queue()).isEmpty();
    assertThat(alone.id()).isEqualTo(together.id());
    assertThat(alone.revision()).isLessThan(together.revision());
    assertThat(read(request("", queue)).reading()).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void a_run_that_is_told_before_its_end_is_over_with_a_higher_revision() {
    String open =
        pipeline("ci.pipeline.run.user=ana")
            .replaceFirst("\"endTimeUnixNano\":\"\\d+\"", "\"endTimeUnixNano\":\"0\"");

    Reading.Found before = found(request("", open));
    Reading.Found after = found(request("", pipeline("ci.pipeline.run.user=ana")));

    assertThat(before.runs().get(0).status()).isEqualTo(RunStatus.RUNNING);
    assertThat(before.activities().get(0).isOpen()).isTrue();
    assertThat(after.activities().get(0).id()).isEqualTo(before.activities().get(0).id());
    assertThat(after.runs().get(0).revision()).isGreaterThan(before.runs().get(0).revision());
  }

  @Test
  void steps_and_whatever_else_runs_within_a_pipeline_are_ignored() {
    String resource = attributes("cicd.pipeline.name=build", "cicd.pipeline.task.run.id=5");
    String step =
        span(
            "00000000000000ac",
            ",\"parentSpanId\":\"" + SPAN + "\"",
            "cicd.pipeline.task.name=checkout");
    String request = span("00000000000000ad", "", "http.route=/");

    assertThat(read(request(resource, step)).reading()).isInstanceOf(Reading.Ignored.class);
    assertThat(read(request(attributes("cicd.pipeline.name=b"), request)).reading())
        .isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void one_span_that_cannot_be_read_does_not_keep_back_the_others() {
    String good = pipeline("ci.pipeline.run.user=ana");
    String odd = good.replace("1781517600000000000", "1");
    String nameless = good.replace(TRACE, "0".repeat(32));
    String ahead = good.replace("17815", "18815");

    CallReading told = read(request("", odd + "," + good + "," + nameless + "," + ahead));

    assertThat(told.reading()).isInstanceOf(Reading.Found.class);
    assertThat(told.rejected())
        .extracting(CallReading.Part::why)
        .containsExactly(
            "startTimeUnixNano is before 2000 or after 2100",
            "a span lacks a valid traceId or spanId",
            "a start more than 60 days ahead");
    assertThat(read(told.rejected().get(0).text()).rejected())
        .as("it can be read again, by itself")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceSpans\":{}}",
        "{\"resourceSpans\":[17]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[[]]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"startTimeUnixNano\":\"soon\"}]}]}]}",
        "{\"other\":1}",
        "{} {}",
      })
  void what_is_no_request_is_rejected_whole(String body) {
    assertThat(read(body).reading()).isInstanceOf(Reading.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"resourceSpans\":null}",
        "{\"resourceSpans\":[{\"resource\":null,\"scopeSpans\":[{\"scope\":{\"a\":[1]},\"spans\":[]}]}]}",
      })
  void an_empty_request_is_ignored(String body) {
    assertThat(read(body).reading()).isEqualTo(new Reading.Ignored("an empty request"));
  }

  private static Reading.Found found(String body) {
    return (Reading.Found) read(body).reading();
  }

  private static CallReading read(String body) {
    return HOOK.readCall(
        new Payload(Map.of("content-type", "application/json"), body.getBytes(UTF_8), NOW));
  }
}
