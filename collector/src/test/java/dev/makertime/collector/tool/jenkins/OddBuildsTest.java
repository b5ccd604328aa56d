package dev.makertime.collector.tool.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds of which one value is odd hide no other, and jobs that are odd hide no other. */
@NullUnmarked // JSON has nulls
class OddBuildsTest {
  private static final String LATER =
      "jenkins:ana wait jenkins/job/data/etl/3 00:03:00Z 00:03:00Z 00:03:50Z";
  private static final String EARLIER =
      "jenkins:ana wait jenkins/job/data/etl/1 00:01:00Z 00:01:00Z 00:01:50Z";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "number | null",
        "number | \"2\"",
        "number | -2",
        "number | 0",
        "number | 2.5",
        "number | 123456789012345678901234567890",
        "number | []",
        "timestamp | null",
        "timestamp | 0",
        "timestamp | -1",
        "timestamp | 1781481720",
        "timestamp | \"2026-06-15T00:02:00Z\"",
        "timestamp | 123456789012345678901234567890",
        "timestamp | 253402300799000",
        "duration | null",
        "duration | -5",
        "duration | 9223372036854775807",
        "duration | \"60 s\"",
      })
  void an_odd_build_is_set_aside_and_hides_none_before(String field, String value)
      throws Exception {
    JenkinsServer jenkins = jenkins();
    Map<String, Object> odd = jenkins.builds.get(1);
    List<Map<String, Object>> page =
        List.of(jenkins.builds.get(2), with(odd, field, value), jenkins.builds.get(0));
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), withPage(jenkins, page))) {
      polling.poll();

      assertThat(polling.latest()).contains(LATER, EARLIER).noneMatch(line -> line.contains("/2 "));
      assertThat(polling.inbox.aside).hasSize(1);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-2", "0", "123456789012345678901234567890", "{}"})
  void a_page_that_begins_with_an_odd_build_is_read(String number) throws Exception {
    JenkinsServer jenkins = jenkins();
    Map<String, Object> odd = with(jenkins.builds.get(1), "number", number);
    List<Map<String, Object>> page = List.of(odd, jenkins.builds.get(2), jenkins.builds.get(0));
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), withPage(jenkins, page))) {
      polling.poll();
      polling.poll();

      assertThat(polling.latest()).hasSize(4).contains(LATER, EARLIER);
      assertThat(polling.inbox.coverage).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[null]",
        "[{}]",
        "[{\"causes\": null}]",
        "[{\"causes\": [null]}]",
        "{}"
      })
  void a_build_without_causes_is_nobodys(String actions) throws Exception {
    JenkinsServer jenkins = jenkins();
    jenkins.builds.set(1, with(jenkins.builds.get(1), "actions", actions));
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), jenkins)) {
      polling.poll();

      assertThat(polling.latest()).contains(LATER, EARLIER).noneMatch(line -> line.contains("/2 "));
      assertThat(polling.inbox.aside).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void a_job_that_is_gone_or_not_shown_hides_no_other(int status) throws Exception {
    JenkinsServer jenkins = jenkins();
    ToolServer.Tool tool =
        question ->
            switch (question.path()) {
              case "/api/json" ->
                  Answer.of(
                      Map.of(
                          "jobs",
                          List.of(
                              Map.of("fullName", "größer/模型"), Map.of("fullName", "data/etl"))));
              case "/job/data/job/etl/api/json" -> jenkins.answer(question);
              default ->
                  question.path().endsWith("describe")
                      ? jenkins.answer(question)
                      : new Answer(status, Map.of(), Map.of());
            };
    try (Polling polling = new Polling(new JenkinsApi("jenkins"), tool)) {
      polling.poll();

      assertThat(polling.latest()).contains(LATER, EARLIER);
      assertThat(polling.inbox.coverage).isEmpty();
    }
  }

  @Test
  void a_server_that_sends_the_same_page_for_ever_is_given_up() throws Exception {
    JenkinsServer jenkins = new JenkinsServer();
    for (int i = 1; i <= 100; i++) {
      jenkins.builds.add(0, JenkinsServer.build(i, null, false));
    }
    try (Polling polling =
        new Polling(new JenkinsApi("jenkins"), withPage(jenkins, jenkins.builds))) {
      assertThat(polling.poller().poll()).isFalse();

      assertThat(polling.server.asked()).hasSizeLessThan(10);
    }
  }

  /** Always answers one page, whichever is asked for. */
  private static ToolServer.Tool withPage(JenkinsServer jenkins, List<Map<String, Object>> page) {
    return question ->
        question.path().endsWith("/etl/api/json")
            ? Answer.of(Map.of("allBuilds", page))
            : jenkins.answer(question);
  }

  private static JenkinsServer jenkins() {
    JenkinsServer jenkins = new JenkinsServer();
    for (int i = 1; i <= 3; i++) {
      jenkins.builds.add(JenkinsServer.build(i, "ana", false));
    }
    return jenkins;
  }

  private static Map<String, Object> with(Map<String, Object> build, String field, String value)
      throws Exception {
    Map<String, Object> odd = new LinkedHashMap<>(build);
    odd.put(field, Json.MAPPER.readTree(value));
    return odd;
  }
}
