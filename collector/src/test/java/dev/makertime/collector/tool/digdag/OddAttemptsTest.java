package dev.makertime.collector.tool.digdag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts of which one value is odd hide no other. */
@NullUnmarked // JSON has nulls
class OddAttemptsTest {
  private static final String LATER =
      "digdag:ana wait digdag/attempt/3 00:03:00Z 00:03:10Z 00:04:00Z";
  private static final String EARLIER =
      "digdag:ana wait digdag/attempt/1 00:01:00Z 00:01:10Z 00:02:00Z";

  private final DigdagServer digdag = new DigdagServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id | null",
        "id | \"\"",
        "id | \"two\"",
        "id | -2",
        "id | \"0\"",
        "id | []",
        "id | \"99999999999999999999\"",
        "createdAt | null",
        "createdAt | \"2026-06-15\"",
        "createdAt | \"2026-06-15T24:00:00Z\"",
        "createdAt | \"2026-06-30T23:59:60Z\"",
        "createdAt | \"9999-12-31T23:59:59Z\"",
        "createdAt | \"2026-06-15T00:02:00\"",
        "createdAt | 1781481720",
        "finishedAt | \"soon\"",
        "project | null",
        "project | []",
        "project | {\"name\": \"\"}",
        "workflow | null",
        "workflow | \"nightly\"",
      })
  void an_odd_attempt_is_set_aside_and_hides_no_other(String field, String value) throws Exception {
    attempts();
    digdag.attempts.get(1).put(field, Json.MAPPER.readTree(value));
    List<Map<String, Object>> page =
        List.of(digdag.attempts.get(2), digdag.attempts.get(1), digdag.attempts.get(0));
    ToolServer.Tool tool =
        question ->
            switch (question.path()) {
              case "/api/attempts" -> Answer.of(Map.of("attempts", page));
              case "/api/attempts/2/tasks" -> Answer.of(Map.of("tasks", List.of()));
              default -> digdag.answer(question);
            };
    try (Polling polling = new Polling(new DigdagApi("digdag", "owner"), tool)) {
      polling.poll();

      assertThat(polling.latest()).contains(LATER, EARLIER).hasSize(4);
      assertThat(polling.inbox.aside).hasSize(1);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[null]",
        "[[]]",
        "[{\"stateParams\": null}]",
        "[{\"stateParams\": {\"target_attempt_id\": \"none\"}}]",
        "[{\"stateParams\": {\"target_attempt_id\": {}}}]",
        "[{\"stateParams\": {\"require\": []}}]",
        "[{\"startedAt\": null}]",
      })
  void odd_tasks_hide_no_attempt(String tasks) throws Exception {
    attempts();
    ToolServer.Tool tool =
        question -> {
          try {
            return question.path().equals("/api/attempts/2/tasks")
                ? Answer.of(Map.of("tasks", Json.MAPPER.readTree(tasks)))
                : digdag.answer(question);
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
        };
    try (Polling polling = new Polling(new DigdagApi("digdag", "owner"), tool)) {
      polling.poll();

      assertThat(polling.latest())
          .contains(LATER, EARLIER, "digdag:ana wait digdag/attempt/2 00:02:00Z null 00:03:00Z");
    }
  }

  @Test
  void a_server_that_sends_the_same_page_for_ever_is_given_up() throws Exception {
    for (int i = 1; i <= 100; i++) {
      digdag.attempt(i, true);
    }
    ToolServer.Tool tool =
        question ->
            question.path().equals("/api/attempts")
                ? Answer.of(Map.of("attempts", digdag.attempts))
                : digdag.answer(question);
    try (Polling polling = new Polling(new DigdagApi("digdag", "owner"), tool)) {
      assertThat(polling.poller().poll()).isFalse();

      assertThat(polling.server.asked()).filteredOn(path -> path.contains("page_size")).hasSize(2);
    }
  }

  private void attempts() {
    for (int i = 1; i <= 3; i++) {
      digdag.attempt(i, true);
    }
  }
}
