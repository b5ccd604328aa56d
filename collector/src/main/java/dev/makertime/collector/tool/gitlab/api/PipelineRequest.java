package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.api.Parallel;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests all of a pipeline: itself, every try of its jobs, and which of them are manual.
 *
 * @param at the project's place in the API
 */
record PipelineRequest(Api api, GitLabAnswerReader reader, String at, String project, String webUrl)
    implements Parallel.Request<Long, PipelineRequest.Known> {

  /**
   * What is known of it.
   *
   * @param reading absent when the pipeline is gone
   * @param isOpen whether it may still change without being asked for again by its last change
   */
  record Known(long id, @Nullable Reading reading, boolean isOpen) {}

  @Override
  public Known answer(Long id) throws IOException, InterruptedException {
    String path = at + "pipelines/" + id;
    JsonNode pipeline;
    List<JsonNode> jobs = new ArrayList<>();
    try {
      pipeline = api.get(path).body();
      Pages pages = new Pages(api, path + "/jobs?include_retried=true&per_page=100");
      while (pages.hasNext()) {
        pages.next().list().forEach(jobs::add);
      }
    } catch (Api.Absent e) {
      if (!e.isGone()) {
        throw e; // not shown now is not gone
      }
      return new Known(id, null, false);
    }
    boolean anyMatters =
        jobs.stream()
            .anyMatch(job -> text(job, "started_at") != null || text(job, "finished_at") != null);
    Optional<Set<Long>> manual =
        anyMatters
            ? new ManualJobs(api, project).of(pipeline.path("iid").asText())
            : Optional.of(Set.of());
    return new Known(
        id,
        reader.pipeline(pipeline, jobs, manual, project, webUrl),
        GitLabAnswerReader.isRunning(pipeline));
  }
}
