package dev.makertime.testkit.gitlab;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  static final long FIRST_USER = 20_000_001;
  static final long FIRST_ENVIRONMENT = 2_500_000_001L;
  private static final int LARGEST_PAGE = 50;
  private static final int SHORT_PAGE = 7;

  private final PipelineHistory history;
  private final GitLabJson json;

  /**
   * A GitLab.
   *
   * @param from the first day of its history
   * @param to the day after the last
   */
  public SyntheticGitLab(
      int people, int projects, int pipelines, LocalDate from, LocalDate to, long seed) {
    history = new PipelineHistory(people, projects, pipelines, from, to, seed);
    json = new GitLabJson(people);
  }

  /** The ids of all activities that its pipelines are worth. */
  public Set<String> activityIds(String host) {
    return history.activityIds(host);
  }

  /** How often people deployed by hand. */
  public long deploys() {
    return history.deploys();
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
      case "users" -> Answer.of(json.user((int) (Long.parseLong(what) - FIRST_USER)));
      case "groups" -> {
        if (!path[4].equals(GROUP)) {
          yield Answer.nothing();
        }
        yield what.equals("projects")
            ? paged(question, indexes(history.projects()).stream().map(json::project).toList())
            : paged(question, indexes(history.people()).stream().map(json::member).toList());
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
    int project =
        indexes(history.projects()).stream().filter(i -> projectId(i) == id).findFirst().orElse(-1);
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
        PipelineHistory.Pipeline one = history.byId(Long.parseLong(path[6]));
        if (one == null) {
          yield Answer.nothing();
        }
        yield path.length == 8 ? Answer.of(json.jobs(one)) : Answer.of(json.detail(one));
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
        history.ofProject(project).stream()
            .filter(one -> one.updated().isAfter(after))
            .map(json::row)
            .toList());
  }

  private Answer commits(Question question, int project) {
    Instant since = Instant.parse(question.query().getOrDefault("since", "2000-01-01T00:00:00Z"));
    return paged(
        question,
        history.ofProject(project).stream()
            .filter(one -> one.created().isAfter(since))
            .flatMap(one -> Stream.ofNullable(one.author()).map(author -> json.commit(one, author)))
            .toList());
  }

  private Answer deployments(Question question, int project) {
    Instant after =
        Instant.parse(question.query().getOrDefault("updated_after", "2000-01-01T00:00:00Z"));
    return paged(
        question,
        history.ofProject(project).stream()
            .filter(one -> one.played() != null && one.updated().isAfter(after))
            .map(json::deployment)
            .toList());
  }

  private Answer manualJobs(Question question) {
    if (question.body() == null) {
      return Answer.nothing();
    }
    var asked = question.body().path("variables");
    PipelineHistory.Pipeline one =
        history.byNumber(asked.path("path").asText(), asked.path("iid").asText());
    List<Object> nodes = new ArrayList<>();
    if (one != null && one.deployer() != null) {
      nodes.add(Map.of("id", "gid://gitlab/Ci::Build/" + one.deployId(), "manualJob", true));
    }
    Object jobs = GitLabJson.map("nodes", nodes, "pageInfo", Map.of("hasNextPage", false));
    return Answer.of(Map.of("data", Map.of("project", Map.of("pipeline", Map.of("jobs", jobs)))));
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
}
