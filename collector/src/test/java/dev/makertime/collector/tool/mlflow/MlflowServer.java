package dev.makertime.collector.tool.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import dev.makertime.testkit.ToolServer.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A tracking server with pages of ten, and only the questions that makertime asks. */
final class MlflowServer implements Tool {
  static final Instant FIRST = Instant.parse("2026-06-15T00:00:00Z");
  private static final String PATH = "/api/2.0/mlflow/";
  private static final int PAGE = 10;

  /** Runs by id. */
  final Map<String, Map<String, Object>> runs = new LinkedHashMap<>();

  /** Names by id; each run is in the first, unless its id is that of another. */
  final Map<String, String> experiments =
      new LinkedHashMap<>(Map.of("1", "/Users/canary@example.com/churn"));

  final List<Map<String, Object>> versions = new ArrayList<>();

  /** A run of ana's at a shell, which began so many minutes after midnight and took two. */
  Map<String, Object> run(int minute, boolean isOver, Map<String, String> tags) {
    long start = FIRST.plusSeconds(60L * minute).toEpochMilli();
    Map<String, Object> info = new HashMap<>();
    info.put("run_id", "r" + minute);
    info.put("experiment_id", experiments.containsKey("r" + minute) ? "r" + minute : "1");
    info.put("run_name", "canary-run");
    info.put("status", isOver ? "FINISHED" : "RUNNING");
    info.put("start_time", start);
    info.put("lifecycle_stage", "active");
    if (isOver) {
      info.put("end_time", start + 120_000);
    }
    Map<String, String> all = new HashMap<>(MlflowRunTest.LOCAL);
    all.putAll(tags);
    Map<String, Object> run =
        Map.of(
            "info",
            info,
            "data",
            Map.of(
                "params",
                List.of(Map.of("key", "canary", "value", "canary")),
                "tags",
                all.entrySet().stream()
                    .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                    .toList()));
    runs.put("r" + minute, run);
    return info;
  }

  /** A version that was registered so many minutes after midnight. */
  void version(int number, String run, String user, int minute) {
    Map<String, Object> version = new HashMap<>();
    version.put("name", "churn");
    version.put("version", Integer.toString(number));
    version.put("run_id", run);
    version.put("user_id", user);
    version.put("creation_timestamp", FIRST.plusSeconds(60L * minute).toEpochMilli());
    versions.add(0, version);
  }

  @Override
  public Answer answer(Question question) {
    return switch (question.path()) {
      case PATH + "experiments/search" ->
          Answer.of(
              Map.of(
                  "experiments",
                  experiments.entrySet().stream()
                      .map(one -> Map.of("experiment_id", one.getKey(), "name", one.getValue()))
                      .toList()));
      case PATH + "runs/search" -> search(Objects.requireNonNull(question.body()));
      case PATH + "runs/get" -> {
        Map<String, Object> run = runs.get(question.query().get("run_id"));
        yield run == null ? Answer.nothing() : Answer.of(Map.of("run", run));
      }
      case PATH + "model-versions/search" ->
          page("model_versions", versions, question.query().getOrDefault("page_token", ""));
      default -> Answer.nothing();
    };
  }

  private Answer search(JsonNode body) {
    long from = Long.parseLong(body.path("filter").asText().replaceAll("\\D+", ""));
    List<Map<String, Object>> found =
        runs.values().stream()
            .filter(run -> start(run) >= from)
            .sorted(Comparator.comparingLong(MlflowServer::start))
            .toList();
    return page("runs", found, body.path("page_token").asText(""));
  }

  /** As MLflow does, it leaves out an empty list. */
  private static Answer page(String field, List<Map<String, Object>> all, String token) {
    if (!token.matches("\\d{0,6}")) {
      return new Answer(400, Map.of("error_code", "INVALID_PARAMETER_VALUE"), Map.of());
    }
    int from = token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token));
    List<Map<String, Object>> page = all.subList(from, Math.min(all.size(), from + PAGE));
    Map<String, Object> answer = new HashMap<>();
    if (!page.isEmpty()) {
      answer.put(field, page);
    }
    if (from + PAGE < all.size()) {
      answer.put("next_page_token", Integer.toString(from + PAGE));
    }
    return Answer.of(answer);
  }

  private static long start(Map<String, Object> run) {
    return run.get("info") instanceof Map<?, ?> info && info.get("start_time") instanceof Long time
        ? time
        : Long.MAX_VALUE;
  }

  /** Changes what is known of a run. */
  void change(String run, UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> known = Objects.requireNonNull(runs.get(run));
    Map<String, Object> info = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(known.get("info")))
        .forEach((key, value) -> info.put(key.toString(), value));
    runs.put(
        run, Map.of("info", change.apply(info), "data", Objects.requireNonNull(known.get("data"))));
  }
}
