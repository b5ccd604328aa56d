package dev.makertime.collector.tool.gitlab.api;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import dev.makertime.topics.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a GitLab, told as the hooks it would send and as the API it would serve: its own
 * pages, which shift when a pipeline changes while they are read.
 */
@NullUnmarked // JSON has nulls
public final class GitLabHistory implements ToolServer.Tool {
  public static final String TOKEN = "glpat-fresh";
  private static final int LARGEST_PAGE = 20;
  private static final List<String> PEOPLE =
      List.of("ana", "bo", "cy.d_e-f", "project_48123456_bot_1a2b");

  /** Numbers as large GitLabs have them, beyond an int. */
  private static final long PROJECT = 3_000_000_017L;

  private static final long BEFORE = 4_000_000_000L;
  private static final String PATH = "data/sub.group_1/churn-v2.x";
  private static final String AT = "/api/v4/projects/" + PROJECT;

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
  private final Map<Long, Instant> updated = new HashMap<>();
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

  /** All Pipeline Hooks of the history, in the order in which they would come. */
  List<String> hooks() {
    TreeMap<Instant, List<String>> hooks = new TreeMap<>();
    for (Pipeline pipeline : pipelines) {
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
          map(
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
    Instant finished = isOver(pipeline, now) ? now : null;
    return json(
        map(
            "object_kind",
            "pipeline",
            "object_attributes",
            map(
                "id", pipeline.id(),
                "source", pipeline.source(),
                "status", status(pipeline, now),
                "created_at", hookTime(pipeline.created()),
                "finished_at", finished == null ? null : hookTime(finished)),
            "user",
            pipeline.user() == null ? null : Map.of("username", pipeline.user()),
            "project",
            project(),
            "builds",
            builds));
  }

  private static boolean isOver(Pipeline pipeline, Instant now) {
    return pipeline.jobs().stream()
        .noneMatch(job -> job.started() == null || now.isBefore(finish(job)));
  }

  private static Instant finish(Job job) {
    return job.finished() == null ? Instant.MAX : job.finished();
  }

  private static String status(Pipeline pipeline, Instant now) {
    List<Job> known = pipeline.jobs().stream().filter(job -> !job.created().isAfter(now)).toList();
    boolean begun = known.stream().anyMatch(job -> begins(job, now));
    boolean running = known.stream().anyMatch(job -> begins(job, now) && now.isBefore(finish(job)));
    boolean waits = known.stream().anyMatch(job -> !job.manual() && !begins(job, now));
    if (isOver(pipeline, now)) {
      return "success";
    }
    return running || (waits && begun) ? "running" : waits ? "created" : "manual";
  }

  private static boolean begins(Job job, Instant now) {
    return job.started() != null && !job.started().isAfter(now);
  }

  private Map<String, Object> project() {
    return map("id", PROJECT, "path_with_namespace", PATH, "web_url", url + PATH);
  }

  @Override
  public Answer answer(Question question) {
    if (!TOKEN.equals(question.headers().get("private-token"))) {
      return new Answer(401, Map.of("message", "401 Unauthorized"), Map.of());
    }
    String path = question.path();
    if (path.equals("/api/v4/groups/data/projects")) {
      return Answer.of(List.of(project()));
    }
    if (path.equals(AT + "/pipelines")) {
      return rows(question);
    }
    if (path.equals("/api/graphql")) {
      return manualJobs(question);
    }
    if (path.startsWith(AT + "/pipelines/")) {
      String rest = path.substring((AT + "/pipelines/").length());
      Pipeline pipeline = byId(Long.parseLong(rest.replaceAll("/.*", "")));
      return rest.endsWith("/jobs") ? paged(question, jobs(pipeline)) : Answer.of(detail(pipeline));
    }
    if (hidesDeployments && path.endsWith("/deployments")) {
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
        pipelines.stream()
            .filter(one -> one.source().equals("parent_pipeline") == children)
            .filter(one -> changed(one).isAfter(after))
            .sorted(Comparator.comparing(this::changed).thenComparing(Pipeline::id))
            .map(
                one ->
                    (Object)
                        map(
                            "id", one.id(),
                            "iid", one.id() - BEFORE,
                            "status", status(one, changed(one)),
                            "source", one.source(),
                            "updated_at", changed(one).plusMillis(123).toString()))
            .toList();
    Answer answer = paged(question, rows);
    if (shifts != null) {
      updated.put(
          shifts, pipelines.get(pipelines.size() - 1).lastChange().plus(Duration.ofDays(3)));
      shifts = null;
    }
    return answer;
  }

  private Answer manualJobs(Question question) {
    if (graphQlFails) {
      return Answer.of(Map.of("errors", List.of(Map.of("message", "Timeout"))));
    }
    Pipeline pipeline = byId(BEFORE + question.body().path("variables").path("iid").asLong());
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
                    Map.of("jobs", map("nodes", nodes, "pageInfo", map("hasNextPage", false)))))));
  }

  private Map<String, Object> detail(Pipeline pipeline) {
    Instant now = changed(pipeline);
    return map(
        "id",
        pipeline.id(),
        "iid",
        pipeline.id() - BEFORE,
        "source",
        pipeline.source(),
        "status",
        status(pipeline, now),
        "created_at",
        pipeline.created().plusMillis(382).toString(),
        "finished_at",
        isOver(pipeline, now) ? pipeline.lastChange().plusMillis(900).toString() : null,
        "user",
        pipeline.user() == null ? null : Map.of("username", pipeline.user()),
        "web_url",
        url + PATH + "/-/pipelines/" + pipeline.id());
  }

  private List<Object> jobs(Pipeline pipeline) {
    List<Object> jobs = new ArrayList<>();
    for (Job job : pipeline.jobs()) {
      jobs.add(
          0,
          map(
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
    return pipelines.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
  }

  private Instant changed(Pipeline pipeline) {
    return updated.getOrDefault(pipeline.id(), pipeline.created());
  }

  /** GitLab's hooks have a clock of their own. */
  private static String hookTime(Instant instant) {
    return instant.toString().replace("T", " ").replace("Z", " UTC");
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
