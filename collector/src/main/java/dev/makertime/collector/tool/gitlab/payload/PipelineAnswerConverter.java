package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Attributes;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Job;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.ProjectOf;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.User;
import dev.makertime.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts a pipeline of the REST API to the form of a Pipeline Hook. The API has all tries of a
 * job, where the hook has the newest, so that manual retries are known; which jobs are manual, only
 * GraphQL knows.
 *
 * @param pipeline an answer of {@code /projects/:id/pipelines/:id}
 * @param jobs an answer of {@code …/jobs?include_retried=true}
 * @param manual the ids of manual jobs; absent where GraphQL does not answer
 */
record PipelineAnswerConverter(
    JsonNode pipeline, Iterable<JsonNode> jobs, Optional<Set<Long>> manual) {

  /** What a machine tries again, it tries at once. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  PipelineHook asHook(String path, String webUrl) throws JsonProcessingException {
    User author = Json.MAPPER.treeToValue(pipeline.path("user"), User.class);
    List<Job> all = new ArrayList<>();
    Map<String, Job> before = new HashMap<>();
    for (JsonNode json : inOrder()) {
      String name = String.valueOf(text(json, "name"));
      Job job = Json.MAPPER.treeToValue(trimmed(json), Job.class);
      Job last = before.get(name);
      Job known = known(job, last, author);
      all.add(known);
      before.put(name, known);
    }
    return new PipelineHook(
        Json.MAPPER.treeToValue(pipeline, Attributes.class),
        author,
        new ProjectOf(webUrl, path),
        null,
        all,
        null);
  }

  private Job known(Job job, @Nullable Job last, @Nullable User author) {
    if (last == null) {
      return isManual(job, author) || mayStandBehindGate(job) ? job.played(false) : job.automatic();
    }
    if (isByHand(last, job)) {
      return job.played(true);
    }
    return last.isManual() ? job.repeated() : job.automatic();
  }

  /** Without GraphQL it is not known what was canceled at a gate: then nobody waited for it. */
  private boolean mayStandBehindGate(Job job) {
    return manual.isEmpty()
        && job.startedAt() == null
        && ("canceled".equals(job.status()) || "cancelled".equals(job.status()));
  }

  private List<JsonNode> inOrder() {
    List<JsonNode> all = new ArrayList<>();
    jobs.forEach(all::add);
    all.sort(Comparator.comparingLong(job -> job.path("id").asLong(0)));
    return all;
  }

  /**
   * Some answers name an environment where others have an object. Of a job that no runner took, the
   * API counts its time in the queue up to now, whenever that is.
   */
  private static JsonNode trimmed(JsonNode job) {
    if (!job.isObject()) {
      throw new IllegalArgumentException("a job that is no object");
    }
    ObjectNode copy = job.deepCopy();
    if (text(job, "started_at") == null) {
      copy.remove("queued_duration");
    }
    if (!job.path("environment").isObject()) {
      copy.remove("environment");
    }
    return copy;
  }

  /** Without GraphQL only a job that another person started was surely played by hand. */
  private boolean isManual(Job job, @Nullable User author) {
    return manual
        .map(ids -> ids.contains(job.id()))
        .orElseGet(
            () ->
                author != null
                    && job.user() != null
                    && !Objects.equals(author.username(), job.user().username()));
  }

  private static boolean isByHand(Job last, Job job) {
    Instant created = job.created();
    Instant finished = last.finished();
    boolean same =
        last.user() != null
            && job.user() != null
            && Objects.equals(last.user().username(), job.user().username());
    return !same || created == null || finished == null || created.isAfter(finished.plus(AT_ONCE));
  }
}
