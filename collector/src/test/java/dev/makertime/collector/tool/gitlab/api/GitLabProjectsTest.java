package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.tool.gitlab.api.WrittenGitLab.projectJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.testkit.ToolServer;
import dev.makertime.topics.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects as large and odd as they are. */
class GitLabProjectsTest {
  private static final String NOW = "2026-06-20T00:00:00Z";
  private static final String DETAIL =
      """
      {"id": 21, "iid": 21, "status": "failed", "source": "push", "user": {"username": "ana"},
       "created_at": "2026-06-05T10:00:00.000Z", "finished_at": "2026-06-05T10:02:00.000Z"}\
      """;
  private static final String JOBS =
      """
      [{"id": 1, "name": "a", "status": "failed", "user": {"username": "ana"},
        "created_at": "2026-06-05T10:00:00.000Z", "started_at": "2026-06-05T10:01:00.000Z",
        "finished_at": "2026-06-05T10:02:00.000Z"}]\
      """;
  private static final String WAIT = "gitlab:ana wait 10:00:00Z 10:01:00Z 10:02:00Z";

  private final WrittenGitLab gitLab = new WrittenGitLab();

  @ParameterizedTest
  @ValueSource(
      longs = {1, 9_999, 10_000, 250_000, 12_345_678, 2_147_483_648L, 9_007_199_254_740_993L})
  void a_project_is_read_whatever_its_number(long id) throws Exception {
    gitLab.project(id, "data/churn").pipeline(id, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.coverage).hasSize(1);
    assertThat(cursor().at("/projects").isObject()).isTrue();
    assertThat(cursor().path("projects").size()).isEqualTo(1);
  }

  @Test
  void a_cursor_of_the_version_before_is_taken_over() throws Exception {
    cursor(
        """
        {"since": "2026-06-01T00:00:00Z", "projects": [null, null, null, null, null, null, null,
          {"pipelines": "2026-06-05T10:02:00Z", "pipelines&source=parent_pipeline": "2026-06-19T00:00:00Z",
           "deployments": "2026-06-18T00:00:00Z", "events": "2026-06-19T00:00:00Z", "open": [21]}]}\
        """);
    gitLab.project(7, "data/churn").pipeline(7, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);
    gitLab.at("projects/7/pipelines", "[]");

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).as("what was open is asked for again").containsExactly(WAIT);
    assertThat(gitLab.asked)
        .contains(
            "/api/v4/projects/7/deployments?order_by=updated_at&sort=asc"
                + "&updated_after=2026-06-17T23:57:59Z&per_page=100")
        .anyMatch(path -> path.contains("updated_after=2026-06-05T09:59:59Z"));
    assertThat(cursor().at("/projects/7/deployments").asText()).isEqualTo("2026-06-17T23:58:00Z");
    assertThat(cursor().path("projects").isObject()).isTrue();
    assertThat(cursor().at("/projects/7/open")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[null]", "null", "{}", "\"odd\"", "{\"7\": 3}", "[[], 3]"})
  void a_cursor_that_tells_nothing_begins_anew(String projects) throws Exception {
    cursor("{\"since\": \"2026-06-01T00:00:00Z\", \"projects\": " + projects + "}");
    gitLab.project(7, "data/churn").pipeline(7, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
  }

  @Test
  void of_two_projects_each_goes_on_where_it_was() throws Exception {
    gitLab.at(
        "groups/data/projects",
        "[" + projectJson(70_000, "data/a") + "," + projectJson(70_001, "data/b") + "]");
    gitLab.pipeline(70_001, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(cursor().at("/projects/70000/pipelines").asText()).isEqualTo("2026-06-01T00:00:00Z");
    assertThat(cursor().at("/projects/70001/pipelines").asText()).isEqualTo("2026-06-05T10:02:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "data/über straße.v2, data%2F%C3%BCber%20stra%C3%9Fe.v2",
    "data/a+b & c?d#e, data%2Fa%2Bb%20%26%20c%3Fd%23e",
    "données/数据/模型-50%, donn%C3%A9es%2F%E6%95%B0%E6%8D%AE%2F%E6%A8%A1%E5%9E%8B-50%25"
  })
  void a_path_may_have_any_letters(String path, String encoded) throws Exception {
    gitLab.at("projects/" + encoded, projectJson(48_000_001, path));
    gitLab.pipeline(48_000_001, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW, List.of(), List.of(path));

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.kept.get(0).subject()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 410})
  void a_project_or_group_that_is_gone_hides_no_other(int status) throws Exception {
    gitLab
        .at("projects/data%2Fchurn", projectJson(7, "data/churn"))
        .refuses("projects/data%2Fgone", status)
        .refuses("groups/left/projects", status)
        .pipeline(7, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW, List.of("left"), List.of("data/gone", "data/churn"));

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.coverage).as("what is gone is not covered").isEmpty();
  }

  @Test
  void a_check_names_each_project_that_is_gone() throws Exception {
    gitLab.at("user", "{}").at("version", "{}").refuses("projects/data%2Fgone", 404);
    try (ToolServer server = new ToolServer(gitLab)) {
      HttpApi api =
          HttpApi.of(server.url().resolve("api/v4/"), ApiLogin.anonymous(), Clock.systemUTC());

      assertThatThrownBy(
              () -> new GitLabApi("gitlab", List.of("left"), List.of("data/gone")).check(api))
          .hasMessageContaining("the group left: it answered 404")
          .hasMessageContaining("the project data/gone: it answered 404");
    }
  }

  @Test
  void a_project_that_shows_no_pipelines_hides_no_other() throws Exception {
    gitLab
        .at(
            "groups/data/projects",
            "[" + projectJson(70_000, "data/a") + "," + projectJson(70_001, "data/b") + "]")
        .refuses("projects/70000/pipelines", 403);
    gitLab.pipeline(70_001, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.coverage).as("what is not shown is not covered").isEmpty();
  }

  @Test
  void one_row_of_the_far_future_hides_nothing_that_comes() throws Exception {
    gitLab.project(7, "data/churn").pipeline(7, 21, "9999-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(cursor().at("/projects/7/pipelines").asText()).isEqualTo(NOW);
  }

  @Test
  void a_cursor_of_the_future_is_read_as_now() throws Exception {
    cursor(
        """
        {"since": "2026-06-01T00:00:00Z", "projects": {"7": {"pipelines": "2031-06-05T10:02:00Z"}}}\
        """);
    gitLab.project(7, "data/churn").pipeline(7, 21, "2026-06-19T23:59:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "{}", "{\"id\": null}", "{\"id\": -21}", "{\"id\": 1e30}", "17"})
  void an_odd_row_of_pipelines_is_set_aside_and_hides_no_other(String row) throws Exception {
    gitLab.project(7, "data/churn").pipeline(7, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);
    gitLab.at(
        "projects/7/pipelines",
        "[" + row + ", {\"id\": 21, \"updated_at\": \"2026-06-05T10:02:00.000Z\"}]");

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.aside).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "{\"id\": 8}", "{\"id\": 8, \"path_with_namespace\": \"\"}", "[]"})
  void an_odd_project_of_a_group_hides_no_other(String odd) throws Exception {
    gitLab.at("groups/data/projects", "[" + odd + "," + projectJson(7, "data/churn") + "]");
    gitLab.pipeline(7, 21, "2026-06-05T10:02:00.000Z", DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
    assertThat(gitLab.inbox.coverage).as("what it has is unknown").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-06-05", "2026-06-05T10:02", "2026-06-05 10:02", "yesterday", "17"})
  void a_half_written_date_in_the_list_hides_no_pipeline(String updated) throws Exception {
    gitLab.project(250_000, "data/churn").pipeline(250_000, 21, updated, DETAIL, JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).containsExactly(WAIT);
  }

  @Test
  void a_half_written_date_in_a_pipeline_sets_that_one_aside() throws Exception {
    gitLab
        .project(250_000, "data/churn")
        .pipeline(
            250_000,
            21,
            "2026-06-05T10:02:00.000Z",
            DETAIL.replace("2026-06-05T10:00:00.000Z", "2026-06-05"),
            JOBS);

    gitLab.poll(NOW);

    assertThat(gitLab.latest()).isEmpty();
    assertThat(gitLab.inbox.aside)
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).startsWith("a time that cannot be read"));
  }

  private JsonNode cursor() throws Exception {
    return Json.MAPPER.readTree(gitLab.cursors.kept.get("gitlab"));
  }

  private void cursor(String json) {
    gitLab.cursors.kept.put("gitlab", json.getBytes(StandardCharsets.UTF_8));
  }
}
