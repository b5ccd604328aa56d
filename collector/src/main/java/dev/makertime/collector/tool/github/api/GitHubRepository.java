package dev.makertime.collector.tool.github.api;

import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.tool.github.payload.GitHubDeployments;
import dev.makertime.collector.tool.github.payload.GitHubEvents;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a repository's deployments and events. Both are listed newest first; a deployment gets new
 * statuses for some days, so those of the last days are read again.
 *
 * @param source the prefix of identities
 * @param host of the GitHub, part of every id
 * @param repository {@code owner/name}
 */
record GitHubRepository(String source, String host, String repository) {
  private static final Duration AGAIN = Duration.ofDays(3);

  /** GitHub may show an event six hours after it happened. */
  private static final Duration LATE = Duration.ofDays(1);

  /** Reads what happened since it was last read; marks with its cursor how far. */
  void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    try {
      deployments(api, round);
    } catch (Api.Absent e) {
      notShown(e, round, "deployments of " + repository);
    }
    try {
      events(api, round);
    } catch (Api.Absent e) {
      notShown(e, round, "events of " + repository);
    }
  }

  private void deployments(Api api, PollRound round)
      throws IOException, InterruptedException, Unavailable {
    Instant from = from(round, "/deployments").minus(AGAIN);
    GitHubDeployments reader = new GitHubDeployments(host, repository);
    Map<String, @Nullable Instant> commits = new HashMap<>();
    for (long id : open(round)) {
      try {
        String path = "repos/%s/deployments/%d".formatted(repository, id);
        deployment(api, round, reader, commits, api.get(path).body(), id);
      } catch (Api.Absent e) {
        if (!e.isGone()) {
          throw e; // not shown now is not gone
        }
        remember(round, id, false);
      }
    }
    eachSince(
        api, "deployments", from, deployment -> shown(api, round, reader, commits, deployment));
    done(round, "/deployments");
  }

  /** Takes what a list has, newest first, back to an instant. */
  private interface Row {
    void take(JsonNode row) throws IOException, InterruptedException, Unavailable;
  }

  private void eachSince(Api api, String list, Instant from, Row row)
      throws IOException, InterruptedException, Unavailable {
    Pages pages = new Pages(api, "repos/%s/%s?per_page=100".formatted(repository, list));
    while (pages.hasNext()) {
      for (JsonNode one : pages.next().list()) {
        if (isBefore(one, from)) {
          return;
        }
        row.take(one);
      }
    }
  }

  /** A date that cannot be read is none before. */
  private static boolean isBefore(JsonNode row, Instant from) {
    try {
      Instant created = time(row, "created_at");
      return created != null && created.isBefore(from);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** One that is odd, or that is removed while it is read, hides no other. */
  private void shown(
      Api api,
      PollRound round,
      GitHubDeployments reader,
      Map<String, @Nullable Instant> commits,
      JsonNode deployment)
      throws IOException, InterruptedException, Unavailable {
    try {
      long id = JsonEvidence.requiredId(deployment, "id");
      deployment(api, round, reader, commits, deployment, id);
    } catch (IllegalArgumentException e) {
      round.take(new Reading.Rejected(FailureText.of(e)), "deployments of " + repository);
    } catch (Api.Absent e) {
      notShown(e, round, "a deployment of " + repository);
    }
  }

  private void deployment(
      Api api,
      PollRound round,
      GitHubDeployments reader,
      Map<String, @Nullable Instant> commits,
      JsonNode deployment,
      long id)
      throws IOException, InterruptedException, Unavailable {
    String path = "repos/%s/deployments/%d".formatted(repository, id);
    JsonNode status = MissingNode.getInstance();
    boolean replaced = false;
    for (JsonNode one : api.get(path + "/statuses?per_page=100").list()) {
      if (!GitHubDeployments.isInactive(one)) {
        status = one; // the newest comes first
        break;
      }
      replaced = true;
    }
    boolean waits = !GitHubDeployments.isOver(status) && !replaced;
    if (status.isMissingNode()) {
      remember(round, id, waits);
      return; // nothing has happened yet, or nothing but that another took its place
    }
    String sha = text(deployment, "sha");
    if (sha != null && !commits.containsKey(sha)) {
      commits.put(sha, committed(api, sha));
    }
    Instant committed = sha == null ? null : commits.get(sha);
    JsonNode newest = status;
    round.take(SafeJson.guarded(() -> reader.ofAnswer(deployment, newest, committed)), path);
    remember(round, id, waits);
  }

  /** Deployments that still wait, for an approval perhaps, however long ago they were made. */
  private List<Long> open(PollRound round) {
    List<Long> ids = new ArrayList<>();
    round.cursor().withObject("/waiting").path(repository).forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  private void remember(PollRound round, long id, boolean waits) {
    List<Long> ids = open(round);
    ids.remove(id);
    if (waits) {
      ids.add(id);
    }
    ArrayNode kept = round.cursor().withObject("/waiting").putArray(repository);
    ids.forEach(kept::add);
  }

  private @Nullable Instant committed(Api api, String sha)
      throws IOException, InterruptedException {
    try {
      JsonNode commit = api.get("repos/%s/commits/%s".formatted(repository, sha)).body();
      return time(commit.path("commit").path("committer"), "date");
    } catch (Api.Absent | DateTimeException e) {
      return null; // the lead time is unknown then
    }
  }

  /** GitHub shows three hundred events at most: of a busy repository, those of some days. */
  private void events(Api api, PollRound round)
      throws IOException, InterruptedException, Unavailable {
    Instant from = from(round, "/events").minus(LATE);
    GitHubEvents reader = new GitHubEvents(source, host, repository);
    eachSince(
        api,
        "events",
        from,
        event -> round.take(SafeJson.guarded(() -> reader.of(event)), "events of " + repository));
    done(round, "/events");
  }

  private Instant from(PollRound round, String what) {
    String until = text(round.cursor().withObject(what), repository);
    return until == null
        ? round.since()
        : round.notAhead(Instant.parse(until)).minus(Duration.ofMinutes(10));
  }

  private void done(PollRound round, String what) throws Unavailable {
    round.cursor().withObject(what).put(repository, round.now().toString());
    round.commit();
  }

  /** What is not there tells nothing; what is not shown may. */
  private static void notShown(Api.Absent e, PollRound round, String what) {
    if (!e.isGone()) {
      round.gap(what, e.getMessage());
    }
  }
}
