package dev.makertime.collector.tool.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of GitHub that are odd, or that are removed while they are read, hide no other. */
@NullUnmarked // maps have nulls
class OddRowsTest {
  private final GitHubLists lists = new GitHubLists();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{\"id\": null}",
        "{\"id\": -1}",
        "{\"id\": 1e30}",
        "{\"id\": \"1\"}",
        "{\"id\": 0, \"created_at\": \"2026-06-15\"}",
        "{\"created_at\": \"2026-06-15T24:00:00Z\"}"
      })
  void an_odd_row_is_set_aside_and_hides_no_other(String odd) throws Exception {
    JsonNode row = Json.MAPPER.readTree(odd);
    try (Polling polling =
        new Polling(
            new GitHubApi("github", List.of("data/churn")),
            question ->
                question.path().matches(".*/(deployments|events)")
                    ? withFirst(row, lists.answer(question))
                    : lists.answer(question))) {
      polling.poll();

      assertThat(GitHubRepositoryTest.latest(polling)).hasSize(2);
      assertThat(polling.latest()).hasSize(3);
      assertThat(polling.inbox.aside).isNotEmpty();
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_deployment_that_is_removed_while_it_is_read_hides_no_other(int status) throws Exception {
    try (Polling polling =
        new Polling(
            new GitHubApi("github", List.of("data/churn")),
            question ->
                question.path().endsWith("/2/statuses")
                    ? new Answer(status, Map.of(), Map.of())
                    : lists.answer(question))) {
      polling.poll();

      assertThat(GitHubRepositoryTest.latest(polling)).hasSize(1);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  private static Answer withFirst(Object row, Answer answer) {
    if (!(answer.body() instanceof List<?> rows)) {
      return answer;
    }
    List<Object> more = new ArrayList<>();
    more.add(row);
    more.addAll(rows);
    return Answer.of(more);
  }
}
