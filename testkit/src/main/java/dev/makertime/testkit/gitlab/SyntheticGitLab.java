package dev.makertime.testkit.gitlab;

import dev.makertime.testkit.ToolServer;
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
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A GitLab with as many people, projects and pipelines as wanted, served by its API. People push at
 * their working hours in three zones; each push sets off a pipeline with a build, and behind every
 * fifth somebody deploys by hand. The last person is a bot, the one before has left.
 *
 * <p>It is as large and odd as real ones are: numbers beyond what an int holds, long names in many
 * scripts, short pages, bots that push, users who were deleted, and fields that are not there.
 */
public final class SyntheticGitLab implements ToolServer.Tool {
  public static final String TOKEN = "glpat-synthetic";
  public static final String GROUP = "data";

  /** Larger than an int, as numbers of jobs and pipelines of large GitLabs are. */
  private static final long FIRST_PIPELINE = 4_000_000_001L;

  private static final long FIRST_USER = 20_000_001;
  private static final long FIRST_ENVIRONMENT = 2_500_000_001L;
  private static final int LARGEST_PAGE = 50;
  private static final int SHORT_PAGE = 7;

  private static final List<String> NAMES =
      List.of(
          "Person %d",
          "Zoë Müller-Lüdenscheidt (née Ångström) the %dth: “data”, #1",
          "李小龙 %d",
          "María José Carreño Quiñones de los Ángeles y Todos los Santos, %d",
          "O'Brien \\ %d \"Bob\"",
          "Олександра Ґалаґан %d",
          "- yes: %d {x} [y] & *z");

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"));

  /** One pipeline, as it ended. */
  private record Pipeline(
      long id,
      int project,
      int number,
      @Nullable Integer author,
      Instant created,
      Instant built,
      @Nullable Integer deployer,
      @Nullable Instant played,
      Instant updated) {}

  private final int people;
  private final int projects;
  private final List<List<Pipeline>> byProject = new ArrayList<>();
  private final Map<Long, Pipeline> byId = new HashMap<>();
  private final Map<String, Pipeline> byNumber = new HashMap<>();

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
        all.add(pipeline(FIRST_PIPELINE + (long) project * each + i, project, i + 1, day, random));
      }
      all.forEach(one -> byId.put(one.id(), one));
      all.forEach(one -> byNumber.put(path(one.project()) + " " + one.number(), one));
      all.sort(Comparator.comparing(Pipeline::updated).thenComparing(Pipeline::id));
      byProject.add(all);
    }
  }

  private Pipeline pipeline(long id, int project, int number, LocalDate day, Random random) {
    int author = random.nextInt(people - 1);
    Integer named =
        number % 37 == 0 ? Integer.valueOf(people - 1) : number % 41 == 0 ? null : author;
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
        number,
        named,
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
      if (one.author() != null && one.author() != people - 1) {
        ids.add(host + "/pipeline/" + one.id());
      }
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
      case "users" -> Answer.of(user((int) (Long.parseLong(what) - FIRST_USER)));
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

  /** The number of a project: of one below 10,000, of one in the millions, of one beyond an int. */
  public static long projectId(int index) {
    return 7 + index + List.of(0L, 48_000_000L, 5_000_000_000L).get(index % 3);
  }

  private Answer project(Question question, String[] path) {
    long id = Long.parseLong(path[4]);
    int project = indexes(projects).stream().filter(i -> projectId(i) == id).findFirst().orElse(-1);
    if (project < 0) {
      return Answer.nothing();
    }
    return switch (path[5]) {
      case "deployments" -> deployments(question, project);
      case "environments" ->
          Answer.of(Map.of("id", FIRST_ENVIRONMENT + project, "tier", "production"));
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
                            "iid", one.number(),
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
            .flatMap(one -> Stream.ofNullable(one.author()).map(author -> commit(one, author)))
            .toList());
  }

  private static Object commit(Pipeline one, int author) {
    return Map.of(
        "id", "c" + one.id(),
        "author_name", name(author),
        "author_email", email(author),
        "authored_date",
            one.created()
                .minusSeconds(60)
                .atZone(ZONES.get(author % ZONES.size()))
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString());
  }

  /** A list names no tier, and of what was deployed by the API no job. */
  private Answer deployments(Question question, int project) {
    Instant after =
        Instant.parse(question.query().getOrDefault("updated_after", "2000-01-01T00:00:00Z"));
    return paged(
        question,
        byProject.get(project).stream()
            .filter(one -> one.played() != null && one.updated().isAfter(after))
            .map(
                one ->
                    (Object)
                        map(
                            "id", one.id(),
                            "sha", "%040x".formatted(one.id()),
                            "status", "success",
                            "updated_at", one.updated().plusMillis(123).toString(),
                            "environment",
                                map(
                                    "id", FIRST_ENVIRONMENT + project,
                                    "name", "clients/Zürich №1 " + "x".repeat(200)),
                            "deployable", null))
            .toList());
  }

  private Map<String, Object> detail(Pipeline one) {
    return map(
        "id", one.id(),
        "iid", one.number(),
        "source", "push",
        "status", "success",
        "created_at", one.created().toString(),
        "finished_at", one.updated().toString(),
        "user", one.author() == null ? null : Map.of("username", username(one.author())));
  }

  private List<Object> jobs(Pipeline one) {
    List<Object> jobs = new ArrayList<>();
    if (one.deployer() != null && one.played() != null) {
      jobs.add(
          job(deployId(one), "deploy", one.deployer(), one.created(), one.played(), one.updated()));
    }
    Instant begun = one.created().plusSeconds(20);
    jobs.add(
        job(
            one.id() * 10,
            "build: [π, \"%s\"] ".formatted("long ".repeat(30)) + one.number(),
            one.author(),
            one.created(),
            begun,
            one.built()));
    return jobs;
  }

  private Map<String, Object> job(
      long id,
      String name,
      @Nullable Integer user,
      Instant created,
      Instant started,
      Instant finished) {
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
        id % 3 == 0 ? null : 5.25,
        "user",
        user == null ? null : Map.of("username", username(user)));
  }

  private Answer manualJobs(Question question) {
    if (question.body() == null) {
      return Answer.nothing();
    }
    var asked = question.body().path("variables");
    Pipeline one = byNumber.get(asked.path("path").asText() + " " + asked.path("iid").asText());
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

  private static String path(int index) {
    return "%s/team%d/sub.group_%s/project-%d.v2_is-quite-long"
        .formatted(GROUP, index % 3, "x".repeat(60), index);
  }

  private Object project(int index) {
    String path = path(index);
    return map(
        "id",
        projectId(index),
        "name",
        "Projekt №" + index + " — über/alles",
        "path_with_namespace",
        path,
        "web_url",
        "http://git.example.com/" + path,
        "created_at",
        index % 5 == 4 ? null : "2025-03-01T08:00:00.000Z");
  }

  private Object member(int index) {
    return Map.of(
        "id",
        FIRST_USER + index,
        "username",
        username(index),
        "name",
        name(index),
        "state",
        index == people - 2 ? "blocked" : "active");
  }

  private Object user(int index) {
    return Map.of(
        "id", FIRST_USER + index, "username", username(index), "bot", index == people - 1);
  }

  private String username(int index) {
    return index == people - 1 ? "group_1_bot_0a1b" : "u" + index + ".dev";
  }

  /** In many scripts, and with what files must quote. */
  private static String name(int index) {
    return NAMES.get(index % NAMES.size()).formatted(index);
  }

  private static String email(int index) {
    return "person" + index + "@corp.example";
  }

  private static List<Integer> indexes(int count) {
    return java.util.stream.IntStream.range(0, count).boxed().toList();
  }

  private static Answer paged(Question question, List<?> rows) {
    boolean isShort = question.path().endsWith("/all") || question.path().contains("/groups/");
    int size = Math.min(isShort ? SHORT_PAGE : LARGEST_PAGE, question.number("per_page", 20));
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
            : Map.of(
                "Link",
                "<%s?page=1>; rel=\"first\", <%s>; rel=\"next\""
                    .formatted(question.path(), next.substring(0, next.length() - 1))));
  }

  @NullUnmarked // JSON has nulls
  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
