package dev.makertime.collector.tool.digdag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked // JSON has nulls
class DigdagApiTest {
  private final List<Map<String, Object>> attempts = new ArrayList<>();
  private final Map<Long, Long> requires = new LinkedHashMap<>();
  private boolean grows;

  @Test
  void attempts_are_read_through_every_trouble_while_others_are_added() throws Exception {
    for (long i = 1; i <= 250; i++) {
      attempt(i, true);
    }
    grows = true;
    try (Polling polling = polling()) {
      polling.server.misbehave(5, Polling.TROUBLES);

      polling.poll();
      polling.poll();

      assertThat(polling.inbox.latest()).hasSize(2 * 251);
      assertThat(polling.inbox.coverage).hasSize(2);
      assertThat(polling.latest())
          .contains(
              "digdag:ana manual digdag/attempt/250/start 04:10:00Z null 04:10:00Z",
              "digdag:ana wait digdag/attempt/250 04:10:00Z 04:10:10Z 04:11:00Z");
    }
  }

  @Test
  void an_attempt_that_runs_is_asked_for_until_it_is_over() throws Exception {
    attempt(1, false);
    attempt(2, true);
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/1 00:01:00Z 00:01:10Z null");

      attempts.clear();
      attempt(1, true);
      attempt(2, true);
      polling.poll();
      int asked = polling.server.asked().size();
      polling.poll();

      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/1 00:01:00Z 00:01:10Z 00:02:00Z");
      assertThat(polling.server.asked().size() - asked).isEqualTo(2);
    }
  }

  @Test
  void an_attempt_that_is_gone_holds_up_nothing() throws Exception {
    attempt(1, false);
    try (Polling polling = polling()) {
      polling.poll();
      attempts.clear();
      attempt(2, true);
      polling.poll();

      assertThat(polling.latest())
          .contains("digdag:ana wait digdag/attempt/2 00:02:00Z 00:02:10Z 00:03:00Z");
      assertThat(polling.inbox.coverage).hasSize(2);
    }
  }

  @Test
  void what_another_attempt_requires_is_covered_by_its_wait() throws Exception {
    attempt(1, true);
    attempt(2, true);
    requires.put(1L, 2L);
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest()).noneMatch(line -> line.contains("attempt/2"));
      assertThat(polling.latest()).hasSize(2);
    }
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    try (Polling polling = polling()) {
      assertThat(new DigdagApi("digdag", "owner").check(polling.api()))
          .isEqualTo("digdag 0.10.5, 1 project");
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new DigdagApi("digdag", "owner"), this::answer);
  }

  private void attempt(long id, boolean done) {
    Instant created = Instant.parse("2026-06-15T00:00:00Z").plusSeconds(id * 60);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", Long.toString(id));
    json.put("index", 1);
    json.put("project", Map.of("id", "1", "name", "etl"));
    json.put("workflow", Map.of("id", "1", "name", "nightly"));
    json.put("sessionUuid", "s" + id);
    json.put("sessionTime", created.toString());
    json.put("retryAttemptName", null);
    json.put("done", done);
    json.put("success", done);
    json.put("status", done ? "success" : "running");
    json.put("params", Map.of("owner", "ana"));
    json.put("createdAt", created.toString());
    json.put("finishedAt", done ? created.plusSeconds(60).toString() : null);
    attempts.add(json);
  }

  private Answer answer(Question question) {
    String path = question.path();
    if (path.equals("/api/version")) {
      return Answer.of(Map.of("version", "0.10.5"));
    }
    if (path.equals("/api/projects")) {
      return Answer.of(Map.of("projects", List.of(Map.of("id", "1"))));
    }
    if (path.equals("/api/schedules")) {
      return Answer.of(Map.of("schedules", List.of()));
    }
    if (path.equals("/api/attempts")) {
      return page(question);
    }
    long id = Long.parseLong(path.replaceAll("\\D", ""));
    if (byId(id) == null) {
      return Answer.nothing();
    }
    return path.endsWith("/tasks") ? tasks(id) : Answer.of(byId(id));
  }

  private Answer tasks(long id) {
    Map<String, Object> task = new LinkedHashMap<>();
    Instant created = Instant.parse((String) byId(id).get("createdAt"));
    task.put("startedAt", created.plusSeconds(10).toString());
    Long required = requires.get(id);
    task.put(
        "stateParams",
        required == null ? Map.of() : Map.of("target_attempt_id", Long.toString(required)));
    return Answer.of(Map.of("tasks", List.of(task)));
  }

  private @Nullable Map<String, Object> byId(long id) {
    return attempts.stream()
        .filter(one -> one.get("id").equals(Long.toString(id)))
        .findFirst()
        .orElse(null);
  }

  private Answer page(Question question) {
    long last = Long.parseLong(question.query().getOrDefault("last_id", "999999"));
    List<Map<String, Object>> page =
        attempts.stream()
            .filter(one -> Long.parseLong((String) one.get("id")) < last)
            .sorted((a, b) -> Long.compare(id(b), id(a)))
            .limit(question.number("page_size", 20))
            .toList();
    if (grows) {
      grows = false;
      attempt(251, true);
    }
    return Answer.of(Map.of("attempts", page));
  }

  private static long id(Map<String, Object> attempt) {
    return Long.parseLong((String) attempt.get("id"));
  }
}
