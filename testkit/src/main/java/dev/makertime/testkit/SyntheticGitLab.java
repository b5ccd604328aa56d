package dev.makertime.testkit;

import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A GitLab with as many people, projects and pipelines as wanted, served by its API. People push at
 * their working hours in three zones; each push sets off a pipeline with a build, and behind every
 * fifth somebody deploys by hand. The last person is a bot, the one before has left.
 */
public final class SyntheticGitLab implements ToolServer.Tool {
  public static final String TOKEN = "glpat-synthetic";
  public static final String GROUP = "data";
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"));

  /** One pipeline, as it ended. */
  private record Pipeline(
      long id,
      int project,
      int author,
      Instant created,
      Instant built,
      @Nullable Integer deployer,
      @Nullable Instant played,
      Instant updated) {}

  private final int people;
  private final int projects;
  private final List<List<Pipeline>> byProject = new ArrayList<>();
  private final Map<Long, Pipeline> byId = new HashMap<>();

  /**
   * A GitLab.
   *
   * @param from the first day of its history
   * @param to the day behind the last
   */
  public SyntheticGitLab(
      int people, int projects, int pipelines, LocalDate from, LocalDate to, long seed) {
    this.people = people;
    this.projects = projects;
    Random random = new Random(seed);
    List<LocalDate> days =
        from.datesUntil(to)
            .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    int each = pipelines / projects;
    for (int project = 0; project < projects; project++) {
      List<Pipeline> all = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        LocalDate day = days.get((int) ((long) i * days.size() / each));
        all.add(pipeline(1 + (long) project * each + i, project, day, random));
      }
      all.forEach(one -> byId.put(one.id(), one));
      all.sort(Comparator.comparing(Pipeline::updated).thenComparing(Pipeline::id));
      byProject.add(all);
    }
  }

  private Pipeline pipeline(long id, int project, LocalDate day, Random random) {
    int author = random.nextInt(people - 1);
    Instant created =
        day.atTime(LocalTime.of(9, 0))
            .atZone(ZONES.get(author % ZONES.size()))
            .toInstant()
            .plusSeconds(random.nextInt(7 * 3600));
    Instant built = created.plusSeconds(60 + random.nextInt(900));
    boolean deploys = random.nextInt(5) == 0;
    Instant played = deploys ? built.plusSeconds(30 + random.nextInt(600)) : null;
    return new Pipeline(
        id,
        project,
        author,
        created,
        built,
        deploys ? random.nextInt(people - 2) : null,
        played,
        played == null ? built : played.plusSeconds(120));
  }

  /** The ids of all activities that its pipelines are worth. */
  public Set<String> activityIds(String host) {
    Set<String> ids = new TreeSet<>();
    for (Pipeline one : byId.values()) {
      ids.add(host + "/pipeline/" + one.id());
      if (one.deployer() != null) {
        ids.add(host + "/job/" + deployId(one));
        ids.add(host + "/job/" + deployId(one) + "/play");
      }
    }
    return ids;
  }

  /** How often people deployed by hand. */
  public long deploys() {
    return byId.values().stream().filter(one -> one.deployer() != null).count();
  }

  @Override
  public Answer answer(Question question) {
    if (!TOKEN.equals(question.headers().get("private-token"))) {
      return new Answer(401, Map.of("message", "401 Unauthorized"), Map.of());
    }
    String[] path = question.path().split("/", -1);
    String what = path[path.length - 1];
    if (question.path().equals("/api/graphql")) {
      return manualJobs(question);
    }
    if (path.length < 4) {
      return Answer.nothing();
    }
    return switch (path[3]) {
      case "version" -> Answer.of(Map.of("version", "17.5.1"));
      case "user" -> Answer.of(Map.of("username", "reader"));
      case "users" -> Answer.of(user(Integer.parseInt(what) - 1));
      case "groups" -> {
        if (!path[4].equals(GROUP)) {
          yield Answer.nothing();
        }
        yield what.equals("projects")
            ? paged(question, indexes(projects).stream().map(this::project).toList())
            : paged(question, indexes(people).stream().map(this::member).toList());
      }
      case "projects" -> project(question, path);
      default -> Answer.nothing();
    };
  }

  private Answer project(Question question, String[] path) {
    int project = Integer.parseInt(path[4]) - 1;
    return switch (path[5]) {
      case "repository" -> commits(question, project);
      case "pipelines" -> {
        if (path.length == 6) {
          yield rows(question, project);
        }
        Pipeline one = byId.get(Long.parseLong(path[6]));
        if (one == null) {
          yield Answer.nothing();
        }
        yield path.length == 8 ? Answer.of(jobs(one)) : Answer.of(detail(one));
      }
      default -> Answer.of(List.of());
    };
  }

  private Answer rows(Question question, int project) {
    if (question.query().containsKey("source")) {
      return Answer.of(List.of());
    }
    Instant after =
        Instant.parse(question.query().getOrDefault("updated_after", "2000-01-01T00:00:00Z"));
    return paged(
        question,
        byProject.get(project).stream()
            .filter(one -> one.updated().isAfter(after))
            .map(
                one ->
                    (Object)
                        map(
                            "id", one.id(),
                            "iid", one.id(),
                            "status", "success",
                            "updated_at", one.updated().plusMillis(123).toString()))
            .toList());
  }

  private Answer commits(Question question, int project) {
    Instant since = Instant.parse(question.query().getOrDefault("since", "2000-01-01T00:00:00Z"));
    return paged(
        question,
        byProject.get(project).stream()
            .filter(one -> one.created().isAfter(since))
            .map(
                one ->
                    (Object)
                        Map.of(
                            "id", "c" + one.id(),
                            "author_name", name(one.author()),
                            "author_email", email(one.author()),
                            "authored_date",
                                one.created()
                                    .minusSeconds(60)
                                    .atZone(ZONES.get(one.author() % ZONES.size()))
                                    .toOffsetDateTime()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString()))
            .toList());
  }

  private Map<String, Object> detail(Pipeline one) {
    return map(
        "id", one.id(),
        "iid", one.id(),
        "source", "push",
        "status", "success",
        "created_at", one.created().toString(),
        "finished_at", one.updated().toString(),
        "user", Map.of("username", username(one.author())));
  }

  private List<Object> jobs(Pipeline one) {
    List<Object> jobs = new ArrayList<>();
    if (one.deployer() != null && one.played() != null) {
      jobs.add(
          job(deployId(one), "deploy", one.deployer(), one.created(), one.played(), one.updated()));
    }
    Instant begun = one.created().plusSeconds(20);
    jobs.add(job(one.id() * 10, "build", one.author(), one.created(), begun, one.built()));
    return jobs;
  }

  private static Map<String, Object> job(
      long id, String name, int user, Instant created, Instant started, Instant finished) {
    return map(
        "id",
        id,
        "name",
        name,
        "status",
        "success",
        "created_at",
        created.toString(),
        "started_at",
        started.toString(),
        "finished_at",
        finished.toString(),
        "queued_duration",
        5,
        "user",
        Map.of("username", "u" + user + ".dev"));
  }

  private Answer manualJobs(Question question) {
    Pipeline one =
        question.body() == null
            ? null
            : byId.get(question.body().path("variables").path("iid").asLong());
    List<Object> nodes = new ArrayList<>();
    if (one != null && one.deployer() != null) {
      nodes.add(Map.of("id", "gid://gitlab/Ci::Build/" + deployId(one), "manualJob", true));
    }
    Object jobs = map("nodes", nodes, "pageInfo", Map.of("hasNextPage", false));
    return Answer.of(Map.of("data", Map.of("project", Map.of("pipeline", Map.of("jobs", jobs)))));
  }

  private static long deployId(Pipeline one) {
    return one.id() * 10 + 1;
  }

  private Object project(int index) {
    String path = GROUP + "/team" + index % 3 + "/project" + index;
    return Map.of(
        "id",
        index + 1,
        "path_with_namespace",
        path,
        "web_url",
        "http://git.example.com/" + path,
        "created_at",
        "2025-03-01T08:00:00.000Z");
  }

  private Object member(int index) {
    return Map.of(
        "id",
        index + 1,
        "username",
        username(index),
        "name",
        name(index),
        "state",
        index == people - 2 ? "blocked" : "active");
  }

  private Object user(int index) {
    return Map.of("id", index + 1, "username", username(index), "bot", index == people - 1);
  }

  private String username(int index) {
    return index == people - 1 ? "group_1_bot_0a1b" : "u" + index + ".dev";
  }

  private static String name(int index) {
    return "Person " + index;
  }

  private static String email(int index) {
    return "person" + index + "@corp.example";
  }

  private static List<Integer> indexes(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }

  private static Answer paged(Question question, List<?> rows) {
    int size = question.number("per_page", 20);
    int page = question.number("page", 1);
    int from = Math.min(rows.size(), (page - 1) * size);
    int to = Math.min(rows.size(), from + size);
    Map<String, String> query = new TreeMap<>(question.query());
    query.put("page", Integer.toString(page + 1));
    StringBuilder next = new StringBuilder(question.path()).append('?');
    query.forEach((name, value) -> next.append(name).append('=').append(value).append('&'));
    return new Answer(
        200,
        rows.subList(from, to),
        to == rows.size()
            ? Map.of()
            : Map.of("Link", "<" + next.substring(0, next.length() - 1) + ">; rel=\"next\""));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
