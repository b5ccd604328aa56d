package dev.makertime.collector.tool.gitlab.api;

import dev.makertime.collector.tool.gitlab.api.GitLabHistory.Job;
import dev.makertime.collector.tool.gitlab.api.GitLabHistory.Pipeline;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The API of a history: its own pages, which shift when a pipeline changes while they are read. */
@NullUnmarked // JSON has nulls
record HistoryAnswers(GitLabHistory history) {
  private static final int LARGEST_PAGE = 20;

  Answer answer(Question question) {
    if (!GitLabHistory.TOKEN.equals(question.headers().get("private-token"))) {
      return new Answer(401, Map.of("message", "401 Unauthorized"), Map.of());
    }
    String path = question.path();
    if (path.equals("/api/v4/groups/data/projects")) {
      return Answer.of(List.of(history.project()));
    }
    if (path.equals(GitLabHistory.AT + "/pipelines")) {
      return rows(question);
    }
    if (path.equals("/api/graphql")) {
      return manualJobs(question);
    }
    if (path.startsWith(GitLabHistory.AT + "/pipelines/")) {
      String rest = path.substring((GitLabHistory.AT + "/pipelines/").length());
      Pipeline pipeline = byId(Long.parseLong(rest.replaceAll("/.*", "")));
      return rest.endsWith("/jobs") ? paged(question, jobs(pipeline)) : Answer.of(detail(pipeline));
    }
    if (history.hidesDeployments && path.endsWith("/deployments")) {
      return new Answer(403, Map.of("message", "403 Forbidden"), Map.of());
    }
    return path.endsWith("/deployments") || path.endsWith("/events")
        ? Answer.of(List.of())
        : Answer.nothing();
  }

  private Answer rows(Question question) {
    boolean children = "parent_pipeline".equals(question.query().get("source"));
    Instant after = Instant.parse(question.query().get("updated_after"));
    List<Object> rows =
        history.pipelines.stream()
            .filter(one -> one.source().equals("parent_pipeline") == children)
            .filter(one -> history.changed(one).isAfter(after))
            .sorted(Comparator.comparing(history::changed).thenComparing(Pipeline::id))
            .map(
                one ->
                    (Object)
                        GitLabHistory.map(
                            "id", one.id(),
                            "iid", one.id() - GitLabHistory.BEFORE,
                            "status", GitLabHistory.status(one, history.changed(one)),
                            "source", one.source(),
                            "updated_at", history.changed(one).plusMillis(123).toString()))
            .toList();
    Answer answer = paged(question, rows);
    if (history.shifts != null) {
      history.updated.put(
          history.shifts,
          history
              .pipelines
              .get(history.pipelines.size() - 1)
              .lastChange()
              .plus(Duration.ofDays(3)));
      history.shifts = null;
    }
    return answer;
  }

  private Answer manualJobs(Question question) {
    if (history.graphQlFails) {
      return Answer.of(Map.of("errors", List.of(Map.of("message", "Timeout"))));
    }
    Pipeline pipeline =
        byId(GitLabHistory.BEFORE + question.body().path("variables").path("iid").asLong());
    List<Object> nodes =
        pipeline.jobs().stream()
            .map(
                job ->
                    (Object)
                        Map.of(
                            "id", "gid://gitlab/Ci::Build/" + job.id(), "manualJob", job.manual()))
            .toList();
    return Answer.of(
        Map.of(
            "data",
            Map.of(
                "project",
                Map.of(
                    "pipeline",
                    Map.of(
                        "jobs",
                        GitLabHistory.map(
                            "nodes",
                            nodes,
                            "pageInfo",
                            GitLabHistory.map("hasNextPage", false)))))));
  }

  private Map<String, Object> detail(Pipeline pipeline) {
    Instant now = history.changed(pipeline);
    return GitLabHistory.map(
        "id",
        pipeline.id(),
        "iid",
        pipeline.id() - GitLabHistory.BEFORE,
        "source",
        pipeline.source(),
        "status",
        GitLabHistory.status(pipeline, now),
        "created_at",
        pipeline.created().plusMillis(382).toString(),
        "finished_at",
        GitLabHistory.isOver(pipeline, now)
            ? pipeline.lastChange().plusMillis(900).toString()
            : null,
        "user",
        pipeline.user() == null ? null : Map.of("username", pipeline.user()),
        "web_url",
        history.url + GitLabHistory.PATH + "/-/pipelines/" + pipeline.id());
  }

  private List<Object> jobs(Pipeline pipeline) {
    List<Object> jobs = new ArrayList<>();
    for (Job job : pipeline.jobs()) {
      jobs.add(
          0,
          GitLabHistory.map(
              "id", job.id(),
              "name", job.name(),
              "status", job.status(),
              "created_at", job.created().plusMillis(5).toString(),
              "started_at", job.started() == null ? null : job.started().plusMillis(501).toString(),
              "finished_at",
                  job.finished() == null ? null : job.finished().plusMillis(502).toString(),
              "queued_duration", job.started() == null ? null : job.queued() + 0.2,
              "user", Map.of("username", job.user())));
    }
    return jobs;
  }

  private static Answer paged(Question question, List<Object> rows) {
    int size = Math.min(LARGEST_PAGE, question.number("per_page", 20));
    int page = question.number("page", 1);
    int begin = Math.min(rows.size(), (page - 1) * size);
    int end = Math.min(rows.size(), begin + size);
    if (end == rows.size()) {
      return Answer.of(rows.subList(begin, end));
    }
    StringBuilder next = new StringBuilder(question.path() + "?page=" + (page + 1));
    question
        .query()
        .forEach((name, value) -> next.append(name.equals("page") ? "" : "&" + name + "=" + value));
    return new Answer(
        200, rows.subList(begin, end), Map.of("Link", "<" + next + ">; rel=\"next\""));
  }

  private Pipeline byId(long id) {
    return history.pipelines.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
  }
}
