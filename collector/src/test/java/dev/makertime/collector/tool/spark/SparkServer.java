package dev.makertime.collector.tool.spark;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A history server with some applications, as its REST API shows them. */
@NullUnmarked // a running application has no end
final class SparkServer implements ToolServer.Tool {
  final List<Map<String, Object>> applications = new ArrayList<>();
  final Map<String, List<Map<String, Object>>> jobs = new HashMap<>();
  final Set<String> refused = new HashSet<>();

  /** Adds one of a single attempt. */
  void application(String id, String name, String user, Instant began, @Nullable Instant ended) {
    application(id, name, List.of(attempt(null, user, began, ended)));
  }

  void application(String id, String name, List<Map<String, Object>> attempts) {
    applications.add(new LinkedHashMap<>(Map.of("id", id, "name", name, "attempts", attempts)));
  }

  static Map<String, Object> attempt(
      @Nullable String id, String user, Instant began, @Nullable Instant ended) {
    Map<String, Object> attempt = new LinkedHashMap<>();
    if (id != null) {
      attempt.put("attemptId", id);
    }
    attempt.put("sparkUser", user);
    attempt.put("completed", ended != null);
    attempt.put("startTimeEpoch", began.toEpochMilli());
    attempt.put("endTimeEpoch", ended == null ? -1L : ended.toEpochMilli());
    attempt.put("lastUpdatedEpoch", ended == null ? began.toEpochMilli() : ended.toEpochMilli());
    return attempt;
  }

  /** Sets when the log of an application was last written. */
  @SuppressWarnings("unchecked")
  void written(String id, Instant at) {
    applications.stream()
        .filter(one -> one.get("id").equals(id))
        .flatMap(one -> ((List<Map<String, Object>>) one.get("attempts")).stream())
        .forEach(attempt -> attempt.put("lastUpdatedEpoch", at.toEpochMilli()));
  }

  /** Adds a job of an application, named by its code as Spark does. */
  void job(String application, long id, Instant submitted, @Nullable Instant completed) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("jobId", id);
    job.put("name", "collect at <ipython-input-3>: password='canary'");
    job.put("submissionTime", SparkTime.query(submitted));
    if (completed != null) {
      job.put("completionTime", SparkTime.query(completed));
    }
    job.put("status", completed == null ? "RUNNING" : id % 2 == 0 ? "SUCCEEDED" : "FAILED");
    jobs.computeIfAbsent(application, none -> new ArrayList<>()).add(0, job);
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path().replaceFirst("^/api/v1", "");
    if (path.equals("/version")) {
      return Answer.of(Map.of("spark", "3.5.5"));
    }
    if (path.equals("/applications")) {
      return Answer.of(applications.stream().filter(one -> isAsked(one, question)).toList());
    }
    String id = path.replaceFirst("^/applications/", "").replaceFirst("/jobs$", "");
    if (refused.contains(id)) {
      return new Answer(403, Map.of(), Map.of());
    }
    return path.endsWith("/jobs")
        ? Answer.of(jobs.getOrDefault(id, List.of()))
        : applications.stream()
            .filter(one -> one.get("id").equals(id))
            .findFirst()
            .map(Answer::of)
            .orElse(Answer.nothing());
  }

  /** Applications that run are listed unless all ends before some time are asked for. */
  private static boolean isAsked(Map<String, Object> application, Question question) {
    String least = question.query().get("minEndDate");
    String most = question.query().get("maxEndDate");
    return ((List<?>) application.get("attempts"))
        .stream()
            .map(attempt -> (long) ((Map<?, ?>) attempt).get("endTimeEpoch"))
            .anyMatch(
                end ->
                    end == -1
                        ? most == null
                        : (least == null || end >= millis(least))
                            && (most == null || end <= millis(most)));
  }

  private static long millis(String time) {
    return Instant.parse(time.replace("GMT", "Z")).toEpochMilli();
  }
}
