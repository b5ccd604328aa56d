package dev.makertime.testkit.gitlab;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Writes people, projects and pipelines as GitLab's API does, with names in many scripts.
 *
 * @param people how many there are: the last is a bot, the one before has left
 */
record GitLabJson(int people) {
  /** Names in many scripts, with characters that files must quote. */
  private static final List<String> NAMES =
      List.of(
          "Person %d",
          "Zoë Müller-Lüdenscheidt (née Ångström) the %dth: “data”, #1",
          "李小龙 %d",
          "María José Carreño Quiñones de los Ángeles y Todos los Santos, %d",
          "O'Brien \\ %d \"Bob\"",
          "Олександра Ґалаґан %d",
          "- yes: %d {x} [y] & *z");

  /** A pipeline in a list. */
  Object row(PipelineHistory.Pipeline one) {
    return map(
        "id", one.id(),
        "iid", one.number(),
        "status", "success",
        "updated_at", one.updated().plusMillis(123).toString());
  }

  /** A deployment in a list: it names no tier, and of what was deployed by the API no job. */
  Object deployment(PipelineHistory.Pipeline one) {
    return map(
        "id", one.id(),
        "sha", "%040x".formatted(one.id()),
        "status", "success",
        "updated_at", one.updated().plusMillis(123).toString(),
        "environment",
            map(
                "id", SyntheticGitLab.FIRST_ENVIRONMENT + one.project(),
                "name", "clients/Zürich №1 " + "x".repeat(200)),
        "deployable", null);
  }

  Map<String, Object> detail(PipelineHistory.Pipeline one) {
    return map(
        "id", one.id(),
        "iid", one.number(),
        "source", "push",
        "status", "success",
        "created_at", one.created().toString(),
        "finished_at", one.updated().toString(),
        "user", one.author() == null ? null : Map.of("username", username(one.author())));
  }

  List<Object> jobs(PipelineHistory.Pipeline one) {
    List<Object> jobs = new ArrayList<>();
    if (one.deployer() != null && one.played() != null) {
      jobs.add(
          job(
              one.deployId(),
              "deploy",
              one.deployer(),
              one.created(),
              one.played(),
              one.updated()));
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

  Object commit(PipelineHistory.Pipeline one, int author) {
    return Map.of(
        "id", "c" + one.id(),
        "author_name", name(author),
        "author_email", email(author),
        "authored_date",
            one.created()
                .minusSeconds(60)
                .atZone(PipelineHistory.ZONES.get(author % PipelineHistory.ZONES.size()))
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString());
  }

  static String path(int index) {
    return "%s/team%d/sub.group_%s/project-%d.v2_is-quite-long"
        .formatted(SyntheticGitLab.GROUP, index % 3, "x".repeat(60), index);
  }

  Object project(int index) {
    String path = path(index);
    return map(
        "id",
        SyntheticGitLab.projectId(index),
        "name",
        "Projekt №" + index + " — über/alles",
        "path_with_namespace",
        path,
        "web_url",
        "http://git.example.com/" + path,
        "created_at",
        index % 5 == 4 ? null : "2025-03-01T08:00:00.000Z");
  }

  Object member(int index) {
    return Map.of(
        "id",
        SyntheticGitLab.FIRST_USER + index,
        "username",
        username(index),
        "name",
        name(index),
        "state",
        index == people - 2 ? "blocked" : "active");
  }

  Object user(int index) {
    return Map.of(
        "id",
        SyntheticGitLab.FIRST_USER + index,
        "username",
        username(index),
        "bot",
        index == people - 1);
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

  @NullUnmarked // JSON has nulls
  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
