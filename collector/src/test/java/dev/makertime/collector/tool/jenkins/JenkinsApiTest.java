package dev.makertime.collector.tool.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked // JSON has nulls
class JenkinsApiTest {
  private final JenkinsServer jenkins = new JenkinsServer();
  @AutoClose private final Polling polling;

  JenkinsApiTest() throws IOException {
    polling = new Polling(new JenkinsApi("jenkins"), jenkins);
  }

  @Test
  void builds_of_jobs_in_folders_are_read_through_every_trouble_and_once() throws Exception {
    for (int i = 1; i <= 250; i++) {
      jenkins.builds.add(JenkinsServer.build(i, i % 50 == 0 ? "ana" : null, false));
    }
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

  @Test
  void a_build_that_runs_is_read_again_until_it_is_over() throws Exception {
    jenkins.builds.add(JenkinsServer.build(1, "ana", true));
    jenkins.builds.add(JenkinsServer.build(2, "bo", false));
    polling.poll();
    assertThat(polling.latest())
        .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z null");

    jenkins.builds.set(0, JenkinsServer.build(1, "ana", false));
    polling.poll();

    assertThat(polling.latest())
        .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:50Z");
  }

  @Test
  void a_build_that_stands_before_a_question_is_not_waited_for() throws Exception {
    pausedBuild(3_360_000);
    jenkins.described.put("durationMillis", 3_600_000);
    String wait = "jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z ";
    polling.poll();
    assertThat(polling.latest()).contains(wait + "00:05:00Z");

    jenkins.described.put("status", "IN_PROGRESS");
    jenkins.described.put("durationMillis", 3_660_000);
    polling.poll();
    assertThat(polling.latest()).as("somebody answered").contains(wait + "00:06:00Z");

    jenkins.builds.set(0, JenkinsServer.build(1, "ana", false));
    jenkins.builds.get(0).put("duration", 3_720_000);
    polling.poll();
    assertThat(polling.latest()).contains(wait + "00:07:00Z");
  }

  /** Pauses of several branches at once are longer together than the build. */
  @Test
  void what_is_known_in_the_end_holds_against_what_was_said_before() throws Exception {
    jenkins.builds.add(JenkinsServer.build(1, "ana", true));
    jenkins.described.put("durationMillis", 3_600_000);
    polling.poll();
    jenkins.builds.set(0, JenkinsServer.build(1, "ana", false));
    jenkins.builds.get(0).put("duration", 3_720_000);
    jenkins.described.put("pauseDurationMillis", 3_600_000);
    polling.poll();

    assertThat(polling.latest())
        .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:03:00Z");
  }

  @Test
  void a_build_that_stands_without_saying_since_when_is_asked_in_time() throws Exception {
    pausedBuild(3_600_000);
    polling.now = Instant.parse("2026-06-15T01:04:00Z");
    polling.poll();

    assertThat(polling.latest())
        .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:04:00Z");
  }

  @Test
  void pauses_of_several_branches_together_are_no_time_before_the_start() throws Exception {
    pausedBuild(7_000_000);
    jenkins.described.put("durationMillis", 3_600_000);
    polling.poll();

    assertThat(polling.latest())
        .contains("jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:00Z");
  }

  @Test
  void a_job_that_is_made_anew_is_read_from_its_first_build() throws Exception {
    jenkins.builds.add(JenkinsServer.build(7, "ana", false));
    polling.poll();
    jenkins.builds.clear();
    jenkins.builds.add(JenkinsServer.build(1, "bo", false));
    polling.poll();

    assertThat(polling.latest())
        .contains("jenkins:bo wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:50Z");
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    assertThat(new JenkinsApi("jenkins").check(polling.api())).isEqualTo("as reader, 1 job");
  }

  /** A build that stands before a question, and stood so long by now. */
  private void pausedBuild(long millis) {
    jenkins.builds.add(JenkinsServer.build(1, "ana", true));
    jenkins.described.put("status", "PAUSED_PENDING_INPUT");
    jenkins.described.put("pauseDurationMillis", millis);
  }
}
