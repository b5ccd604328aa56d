package dev.makertime.collector.source.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiSource;
import dev.makertime.collector.api.Round;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.JsonReading;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API. Runs can be searched by when they were created, and a search shows a thousand
 * at most: so time is cut in slices, which are halved while they hold more. What was created in the
 * last days is read again in every round, since a run changes until it is over and may be repeated.
 */
public final class GitHubApi implements ApiSource {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;
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

  /** The same, of this round, as long as it is not known whether they are kept. */
  private final List<String> over = new ArrayList<>();

  /**
   * A source.
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
    for (String repository : repositories) {
      api.get("repos/" + repository + "/actions/runs?per_page=1");
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
    return "as %s, %d repositories%s"
        .formatted(
            user,
            repositories.size(),
            missing.isEmpty()
                ? ""
                : "; not shown: %s (permissions Deployments, Contents and Metadata: read)"
                    .formatted(String.join(", ", missing)));
  }

  @Override
  public void read(Api api, Round round) throws IOException, InterruptedException, Unavailable {
    ObjectNode done = round.cursor().withObject("/done");
    over.clear();
    for (String repository : repositories) {
      again(api, round, repository);
      String until = Evidence.text(done, repository);
      Instant from = until == null ? round.since() : Instant.parse(until).minus(AGAIN);
      from = from.isBefore(round.since()) ? round.since() : from;
      Instant now = round.now().truncatedTo(ChronoUnit.SECONDS);
      while (from.isBefore(now)) {
        Instant to = from.plus(SLICE).isBefore(now) ? from.plus(SLICE) : now;
        slice(api, round, repository, from, to);
        done.put(repository, to.toString());
        round.keep();
        complete.addAll(over);
        over.clear();
        if (to.isBefore(now)) {
          round.progress("%s read up to %s".formatted(repository, to));
        }
        from = to;
      }
      String host = host(api, round, repository);
      if (host != null) {
        new GitHubRest(name, host, repository).read(api, round);
      }
    }
  }

  /** Where the repository is opened: hooks name it so, and its API may be elsewhere. */
  private static @Nullable String host(Api api, Round round, String repository)
      throws IOException, InterruptedException {
    ObjectNode hosts = round.cursor().withObject("/hosts");
    if (!hosts.has(repository)) {
      String url = Evidence.text(api.get("repos/" + repository).body(), "html_url");
      if (url == null) {
        return null;
      }
      hosts.put(repository, URI.create(url).getHost());
    }
    return Evidence.text(hosts, repository);
  }

  private void slice(Api api, Round round, String repository, Instant from, Instant to)
      throws IOException, InterruptedException, Unavailable {
    String path =
        "repos/%s/actions/runs?created=%s..%s&per_page=%d".formatted(repository, from, to, PAGE);
    Api.Answer answer = api.get(path);
    Instant middle =
        from.plus(Duration.between(from, to).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    if (answer.body().path("total_count").asInt(0) > MOST && middle.isAfter(from)) {
      slice(api, round, repository, from, middle);
      slice(api, round, repository, middle, to);
      return;
    }
    while (true) {
      for (JsonNode run : answer.body().path("workflow_runs")) {
        attempts(api, round, repository, run);
      }
      if (answer.next() == null) {
        return;
      }
      answer = api.get(answer.next());
    }
  }

  /** A search shows the newest attempt of a run; the ones before are asked for. */
  private void attempts(Api api, Round round, String repository, JsonNode run)
      throws IOException, InterruptedException, Unavailable {
    long id = run.path("id").asLong(0);
    int newest = Math.max(1, run.path("run_attempt").asInt(1));
    for (int attempt = 1; attempt <= newest; attempt++) {
      String path = "repos/%s/actions/runs/%d/attempts/%d".formatted(repository, id, attempt);
      try {
        JsonNode json = attempt == newest ? run : api.get(path).body();
        take(api, round, repository, json, path);
      } catch (Api.Absent e) {
        if (e.status() == 403) {
          throw e; // not shown now is not gone
        }
        remember(round, repository, id, true);
        round.progress("%s attempt %d of run %d is gone".formatted(repository, attempt, id));
      }
    }
  }

  /** Those that were not over when they were last seen, however long ago they were created. */
  private void again(Api api, Round round, String repository)
      throws IOException, InterruptedException, Unavailable {
    List<Long> ids = new ArrayList<>();
    round.cursor().withObject("/open").path(repository).forEach(id -> ids.add(id.asLong()));
    for (long id : ids) {
      try {
        String path = "repos/%s/actions/runs/%d".formatted(repository, id);
        attempts(api, round, repository, api.get(path).body());
      } catch (Api.Absent e) {
        if (e.status() == 403) {
          throw e;
        }
        remember(round, repository, id, true);
      }
    }
  }

  private static void remember(Round round, String repository, long id, boolean over) {
    ObjectNode open = round.cursor().withObject("/open");
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    open.path(repository).forEach(one -> addUnless(ids, one.asLong(), id));
    if (!over) {
      ids.add(id);
    }
    open.set(repository, ids);
  }

  private static void addUnless(ArrayNode ids, long one, long id) {
    if (one != id) {
      ids.add(one);
    }
  }

  private void take(Api api, Round round, String repository, JsonNode run, String path)
      throws IOException, InterruptedException, Unavailable {
    String known = path + " " + run.path("updated_at").asText();
    if (complete.contains(known)) {
      return; // nothing of it changes any more
    }
    ArrayNode jobs = JsonNodeFactory.instance.arrayNode();
    String next = path + "/jobs?per_page=" + PAGE;
    while (next != null) {
      Api.Answer page = api.get(next);
      page.body().path("jobs").forEach(jobs::add);
      next = page.next();
    }
    RunAttempt attempt = new RunAttempt(run, Optional.of(jobs));
    round.take(JsonReading.guarded(() -> attempt.read(name, repository)), path);
    boolean isOver = "completed".equalsIgnoreCase(run.path("status").asText());
    remember(round, repository, run.path("id").asLong(), isOver);
    if (isOver) {
      over.add(known);
    }
  }
}
