package dev.makertime.collector.tool.gitlab.api;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a GitLab, told as the hooks it would send and as the API it would serve: its own
 * pages, which shift when a pipeline changes while they are read.
 */
@NullUnmarked // JSON has nulls
public final class GitLabHistory implements ToolServer.Tool {
  public static final String TOKEN = "glpat-fresh";

  private static final List<String> PEOPLE =
      List.of("ana", "bo", "cy.d_e-f", "project_48123456_bot_1a2b");

  /** Numbers as large GitLabs have them, beyond an int. */
  static final long PROJECT = 3_000_000_017L;

  static final long BEFORE = 4_000_000_000L;

  static final String PATH = "data/sub.group_1/churn-v2.x";
  static final String AT = "/api/v4/projects/" + PROJECT;

  record Job(
      long id,
      String name,
      boolean manual,
      String user,
      Instant created,
      @Nullable Instant started,
      @Nullable Instant finished,
      int queued,
      String status) {}

  record Pipeline(long id, String source, @Nullable String user, Instant created, List<Job> jobs) {
    Instant lastChange() {
      return jobs.stream()
          .map(job -> job.finished() == null ? job.created() : job.finished())
          .max(Comparator.naturalOrder())
          .orElse(created);
    }
  }

  final Instant from;

  final List<Pipeline> pipelines = new ArrayList<>();

  final Map<Long, Instant> updated = new HashMap<>();

  private final Random random;

  String url = "http://git.example.com/";

  boolean graphQlFails;

  boolean hidesDeployments;

  /** Changes while the first page is read. */
  @Nullable Long shifts;

  public GitLabHistory(long seed, Instant from, int count) {
    random = new Random(seed);
    this.from = from;
    for (int i = 1; i <= count; i++) {
      Pipeline pipeline = pipeline(BEFORE + i, from.plusSeconds(i * 600L + random.nextInt(300)));
      pipelines.add(pipeline);
      updated.put(pipeline.id(), pipeline.lastChange());
    }
  }

  private Pipeline pipeline(long id, Instant created) {
    String source =
        List.of("push", "push", "web", "schedule", "merge_request_event", "parent_pipeline")
            .get(random.nextInt(6));
    String author = random.nextInt(12) == 0 ? null : pick();
    List<Job> jobs = new ArrayList<>();
    Instant at = created.plusSeconds(5);
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      long job = id * 100 + i * 10L;
      String user = author == null ? "bo" : author;
      Instant finished = at.plusSeconds(60 + random.nextInt(600));
      boolean fails = random.nextInt(4) == 0;
      jobs.add(
          job(job, "build: [π/" + i + ", \"größer\"]", false, user, created, at, finished, fails));
      at = finished.plusSeconds(3);
      if (fails) {
        boolean byHand = random.nextBoolean();
        Instant again = byHand ? finished.plusSeconds(900) : finished.plusSeconds(1);
        Instant over = again.plusSeconds(10 + random.nextInt(300));
        jobs.add(
            job(
                job + 1,
                "build: [π/" + i + ", \"größer\"]",
                false,
                byHand ? pick() : user,
                again,
                again.plusSeconds(4),
                over,
                false));
        at = over.plusSeconds(3);
      }
    }
    if (random.nextInt(3) == 0) {
      Instant played = at.plusSeconds(random.nextInt(200_000));
      boolean never = random.nextInt(4) == 0;
      jobs.add(
          never
              ? new Job(id * 100 + 90, "deploy", true, pick(), created, null, null, 0, "manual")
              : job(
                  id * 100 + 90,
                  "deploy",
                  true,
                  pick(),
                  created,
                  played,
                  played.plusSeconds(120),
                  false));
    }
    return new Pipeline(id, source, author, created, jobs);
  }

  private Job job(
      long id,
      String name,
      boolean manual,
      String user,
      Instant created,
      Instant started,
      Instant finished,
      boolean fails) {
    return new Job(
        id, name, manual, user, created, started, finished, 4, fails ? "failed" : "success");
  }

  private String pick() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  static boolean isOver(Pipeline pipeline, Instant now) {
    return pipeline.jobs().stream()
        .noneMatch(job -> job.started() == null || now.isBefore(finish(job)));
  }

  static Instant finish(Job job) {
    return job.finished() == null ? Instant.MAX : job.finished();
  }

  static String status(Pipeline pipeline, Instant now) {
    List<Job> known = pipeline.jobs().stream().filter(job -> !job.created().isAfter(now)).toList();
    boolean begun = known.stream().anyMatch(job -> begins(job, now));
    boolean running = known.stream().anyMatch(job -> begins(job, now) && now.isBefore(finish(job)));
    boolean waits = known.stream().anyMatch(job -> !job.manual() && !begins(job, now));
    if (isOver(pipeline, now)) {
      return "success";
    }
    return running || (waits && begun) ? "running" : waits ? "created" : "manual";
  }

  static boolean begins(Job job, Instant now) {
    return job.started() != null && !job.started().isAfter(now);
  }

  Map<String, Object> project() {
    return map("id", PROJECT, "path_with_namespace", PATH, "web_url", url + PATH);
  }

  Instant changed(Pipeline pipeline) {
    return updated.getOrDefault(pipeline.id(), pipeline.created());
  }

  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** All Pipeline Hooks of the history, in the order in which they would come. */
  List<String> hooks() {
    return new HistoryHooks(this).all();
  }

  @Override
  public Answer answer(Question question) {
    return new HistoryAnswers(this).answer(question);
  }
}
