package dev.makertime.collector.tool.slurm;

import static dev.makertime.collector.tool.slurm.SlurmFixture.job;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs as Slurm's plugins and sacct tell them. */
class SlurmHookTest {
  private static final SlurmHook HOOK = new SlurmHook("slurm", List.of("s"));

  @Test
  void a_job_is_a_wait_of_who_submitted_it_from_when_it_could_begin() {
    Reading.Found found = found(job("COMPLETED"));

    assertThat(found.activities())
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.id()).isEqualTo("slurm/lab/job/17/1781517600");
              assertThat(wait.identity()).isEqualTo("slurm:ana");
              assertThat(wait.subject()).isEqualTo("churn");
              assertThat(times(wait)).isEqualTo("10:01:00 10:02:00 10:12:00");
              assertThat(wait.labels()).isEqualTo(Map.of("trigger", "command", "job", "train.sh"));
            });
    assertThat(whole(found.runs().get(0)))
        .isEqualTo(
            "slurm/lab/job/17/1781517600 JOB churn train.sh COMMAND slurm:ana SUCCESS 1 null"
                + " 10:01:00 10:02:00 10:12:00 {cluster=lab}");
  }

  @Test
  void nothing_of_scripts_directories_and_names_with_settings_is_kept() {
    assertThat(found(job("COMPLETED")).toString()).doesNotContain("secret", "token", "home");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, SUCCESS",
    "FAILED, FAILED",
    "NODE_FAIL, FAILED",
    "TIMEOUT, FAILED",
    "OUT_OF_MEMORY, FAILED",
    "BOOT_FAIL, FAILED",
    "DEADLINE, FAILED",
    "CANCELLED, CANCELED",
    "CANCELLED by 1000, CANCELED",
    "PREEMPTED, CANCELED",
    "cancelled+, ENDED",
    "A_STATE_OF_TOMORROW, ENDED",
    "PENDING, CANCELED",
  })
  void each_state_of_a_job_that_is_over_is_a_status(String state, String status) {
    assertThat(found(job(state)).runs().get(0).status()).hasToString(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUNNING", "COMPLETING", "SUSPENDED"})
  void a_job_that_goes_on_has_no_end_yet_whatever_its_limit(String state) {
    Reading.Found found = found(job(state));

    assertThat(found.runs().get(0).status()).hasToString("RUNNING");
    assertThat(found.runs().get(0).ended()).isNull();
    assertThat(found.activities().get(0).end()).isNull();
    assertThat(found.activities().get(0).revision())
        .isLessThan(found(job("COMPLETED")).activities().get(0).revision());
  }

  @Test
  void a_job_that_was_canceled_before_it_had_machines_never_began() {
    String canceled =
        job("CANCELLED")
            .replace("\"@start\":\"2026-06-15T10:02:00\"", "\"@start\":\"2026-06-15T10:12:00\"")
            .replace("\"n[1-2]\"", "\"\"");

    assertThat(found(canceled).runs().get(0).began()).isNull();
    assertThat(times(found(canceled).activities().get(0))).isEqualTo("10:01:00 null 10:12:00");
    String unknown =
        canceled.replace("\"@start\":\"2026-06-15T10:12:00\"", "\"@start\":\"Unknown\"");
    assertThat(found(unknown)).isEqualTo(found(canceled));
  }

  /** Seen with a real one: the end of a try is told as PENDING, before or after its state. */
  @Test
  void a_requeued_job_is_a_try_of_its_own_and_its_end_holds_against_pending() {
    Run ended = found(job("NODE_FAIL")).runs().get(0);
    Run pending = found(job("PENDING")).runs().get(0);
    Run next =
        found(
                job("COMPLETED")
                    .replace("\"@submit\":\"2026-06-15T10:00", "\"@submit\":\"2026-06-15T10:13"))
            .runs()
            .get(0);

    assertThat(pending.id()).isEqualTo(ended.id());
    assertThat(pending.revision()).isLessThan(ended.revision());
    assertThat(next.id()).isEqualTo("slurm/lab/job/17/1781518380");
  }

  @Test
  void tasks_of_an_array_belong_to_it() {
    String task =
        job("COMPLETED")
            .replace("\"jobid\":17", "\"array_job_id\":4,\"array_task_id\":2,\"jobid\":5000000000");

    assertThat(found(task).runs().get(0).parent()).isEqualTo("slurm/lab/array/4");
    assertThat(found(task).runs().get(0).id()).isEqualTo("slurm/lab/job/5000000000/1781517600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"interactive", "bash", "jupyterlab", "Jupyter-Ana", "zsh"})
  void nobody_waits_for_a_shell_or_a_notebook_once_it_is_open(String name) {
    Reading.Found found = found(job("COMPLETED").replace("train.sh lr=1 token=secret", name));

    assertThat(times(found.activities().get(0))).isEqualTo("10:01:00 10:02:00 10:02:00");
    assertThat(found.runs().get(0).ended()).isEqualTo(Instant.parse("2026-06-15T10:12:00Z"));
  }

  @Test
  void a_job_of_a_deleted_user_is_a_run_of_nobody() {
    Reading.Found found = found(job("COMPLETED").replace("\"ana\"", "null"));

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs().get(0).who()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "@submit, lacks the time of its submission",
    "jobid, lacks jobid",
    "state, lacks state",
  })
  void a_job_that_lacks_something_is_rejected(String field, String why) {
    assertThat(read(job("COMPLETED").replace("\"" + field + "\":", "\"other\":")))
        .isEqualTo(new Reading.Rejected(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-06-15", "yesterday", "2026-13-15T10:00:00", "1970-01-01T00:00:00"})
  void a_time_that_is_none_is_rejected(String time) {
    assertThat(read(job("COMPLETED").replace("2026-06-15T10:02:00", time)))
        .isInstanceOf(Reading.Rejected.class);
  }

  @Test
  void all_of_sacct_is_read_and_says_the_same_as_the_plugin() {
    Reading.Found found = found(sacct("\"COMPLETED\"", "0", "1781517720"));

    assertThat(found.runs()).isEqualTo(found(job("COMPLETED")).runs());
    assertThat(found.activities()).isEqualTo(found(job("COMPLETED")).activities());
    assertThat(found(sacct("[\"COMPLETED\"]", number(0), number(1781517720)))).isEqualTo(found);
  }

  @Test
  void sacct_tells_which_try_it_is() {
    Run run = found(sacct("[\"FAILED\"]", "2", "1781517720")).runs().get(0);

    assertThat(run.trigger()).hasToString("RETRY_AUTO");
    assertThat(run.attempt()).isEqualTo(3);
  }

  @Test
  void one_odd_job_of_sacct_rejects_all_with_its_place() {
    assertThat(read(sacct("[]", "0", "1781517720")))
        .isEqualTo(new Reading.Rejected("entry 0: lacks state.current"));
  }

  @Test
  void only_the_secret_opens_as_a_password_or_as_a_token() {
    assertThat(HOOK.isAuthentic(call("Basic " + base64("slurm:s")))).isTrue();
    assertThat(HOOK.isAuthentic(call("Bearer s"))).isTrue();
    assertThat(HOOK.isAuthentic(call("Basic " + base64("s:other")))).isFalse();
    assertThat(HOOK.isAuthentic(call("Basic %%"))).isFalse();
    assertThat(HOOK.isAuthentic(call("s"))).isFalse();
  }

  private static String number(long number) {
    return "{\"set\":true,\"infinite\":false,\"number\":" + number + "}";
  }

  private static String sacct(String state, String restarts, String start) {
    return """
        {"jobs":[{"job_id":17,"cluster":"lab","account":"churn","partition":"gpu","nodes":"n[1-2]",
          "name":"train.sh","user":"ana","association":{"user":"ana","cluster":"lab"},
          "array":{"job_id":0,"task_id":{"set":false,"number":0}},"restart_cnt":%s,
          "state":{"current":%s,"reason":"None"},"submit_line":"sbatch --token=secret train.sh",
          "time":{"submission":1781517600,"eligible":1781517660,"start":%s,"end":1781518320},
          "steps":[{"step":{"id":"17.batch"},"time":{"start":1781517720,"end":1781518320}}]}],
         "meta":{"slurm":{"release":"23.11"}},"errors":[]}"""
        .formatted(restarts, state, start);
  }

  private static Payload call(String authorization) {
    return new Payload(Map.of("Authorization", authorization), new byte[0], Instant.EPOCH);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static Reading read(String body) {
    return HOOK.read(new Payload(Map.of(), body.getBytes(UTF_8), Instant.EPOCH));
  }

  private static Reading.Found found(String body) {
    assertThat(read(body)).isInstanceOf(Reading.Found.class);
    return (Reading.Found) read(body);
  }

  private static String times(Activity wait) {
    return "%s %s %s".formatted(clock(wait.start()), clock(wait.began()), clock(wait.end()));
  }

  static String clock(@Nullable Object time) {
    return String.valueOf(time).replaceAll(".*T|Z", "");
  }

  static String whole(Run run) {
    return "%s %s %s %s %s %s %s %d %s %s %s %s %s"
        .formatted(
            run.id(),
            run.kind(),
            run.subject(),
            run.job(),
            run.trigger(),
            run.who(),
            run.status(),
            run.attempt(),
            run.parent(),
            clock(run.created()),
            clock(run.began()),
            clock(run.ended()),
            run.labels());
  }
}
