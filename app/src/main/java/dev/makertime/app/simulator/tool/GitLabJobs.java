package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes the jobs of a pipeline as GitLab's API and webhooks have them. */
final class GitLabJobs {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private GitLabJobs() {}

  static long deployJob(GitLabEvents.Pipeline pipeline) {
    return pipeline.id() + 3;
  }

  /**
   * The jobs of a pipeline as they are known at an instant.
   *
   * @param clock how times are written
   */
  static List<ObjectNode> of(
      GitLabEvents.Pipeline pipeline, Instant known, Function<Instant, String> clock) {
    Instant half = pipeline.started().plusSeconds(pipeline.run() / 2);
    List<ObjectNode> jobs = new ArrayList<>();
    jobs.add(job(pipeline, 1, "test", pipeline.started(), half, known, clock));
    ObjectNode build = job(pipeline, 2, "build", half, pipeline.finished(), known, clock);
    if (!known.isBefore(pipeline.finished())) {
      build.put("status", pipeline.outcome());
    }
    jobs.add(build);
    if (pipeline.play() != null) {
      jobs.add(deploy(pipeline, pipeline.play(), known, clock));
    }
    return jobs;
  }

  private static ObjectNode job(
      GitLabEvents.Pipeline pipeline,
      int number,
      String name,
      Instant started,
      Instant finished,
      Instant known,
      Function<Instant, String> clock) {
    ObjectNode job = JSON.objectNode().put("id", pipeline.id() + number).put("name", name);
    job.put("when", "on_success").put("manual", false);
    times(job, pipeline.created(), started, finished, known, clock);
    job.put("status", status(started, finished, known));
    job.put("queued_duration", (double) pipeline.queued());
    job.set("user", GitLabEvents.user(pipeline.username()));
    return job;
  }

  private static ObjectNode deploy(
      GitLabEvents.Pipeline pipeline,
      GitLabEvents.Play play,
      Instant known,
      Function<Instant, String> clock) {
    boolean played = !known.isBefore(play.started());
    ObjectNode job = JSON.objectNode().put("id", deployJob(pipeline)).put("name", "deploy");
    job.put("when", "manual").put("manual", true);
    times(job, pipeline.created(), play.started(), play.finished(), known, clock);
    job.put("status", played ? status(play.started(), play.finished(), known) : "manual");
    job.put("queued_duration", (double) play.queued());
    job.set("user", GitLabEvents.user(played ? play.username() : pipeline.username()));
    job.putObject("environment").put("name", GitLabEvents.ENVIRONMENT);
    return job;
  }

  private static void times(
      ObjectNode job,
      Instant created,
      Instant started,
      Instant finished,
      Instant known,
      Function<Instant, String> clock) {
    job.put("created_at", clock.apply(created));
    job.put("started_at", known.isBefore(started) ? null : clock.apply(started));
    job.put("finished_at", known.isBefore(finished) ? null : clock.apply(finished));
  }

  private static String status(Instant started, Instant finished, Instant known) {
    if (known.isBefore(started)) {
      return "pending";
    }
    return known.isBefore(finished) ? "running" : "success";
  }
}
