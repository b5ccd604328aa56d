package dev.makertime.collector.tool.github.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.EachPart;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.tool.github.payload.GitHubHost;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads GitHub's REST API. Runs can be searched by their creation, and a search shows a thousand at
 * most: so time is cut in slices, which are halved while they hold more. What was created in the
 * last days is read again in every round, since a run changes until it is over; what was created
 * before is listed once an hour, since it may be repeated.
 */
public final class GitHubApi implements ApiReader {
  private static final Duration AGAIN = Duration.ofDays(3);
  private static final Duration SLICE = Duration.ofDays(1);

  private final String name;
  private final List<String> repositories;

  /** Attempts that were over when they were read, with their last change; only a saving. */
  private final Set<String> complete =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > 50_000;
            }
          });

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param repositories as {@code owner/name}
   */
  public GitHubApi(String name, List<String> repositories) {
    this.name = name;
    this.repositories = List.copyOf(repositories);
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    String user = api.get("user").body().path("login").asText("?");
    List<String> absent = new ArrayList<>();
    for (String repository : repositories) {
      try {
        api.get("repos/" + repository + "/actions/runs?per_page=1");
      } catch (Api.Absent e) {
        absent.add("the repository %s: %s".formatted(repository, e.getMessage()));
      }
    }
    if (!absent.isEmpty()) {
      throw new IOException("not to be had: " + String.join("; ", absent));
    }
    Set<String> missing = new TreeSet<>();
    for (String repository : repositories) {
      for (String what : List.of("deployments", "events", "commits")) {
        try {
          api.get("repos/" + repository + "/" + what + "?per_page=1");
        } catch (Api.Absent e) {
          missing.add(what);
        }
      }
    }
    return "as %s, %s%s"
        .formatted(
            user,
            Count.of(repositories.size(), "repository", "repositories"),
            missing.isEmpty()
                ? ""
                : "; not shown: %s (permissions Deployments, Contents and Metadata: read)"
                    .formatted(String.join(", ", missing)));
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    EachPart parts = new EachPart(round);
    for (String repository : repositories) {
      parts.read("the repository " + repository, () -> repository(api, round, repository));
    }
    parts.end();
  }

  private void repository(Api api, PollRound round, String repository)
      throws IOException, InterruptedException, Unavailable {
    ObjectNode done = round.cursor().withObject("/done");
    GitHubRuns runs = new GitHubRuns(name, repository, api, round, complete);
    runs.again();
    String until = JsonEvidence.text(done, repository);
    Instant from =
        until == null ? round.since() : round.notAhead(Instant.parse(until)).minus(AGAIN);
    from = from.isBefore(round.since()) ? round.since() : from;
    Instant first = from;
    Instant now = round.now().truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(now)) {
      Instant to = from.plus(SLICE).isBefore(now) ? from.plus(SLICE) : now;
      runs.created(from, to, run -> true);
      done.put(repository, to.toString());
      round.commit();
      runs.kept();
      if (to.isBefore(now)) {
        round.progress("%s read up to %s".formatted(repository, to));
      }
      from = to;
    }
    new RepeatedRuns(runs, repository).read(round, first);
    String host = host(api, round, repository);
    if (host == null) {
      round.gap("deployments and events of " + repository, "it does not say its html_url");
    } else {
      new GitHubRepository(name, host, repository).read(api, round);
    }
  }

  /** Where the repository is opened: hooks name it so, and its API may be elsewhere. */
  private static @Nullable String host(Api api, PollRound round, String repository)
      throws IOException, InterruptedException {
    ObjectNode hosts = round.cursor().withObject("/hosts");
    if (!hosts.path(repository).isTextual()) {
      String host = GitHubHost.of(api.get("repos/" + repository).body());
      if (host == null) {
        return null;
      }
      hosts.put(repository, host);
    }
    return JsonEvidence.text(hosts, repository);
  }
}
