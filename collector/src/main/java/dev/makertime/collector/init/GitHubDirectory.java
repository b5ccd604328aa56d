package dev.makertime.collector.init;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.api.Parallel;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Client that reads the members, repositories and commits of a GitHub organization. */
final class GitHubDirectory {
  /** The most pages of commits of a repository: enough to guess from. */
  private static final int MOST_PAGES = 20;

  private final Api api;
  private final Consumer<String> progress;

  GitHubDirectory(Api api, Consumer<String> progress) {
    this.api = api;
    this.progress = progress;
  }

  GroupFindings read(String organization, Instant since) throws IOException, InterruptedException {
    String at = "orgs/" + UrlPart.of(organization);
    List<JsonNode> members = all(at + "/members?per_page=100", Integer.MAX_VALUE);
    progress.accept(Count.of(members.size(), "member"));
    List<Account> accounts = Parallel.ask(members, this::account);
    List<Repository> repositories =
        all(at + "/repos?per_page=100", Integer.MAX_VALUE).stream()
            .filter(one -> !one.path("archived").asBoolean() && !one.path("fork").asBoolean())
            .map(GitHubDirectory::repository)
            .toList();
    if (repositories.isEmpty()) {
      throw new IOException("it shows no repository of this organization");
    }
    progress.accept(
        Count.of(repositories.size(), "repository", "repositories")
            + "; reading when commits were made");
    List<Commit> commits =
        Parallel.ask(repositories, one -> commits(one, since)).stream()
            .flatMap(List::stream)
            .toList();
    progress.accept("%d commits".formatted(commits.size()));
    return new GroupFindings(DirectoryTool.GITHUB, organization, accounts, repositories, commits);
  }

  /** Reads one account: the list of members tells neither names nor public addresses. */
  private Account account(JsonNode member) throws IOException, InterruptedException {
    String login = required(member, "login");
    JsonNode user = user(login);
    String name = text(user, "name");
    return new Account(
        login,
        name == null ? login : name,
        text(user, "email"),
        "Bot".equals(text(member, "type")),
        user.hasNonNull("suspended_at"));
  }

  private JsonNode user(String login) throws IOException, InterruptedException {
    try {
      return api.get("users/" + UrlPart.of(login)).body();
    } catch (Api.Absent e) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private static Repository repository(JsonNode json) {
    String created = text(json, "created_at");
    OffsetDateTime at = created == null ? null : time(created);
    LocalDate day = at == null ? null : at.toLocalDate();
    return new Repository(json.path("id").asLong(), required(json, "full_name"), day);
  }

  private List<Commit> commits(Repository repository, Instant since)
      throws IOException, InterruptedException {
    String path = "repos/%s/commits?since=%s&per_page=100".formatted(repository.path(), since);
    try {
      return all(path, MOST_PAGES).stream()
          .map(json -> commit(repository.path(), json.at("/commit/author")))
          .filter(Objects::nonNull)
          .map(Objects::requireNonNull)
          .toList();
    } catch (Api.Refused e) {
      return List.of(); // one without commits (409), or one that is not shown
    }
  }

  private static @Nullable Commit commit(String repository, JsonNode author) {
    String name = text(author, "name");
    String email = text(author, "email");
    String date = text(author, "date");
    OffsetDateTime at = date == null ? null : time(date);
    return name == null || email == null || at == null
        ? null
        : new Commit(repository, name, email, at);
  }

  /** One unreadable time changes no guess. */
  private static @Nullable OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private List<JsonNode> all(String path, int mostPages) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    Pages pages = new Pages(api, path);
    for (int page = 0; pages.hasNext() && page < mostPages; page++) {
      pages.next().list().forEach(all::add);
    }
    return all;
  }
}
