package dev.makertime.collector.tool.gitlab.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pipeline of 5 June 2026 whose jobs are written down, polled or told by hooks. */
final class WrittenPipeline {
  static final String NOW = "2026-07-20T00:00:00Z";

  private WrittenPipeline() {}

  static List<String> polled(String status, String finished, String... jobs) throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.pipeline(
        250_000, 18, "2026-06-05T" + finished + "Z", detail(status, finished), array(jobs));
    gitLab.poll(NOW);
    return gitLab.latest();
  }

  static List<String> polledWithGate(long gate, String status, String... jobs) throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.manual.add(gate);
    gitLab.pipeline(250_000, 18, "2026-06-05T23:00:00Z", detail(status, "23:00:00"), array(jobs));
    gitLab.poll(NOW);
    return gitLab.latest();
  }

  static List<String> heard(String status, String finished, String... jobs) {
    return heard(List.of(hook(status, finished, jobs)));
  }

  /** What is known once some hooks have come, in their order. */
  static List<String> heard(List<String> hooks) {
    WrittenGitLab gitLab = new WrittenGitLab();
    hooks.forEach(gitLab::hear);
    return gitLab.latest();
  }

  static String hook(String status, String finished, String... jobs) {
    return "{\"object_kind\": \"pipeline\", \"object_attributes\": "
        + detail(status, finished)
        + ", \"user\": {\"username\": \"ana\"}, \"project\":"
        + WrittenGitLab.projectJson(250_000, "data/churn")
        + ", \"builds\": "
        + array(jobs)
        + "}";
  }

  static String detail(String status, String finished) {
    return """
    {"id": 18, "iid": 18, "status": "%s", "source": "push", "user": {"username": "ana"},
     "created_at": "2026-06-05T10:00:00.000Z", "finished_at": "2026-06-05T%sZ"}\
    """
        .formatted(status, finished);
  }

  static String array(String... jobs) {
    return Stream.of(jobs).toList().toString();
  }

  static String job(
      int id,
      String name,
      String status,
      String user,
      String created,
      @Nullable String started,
      @Nullable String finished) {
    return """
    {"id": %d, "name": "%s", "status": "%s", "user": {"username": "%s"}, "manual": false,
     "created_at": "2026-06-05T%sZ", "started_at": %s, "finished_at": %s,
     "queued_duration": %s}\
    """
        .formatted(
            id,
            name,
            status,
            user,
            created,
            time(started),
            time(finished),
            started == null ? "null" : "4");
  }

  static String time(@Nullable String time) {
    return time == null ? "null" : "\"2026-06-05T" + time + "Z\"";
  }
}
