package dev.makertime.collector.tool.gitlab.api;

import dev.makertime.collector.tool.gitlab.api.GitLabHistory.Job;
import dev.makertime.collector.tool.gitlab.api.GitLabHistory.Pipeline;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** The Pipeline Hooks of a history. */
@NullUnmarked // JSON has nulls
record HistoryHooks(GitLabHistory history) {
  /** All of them, in the order in which they would come. */
  List<String> all() {
    TreeMap<Instant, List<String>> hooks = new TreeMap<>();
    for (Pipeline pipeline : history.pipelines) {
      List<Instant> moments = new ArrayList<>(List.of(pipeline.created()));
      for (Job job : pipeline.jobs()) {
        if (job.started() != null && job.finished() != null) {
          moments.addAll(List.of(job.started(), job.finished()));
        }
      }
      for (Instant moment : moments) {
        hooks.computeIfAbsent(moment, missing -> new ArrayList<>()).add(hook(pipeline, moment));
      }
    }
    return hooks.values().stream().flatMap(List::stream).toList();
  }

  private String hook(Pipeline pipeline, Instant now) {
    Map<String, Job> newest = new LinkedHashMap<>();
    pipeline.jobs().stream()
        .filter(job -> !job.created().isAfter(now))
        .forEach(job -> newest.put(job.name(), job));
    List<Object> builds = new ArrayList<>();
    for (Job job : newest.values()) {
      boolean begun = job.started() != null && !job.started().isAfter(now);
      boolean over = job.finished() != null && !job.finished().isAfter(now);
      builds.add(
          GitLabHistory.map(
              "id", job.id(),
              "name", job.name(),
              "status",
                  over ? job.status() : begun ? "running" : job.manual() ? "manual" : "created",
              "when", job.manual() ? "manual" : "on_success",
              "manual", job.manual(),
              "created_at", hookTime(job.created()),
              "started_at", begun ? hookTime(job.started()) : null,
              "finished_at", over ? hookTime(job.finished()) : null,
              "queued_duration", begun ? job.queued() + 0.2 : null,
              "user", begun || !job.manual() ? Map.of("username", job.user()) : null));
    }
    Instant finished = GitLabHistory.isOver(pipeline, now) ? now : null;
    return json(
        GitLabHistory.map(
            "object_kind",
            "pipeline",
            "object_attributes",
            GitLabHistory.map(
                "id", pipeline.id(),
                "source", pipeline.source(),
                "status", GitLabHistory.status(pipeline, now),
                "created_at", hookTime(pipeline.created()),
                "finished_at", finished == null ? null : hookTime(finished)),
            "user",
            pipeline.user() == null ? null : Map.of("username", pipeline.user()),
            "project",
            history.project(),
            "builds",
            builds));
  }

  /** GitLab's hooks have a clock of their own. */
  private static String hookTime(Instant instant) {
    return instant.toString().replace("T", " ").replace("Z", " UTC");
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
