package dev.makertime.collector.tool.gitlab.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.EachPart;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.api.Parallel;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads GitLab's REST API, and GraphQL for which jobs are manual. Rows are sorted by their last
 * change, and the next page begins at the last change seen: so nothing is missed when rows move
 * meanwhile. Pipelines that are not over are requested again in every poll.
 */
public final class GitLabApi implements ApiReader {
  /** Of many projects a check tries the first ones. */
  private static final int MOST_CHECKED = 50;

  private final GitLabAnswerReader answer;
  private final List<String> groups;
  private final List<String> projects;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param groups whose projects are read, those of subgroups too
   * @param projects by path or id
   */
  public GitLabApi(String name, List<String> groups, List<String> projects) {
    answer = new GitLabAnswerReader(name);
    this.groups = List.copyOf(groups);
    this.projects = List.copyOf(projects);
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    String user = api.get("user").body().path("username").asText("?");
    String version = api.get("version").body().path("version").asText("?");
    List<String> missing = new ArrayList<>();
    List<GitLabProject> found =
        GitLabProject.all(api, groups, projects, (what, why) -> missing.add(what + ": " + why));
    if (!missing.isEmpty()) {
      throw new IOException("not available: " + String.join("; ", missing));
    }
    String manual = "";
    if (!found.isEmpty()) {
      manual =
          new ManualJobs(api, found.get(0).path()).canBeAsked()
              ? ""
              : "; GraphQL does not answer: manual jobs are known only if another person than the"
                  + " pipeline's author played them";
    }
    return "GitLab %s as %s, %s%s%s"
        .formatted(version, user, Count.of(found.size(), "project"), hidden(api, found), manual);
  }

  /** Those of which no pipelines are shown, with the reason; a poll reads the others. */
  private static String hidden(Api api, List<GitLabProject> found)
      throws IOException, InterruptedException {
    List<String> hidden = new ArrayList<>();
    for (GitLabProject project : found.subList(0, Math.min(found.size(), MOST_CHECKED))) {
      try {
        api.get(project.at() + "pipelines?per_page=1");
      } catch (Api.Absent e) {
        hidden.add(String.valueOf(e.getMessage()));
      }
    }
    return hidden.isEmpty() ? "" : "; pipelines not shown: " + String.join("; ", hidden);
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    List<GitLabProject> all = GitLabProject.all(api, groups, projects, round::gap);
    EachPart parts = new EachPart(round);
    for (int i = 0; i < all.size(); i++) {
      GitLabProject project = all.get(i);
      String where = "%s (%d of %d)".formatted(project.path(), i + 1, all.size());
      parts.read("the project " + project.path(), () -> project(api, round, project, where));
    }
    parts.end();
  }

  private void project(Api api, PollRound round, GitLabProject project, String where)
      throws IOException, InterruptedException, Unavailable {
    ProjectCursor cursor = new ProjectCursor(round, project.id());
    again(api, round, project, cursor);
    pipelines(api, round, project, cursor, "", where);
    pipelines(api, round, project, cursor, "&source=parent_pipeline", where);
    deployments(api, round, project, cursor);
    events(api, round, project, cursor);
  }

  /** Those that were not over when they were last seen. */
  private void again(Api api, PollRound round, GitLabProject project, ProjectCursor cursor)
      throws IOException, InterruptedException, Unavailable {
    List<Long> open = cursor.open();
    read(api, round, project, cursor, open);
    if (!open.isEmpty()) {
      round.commit();
    }
  }

  private void pipelines(
      Api api,
      PollRound round,
      GitLabProject project,
      ProjectCursor cursor,
      String filter,
      String where)
      throws IOException, InterruptedException, Unavailable {
    String path = project.at() + "pipelines?order_by=updated_at&sort=asc" + filter;
    RowsByLastChange rows = new RowsByLastChange(api, path, "updated_after");
    String until = "pipelines" + filter;
    int read = 0;
    for (Instant at = cursor.from(until); at != null; ) {
      RowsByLastChange.Page page;
      try {
        page = rows.after(at);
      } catch (Api.Absent e) {
        notShown(e, round, "pipelines of " + project.path());
        return;
      }
      read(api, round, project, cursor, ids(page, round, project));
      read += page.fresh().size();
      cursor.keep(until, page.last());
      if (read > 0) {
        round.progress(
            "%s: %s read, up to %s".formatted(where, Count.of(read, "pipeline"), page.last()));
      }
      at = page.goesOn() ? page.last() : null;
    }
  }

  private static List<Long> ids(RowsByLastChange.Page page, PollRound round, GitLabProject project)
      throws Unavailable {
    List<Long> ids = new ArrayList<>();
    for (JsonNode row : page.fresh()) {
      try {
        ids.add(JsonEvidence.requiredId(row, "id"));
      } catch (IllegalArgumentException e) {
        round.take(new Reading.Rejected(FailureText.of(e)), project.at() + "pipelines");
      }
    }
    return ids;
  }

  private void read(
      Api api, PollRound round, GitLabProject project, ProjectCursor cursor, List<Long> ids)
      throws IOException, InterruptedException, Unavailable {
    PipelineRequest request =
        new PipelineRequest(api, answer, project.at(), project.path(), project.webUrl());
    for (PipelineRequest.Known known : Parallel.ask(ids, request)) {
      if (known.reading() != null) {
        round.take(known.reading(), project.at() + "pipelines/" + known.id());
      }
      cursor.remember(known.id(), known.isOpen());
    }
  }

  private void deployments(Api api, PollRound round, GitLabProject project, ProjectCursor cursor)
      throws IOException, InterruptedException, Unavailable {
    String path = project.at() + "deployments?order_by=updated_at&sort=asc";
    RowsByLastChange rows = new RowsByLastChange(api, path, "updated_after");
    EnvironmentTiers tiers = new EnvironmentTiers(api, project);
    for (Instant at = cursor.from("deployments"); at != null; ) {
      RowsByLastChange.Page page;
      try {
        page = rows.after(at);
      } catch (Api.Absent e) {
        notShown(e, round, "deployments of " + project.path());
        return;
      }
      for (JsonNode row : page.fresh()) {
        round.take(
            answer.deployment(tiers.told(row), project.path(), project.webUrl()),
            project.at() + "deployments/" + row.path("id").asText());
      }
      cursor.keep("deployments", page.last());
      at = page.goesOn() ? page.last() : null;
    }
  }

  /** Events can be asked for by day only, in the server's zone: so two days are read again. */
  private void events(Api api, PollRound round, GitLabProject project, ProjectCursor cursor)
      throws IOException, InterruptedException, Unavailable {
    Instant from = cursor.from("events");
    String after = from.minus(Duration.ofDays(2)).toString().substring(0, 10);
    Pages pages = new Pages(api, project.at() + "events?after=" + after + "&sort=asc&per_page=100");
    try {
      while (pages.hasNext()) {
        for (JsonNode event : pages.next().list()) {
          round.take(
              answer.event(event, project.path(), project.webUrl()),
              project.at() + "events/" + event.path("id").asText());
        }
      }
    } catch (Api.Absent e) {
      notShown(e, round, "events of " + project.path());
      return;
    }
    cursor.keep("events", round.now());
  }

  /** What is switched off is not there; what is not shown may be. */
  private static void notShown(Api.Absent e, PollRound round, String what) {
    if (!e.isGone()) {
      round.gap(what, e.getMessage());
    }
  }
}
