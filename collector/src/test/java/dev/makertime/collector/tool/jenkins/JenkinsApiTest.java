package dev.makertime.collector.tool.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked // JSON has nulls
class JenkinsApiTest {
  private static final Pattern SLICE = Pattern.compile("\\{(\\d+),(\\d+)}");

  private final List<Map<String, Object>> builds = new ArrayList<>();
  private final Map<String, Object> described =
      new LinkedHashMap<>(Map.of("pauseDurationMillis", 10_000));

  @Test
  void builds_of_jobs_in_folders_are_read_through_every_trouble_and_once() throws Exception {
    for (int i = 1; i <= 250; i++) {
      builds.add(build(i, i % 50 == 0 ? "ana" : null, false));
    }
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.server.misbehave(2, Polling.TROUBLES);

      polling.poll();

      assertThat(polling.inbox.kept).hasSize(2 * 5);
      assertThat(polling.latest())
          .contains(
              "jenkins:ana manual jenkins/job/data/etl/250/start 04:10:00Z null 04:10:00Z",
              "jenkins:ana wait jenkins/job/data/etl/250 04:10:00Z 04:10:00Z 04:10:50Z");
      assertThat(polling.inbox.coverage).hasSize(1);
      int asked = polling.server.asked().size();

      polling.poll();

      assertThat(polling.inbox.kept).hasSize(2 * 5);
      assertThat(polling.server.asked().size() - asked).isEqualTo(2);
    }
  }

  @Test
  void a_build_that_runs_is_read_again_until_it_is_over() throws Exception {
    builds.add(build(1, "ana", true));
    builds.add(build(2, "bo", false));
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.poll();
      assertThat(polling.latest())
          .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z null");

      builds.set(0, build(1, "ana", false));
      polling.poll();

      assertThat(polling.latest())
          .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:50Z");
    }
  }

  @Test
  void a_build_that_stands_before_a_question_is_not_waited_for() throws Exception {
    builds.add(build(1, "ana", true));
    described.put("status", "PAUSED_PENDING_INPUT");
    described.put("pauseDurationMillis", 3_360_000);
    described.put("durationMillis", 3_600_000);
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      String wait = "jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z ";
      polling.poll();
      assertThat(polling.latest()).contains(wait + "00:05:00Z");

      described.put("status", "IN_PROGRESS");
      described.put("durationMillis", 3_660_000);
      polling.poll();
      assertThat(polling.latest()).as("somebody answered").contains(wait + "00:06:00Z");

      builds.set(0, build(1, "ana", false));
      builds.get(0).put("duration", 3_720_000);
      polling.poll();
      assertThat(polling.latest()).contains(wait + "00:07:00Z");
    }
  }

  /** Pauses of several branches at once are longer together than the build. */
  @Test
  void what_is_known_in_the_end_holds_against_what_was_said_before() throws Exception {
    builds.add(build(1, "ana", true));
    described.put("durationMillis", 3_600_000);
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.poll();
      builds.set(0, build(1, "ana", false));
      builds.get(0).put("duration", 3_720_000);
      described.put("pauseDurationMillis", 3_600_000);
      polling.poll();

      assertThat(polling.latest())
          .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:03:00Z");
    }
  }

  @Test
  void a_build_that_stands_without_saying_since_when_is_asked_in_time() throws Exception {
    builds.add(build(1, "ana", true));
    described.put("status", "PAUSED_PENDING_INPUT");
    described.put("pauseDurationMillis", 3_600_000);
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.now = Instant.parse("2026-06-15T01:04:00Z");
      polling.poll();

      assertThat(polling.latest())
          .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:04:00Z");
    }
  }

  @Test
  void pauses_of_several_branches_together_are_no_time_before_the_start() throws Exception {
    builds.add(build(1, "ana", true));
    described.put("status", "PAUSED_PENDING_INPUT");
    described.put("pauseDurationMillis", 7_000_000);
    described.put("durationMillis", 3_600_000);
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.poll();

      assertThat(polling.latest())
          .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:00Z");
    }
  }

  @Test
  void a_job_that_is_made_anew_is_read_from_its_first_build() throws Exception {
    builds.add(build(7, "ana", false));
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      polling.poll();
      builds.clear();
      builds.add(build(1, "bo", false));
      polling.poll();

      assertThat(polling.latest())
          .contains("jenkins:bo wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:50Z");
    }
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), this::answer)) {
      assertThat(new JenkinsApi("jenkins").check(polling.api())).isEqualTo("as reader, 1 job");
    }
  }

  /** A pipeline that waited ten seconds for somebody's input, of a minute. */
  private static Map<String, Object> build(
      int number, @org.jspecify.annotations.Nullable String user, boolean running) {
    List<Object> causes = new ArrayList<>();
    if (user != null) {
      causes.add(Map.of("_class", "hudson.model.Cause$UserIdCause", "userId", user));
    } else {
      causes.add(Map.of("_class", "hudson.triggers.TimerTrigger$TimerTriggerCause"));
    }
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("_class", "org.jenkinsci.plugins.workflow.job.WorkflowRun");
    build.put("number", number);
    build.put(
        "timestamp",
        Instant.parse("2026-06-15T00:00:00Z").plusSeconds(number * 60L).toEpochMilli());
    build.put("duration", running ? 0 : 60_000);
    build.put("building", running);
    build.put("actions", List.of(Map.of("causes", causes)));
    return build;
  }

  private Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/me/api/json")) {
      return Answer.of(Map.of("id", "reader"));
    }
    if (path.equals("/api/json")) {
      Object job = Map.of("fullName", "data/etl", "_class", "WorkflowJob");
      return Answer.of(Map.of("jobs", List.of(Map.of("fullName", "data", "jobs", List.of(job)))));
    }
    if (path.equals("/job/data/job/etl/api/json")) {
      Matcher slice = SLICE.matcher(question.query().get("tree"));
      assertThat(slice.find()).isTrue();
      return Answer.of(
          Map.of(
              "allBuilds",
              builds.stream()
                  .sorted(Comparator.comparing(one -> -(int) one.get("number")))
                  .skip(Integer.parseInt(slice.group(1)))
                  .limit(Integer.parseInt(slice.group(2)) - Integer.parseInt(slice.group(1)))
                  .toList()));
    }
    return path.endsWith("/wfapi/describe") ? Answer.of(described) : Answer.nothing();
  }
}
