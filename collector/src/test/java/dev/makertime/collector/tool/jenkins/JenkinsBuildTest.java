package dev.makertime.collector.tool.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JenkinsBuildTest {
  private static final String BY_HAND =
      "{\"_class\":\"hudson.model.Cause$UserIdCause\",\"userId\":\"ana\",\"userName\":\"secret"
          + " name\"}";

  @Test
  void who_started_a_build_by_hand_waits_for_it() throws Exception {
    List<Activity> told = told(build(BY_HAND, false), Duration.ZERO);

    assertThat(told).extracting(Activity::identity).containsOnly("jenkins:ana");
    assertThat(told.get(0).id()).isEqualTo("jenkins/job/etl/load/31/start");
    assertThat(told.get(1).start()).isEqualTo(Instant.parse("2026-06-15T10:00:00Z"));
    assertThat(told.get(1).began()).isEqualTo(Instant.parse("2026-06-15T10:00:00Z"));
    assertThat(told.get(1).end()).isEqualTo(Instant.parse("2026-06-15T10:10:00Z"));
    assertThat(told.toString()).doesNotContain("secret name");
  }

  @Test
  void all_who_asked_for_a_build_wait_for_it_once_each() throws Exception {
    String timer = "{\"_class\":\"hudson.triggers.TimerTrigger$TimerTriggerCause\"}";
    String causes =
        String.join(",", BY_HAND, timer, by("bo"), by("Ana"), by("bo"), by("\u00f8yvind"));

    assertThat(told(build(causes, false), Duration.ZERO))
        .extracting(one -> one.identity() + " " + one.kind())
        .containsExactly(
            "jenkins:ana MANUAL",
            "jenkins:ana WAIT",
            "jenkins:bo MANUAL",
            "jenkins:bo WAIT",
            "jenkins:\u00f8yvind MANUAL",
            "jenkins:\u00f8yvind WAIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"anonymous\"", "\"SYSTEM\""})
  void nobody_known_does_not_hide_who_comes_after(String nobody) throws Exception {
    String cause =
        "{\"_class\":\"hudson.model.Cause$UserIdCause\",\"userId\":%s}".formatted(nobody);

    assertThat(told(build(cause + "," + by("bo"), false), Duration.ZERO))
        .extracting(Activity::identity)
        .containsExactly("jenkins:bo", "jenkins:bo");
    assertThat(read(build(cause, false), Duration.ZERO)).matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_class\":\"hudson.cli.BuildCommand$CLICause\",\"userId\":\"ana\"}",
        "{\"_class\":\"org.jenkinsci.plugins.workflow.cps.replay.ReplayCause\"},"
            + "{\"_class\":\"hudson.model.Cause$UserIdCause\",\"userId\":\"ana\"}",
        "{\"_class\":\"com.example.ChatCause\",\"userId\":\"ana\"}"
      })
  void whatever_cause_names_a_person_was_by_hand(String cause) throws Exception {
    assertThat(told(build(cause, false), Duration.ZERO))
        .extracting(Activity::identity)
        .containsExactly("jenkins:ana", "jenkins:ana");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_class\":\"hudson.model.Cause$UpstreamCause\",\"upstreamBuild\":4,\"upstreamCauses\":"
            + "[{\"_class\":\"hudson.model.Cause$UserIdCause\",\"userId\":\"ana\"}]}",
        "{\"_class\":\"org.jenkinsci.plugins.workflow.support.steps.build.BuildUpstreamCause\","
            + "\"userId\":\"ana\"}",
        "{\"_class\":\"jenkins.model.CauseOfInterruption$UserInterruption\",\"userId\":\"ana\"}"
      })
  void who_started_another_build_or_broke_this_off_did_not_start_it(String cause) throws Exception {
    assertThat(read(build(cause, false), Duration.ZERO)).matches(RunsAlone::isIn);
  }

  @Test
  void causes_of_several_actions_count() throws Exception {
    String build =
        build(BY_HAND, false)
            .replace(
                "\"actions\":[",
                "\"actions\":[null,{\"causes\":null},{\"causes\":[null,7]},{\"causes\":["
                    + by("bo")
                    + "]},");

    assertThat(told(build, Duration.ZERO)).hasSize(4);
  }

  private static String by(String user) {
    return "{\"_class\":\"hudson.model.Cause$UserIdCause\",\"userId\":\"%s\"}".formatted(user);
  }

  @Test
  void a_pause_for_somebodys_answer_is_no_waiting_for_a_machine() throws Exception {
    assertThat(told(build(BY_HAND, false), Duration.ofMinutes(4)).get(1).end())
        .isEqualTo(Instant.parse("2026-06-15T10:06:00Z"));
  }

  @Test
  void a_build_that_is_running_has_not_ended() throws Exception {
    assertThat(told(build(BY_HAND, true), Duration.ZERO).get(1).end()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_class\":\"jenkins.branch.BranchEventCause\"}",
        "{\"_class\":\"hudson.triggers.TimerTrigger$TimerTriggerCause\"}",
        "{}"
      })
  void branches_and_timers_start_nothing_by_hand(String cause) throws Exception {
    assertThat(read(build(cause, false), Duration.ZERO)).matches(RunsAlone::isIn);
  }

  @Test
  void answers_tell_what_their_builds_tell() {
    String builds =
        "{\"fullName\":\"etl/load\",\"allBuilds\":[%s,%s]}"
            .formatted(build("{}", false), build(BY_HAND, false));

    assertThat(answer(builds)).isInstanceOf(Reading.Found.class);
    assertThat(
            answer(
                build(BY_HAND, false)
                    .replace("{\"number\"", "{\"fullDisplayName\":\"etl » load #31\",\"number\"")))
        .extracting(told -> ((Reading.Found) told).activities())
        .isEqualTo(((Reading.Found) answer(builds)).activities());
    assertThat(answer("{\"pauseDurationMillis\":0}")).isInstanceOf(Reading.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "{}",
        "17",
        "{\"fullDisplayName\":\"a #1\"}",
        "{\"fullDisplayName\":\"a #1\",\"number\":1,\"timestamp\":5,\"duration\":1}",
        "{\"fullName\":\"a\",\"allBuilds\":[{\"number\":-1}]}"
      })
  void what_is_no_answer_is_rejected_and_never_thrown(String garbage) {
    assertThat(answer(garbage)).isInstanceOf(Reading.Rejected.class);
  }

  private static String build(String cause, boolean building) {
    return "{\"number\":31,\"timestamp\":1781517600000,\"duration\":600000,\"building\":%s,\"actions\":[{},{\"causes\":[%s]}]}"
        .formatted(building, cause);
  }

  private static List<Activity> told(String build, Duration paused) throws Exception {
    return ((Reading.Found) read(build, paused)).activities();
  }

  private static Reading read(String build, Duration paused) throws Exception {
    return new JenkinsBuild(Json.OUTSIDE.readTree(build))
        .read(
            "jenkins", "etl/load", new InputWaits(paused, false, Optional.empty()), Instant.EPOCH);
  }

  private static Reading answer(String json) {
    return new JenkinsAnswerReader("jenkins").read(json.getBytes(StandardCharsets.UTF_8));
  }
}
