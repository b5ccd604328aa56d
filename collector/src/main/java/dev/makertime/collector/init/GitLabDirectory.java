package dev.makertime.collector.init;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Parallel;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.tool.gitlab.payload.GitLabMachineUsers;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Client that reads the members, projects and commits of a GitLab group. */
final class GitLabDirectory {
  /** The most pages of commits: enough to guess from, of a project with a million. */
  private static final int MOST_PAGES = 20;

  private final Api api;
  private final Consumer<String> progress;

  GitLabDirectory(Api api, Consumer<String> progress) {
    this.api = api;
    this.progress = progress;
  }

  GroupFindings read(String group, Instant since) throws IOException, InterruptedException {
    String at = "groups/" + UrlPart.of(group);
    List<JsonNode> members = all(at + "/members/all?per_page=100", Integer.MAX_VALUE);
    progress.accept(Count.of(members.size(), "member"));
    List<Account> accounts = Parallel.ask(members, this::account);
    List<Repository> projects =
        all(
                at
                    + "/projects?include_subgroups=true&with_shared=false&order_by=id&sort=asc"
                    + "&per_page=100",
                Integer.MAX_VALUE)
            .stream()
            .map(GitLabDirectory::project)
            .toList();
    progress.accept(Count.of(projects.size(), "project") + "; reading when commits were made");
    List<Commit> commits =
        Parallel.ask(projects, project -> commits(project, since)).stream()
            .flatMap(List::stream)
            .toList();
    progress.accept("%d commits".formatted(commits.size()));
    return new GroupFindings(DirectoryTool.GITLAB, group, accounts, projects, commits);
  }

  /** Reads one account: the list of members tells neither bots nor public addresses. */
  private Account account(JsonNode member) throws IOException, InterruptedException {
    JsonNode user = user(member.path("id").asLong());
    String username = required(member, "username");
    String name = text(member, "name");
    String state = text(member, "state");
    String email = text(user, "public_email");
    return new Account(
        username,
        name == null ? username : name,
        email == null ? text(member, "email") : email,
        GitLabMachineUsers.isMachine(username) || user.path("bot").asBoolean(false),
        state != null && !state.equals("active"));
  }

  private JsonNode user(long id) throws IOException, InterruptedException {
    try {
      return api.get("users/" + id).body();
    } catch (Api.Absent e) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private static Repository project(JsonNode json) {
    String created = text(json, "created_at");
    return new Repository(
        json.path("id").asLong(),
        required(json, "path_with_namespace"),
        created == null ? null : day(created));
  }

  private List<Commit> commits(Repository project, Instant since)
      throws IOException, InterruptedException {
    String path =
        "projects/%d/repository/commits?all=true&since=%s&per_page=100"
            .formatted(project.id(), since);
    try {
      return all(path, MOST_PAGES).stream()
          .map(json -> commit(project.path(), json))
          .filter(commit -> commit != null)
          .map(java.util.Objects::requireNonNull)
          .toList();
    } catch (Api.Absent e) {
      return List.of(); // a project without a repository, or one that is not shown
    }
  }

  private static @Nullable Commit commit(String project, JsonNode json) {
    String name = text(json, "author_name");
    String email = text(json, "author_email");
    String at = text(json, "authored_date");
    if (name == null || email == null || at == null) {
      return null;
    }
    try {
      return new Commit(project, name, email, OffsetDateTime.parse(at));
    } catch (DateTimeException e) {
      return null; // one unreadable time changes no guess
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return OffsetDateTime.parse(text).toLocalDate();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private List<JsonNode> all(String path, int mostPages) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = path;
    for (int page = 0; next != null && page < mostPages; page++) {
      Api.Answer answer = api.get(next);
      answer.body().forEach(all::add);
      next = answer.next();
    }
    return all;
  }
}
