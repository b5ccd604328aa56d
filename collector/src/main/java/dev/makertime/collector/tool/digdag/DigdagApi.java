package dev.makertime.collector.tool.digdag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads digdag's REST API. Attempts are listed newest first and cannot be filtered by change: so
 * every poll reads new ones, and reads those again that were running. The cursor of a long first
 * poll says how far back it got.
 */
public final class DigdagApi implements ApiReader {
  private static final int PAGE = 100;

  private final String name;
  private final String ownerKey;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param ownerKey the parameter of an attempt that names who started it
   */
  public DigdagApi(String name, String ownerKey) {
    this.name = name;
    this.ownerKey = ownerKey;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    JsonNode version = api.get("api/version").body();
    JsonNode projects = api.get("api/projects").body();
    return "digdag %s, %s"
        .formatted(
            version.path("version").asText("?"),
            Count.of(projects.path("projects").size(), "project"));
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    Map<String, JsonNode> schedules = schedules(api);
    again(api, round, schedules);
    ObjectNode cursor = round.cursor();
    long done = cursor.path("done").asLong(0);
    long top = cursor.path("top").asLong(0);
    long below = cursor.path("below").asLong(Long.MAX_VALUE);
    int read = 0;
    while (true) {
      JsonNode page = page(api, below);
      List<JsonNode> fresh = new ArrayList<>();
      long before = below;
      for (JsonNode attempt : page) {
        if (!isNumbered(attempt, round)) {
          continue;
        }
        long id = new DigdagAttempt(attempt).number();
        boolean over = id <= done || isBefore(attempt, round.since());
        below = over ? 0 : Math.min(below, id);
        top = Math.max(top, id);
        if (over) {
          break;
        }
        fresh.add(attempt);
      }
      checkProgress(page, before, below);
      take(api, round, schedules, fresh);
      read += fresh.size();
      if (page.size() < PAGE || below == 0) {
        cursor.put("done", Math.max(done, top)).remove(List.of("top", "below"));
        round.commit();
        return;
      }
      cursor.put("top", top).put("below", below);
      round.commit();
      round.progress(read + " attempts read, back to " + below);
    }
  }

  private static JsonNode page(Api api, long below) throws IOException, InterruptedException {
    String last = below == Long.MAX_VALUE ? "" : "&last_id=" + below;
    return api.get("api/attempts?include_retried=true&page_size=" + PAGE + last).list("attempts");
  }

  private static void checkProgress(JsonNode page, long before, long below) throws IOException {
    if (page.size() >= PAGE && below == before) {
      throw new IOException("its pages of attempts repeat themselves");
    }
  }

  /** One that is odd hides none before. */
  private static boolean isNumbered(JsonNode attempt, PollRound round) throws Unavailable {
    try {
      return new DigdagAttempt(attempt).number() > 0;
    } catch (IllegalArgumentException e) {
      round.take(new Reading.Rejected(FailureText.of(e)), "attempts");
      return false;
    }
  }

  private static boolean isBefore(JsonNode attempt, Instant since) {
    try {
      Instant created = JsonEvidence.time(attempt, "createdAt");
      return created != null && created.isBefore(since);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Those that were not over when they were last seen. */
  private void again(Api api, PollRound round, Map<String, JsonNode> schedules)
      throws IOException, InterruptedException, Unavailable {
    List<JsonNode> attempts = new ArrayList<>();
    List<JsonNode> open = new ArrayList<>();
    round.cursor().path("open").forEach(open::add);
    for (JsonNode id : open) {
      try {
        attempts.add(attempt(api, id.asLong()));
      } catch (Api.Absent e) {
        forget(round, id.asText());
      }
    }
    take(api, round, schedules, attempts);
    round.commit();
  }

  private static JsonNode attempt(Api api, long id) throws IOException, InterruptedException {
    JsonNode attempt = api.get("api/attempts/" + id).body();
    if (attempt.path("id").asLong(0) != id) {
      throw new IOException("an answer that is not about attempt " + id);
    }
    return attempt;
  }

  private void take(
      Api api, PollRound round, Map<String, JsonNode> schedules, List<JsonNode> attempts)
      throws IOException, InterruptedException, Unavailable {
    Map<String, JsonNode> tasks = new HashMap<>();
    Set<String> children = children(round);
    for (JsonNode attempt : attempts) {
      String id = new DigdagAttempt(attempt).id();
      try {
        Api.Answer page = api.get("api/attempts/" + id + "/tasks");
        JsonNode answer = page.withList("tasks");
        tasks.put(id, answer);
        DigdagAttempt.childrenOf(answer).forEach(children::add);
      } catch (Api.Absent e) {
        round.progress("attempt " + id + " shows no tasks");
      }
    }
    for (JsonNode json : attempts) {
      DigdagAttempt attempt = new DigdagAttempt(json);
      String id = attempt.id();
      Reading reading =
          SafeJson.guarded(
              () ->
                  attempt.read(
                      name,
                      ownerKey,
                      Optional.ofNullable(schedules.get(attempt.subject())),
                      Optional.ofNullable(tasks.get(id)),
                      children.contains(id)));
      round.take(reading, "attempt " + id);
      if (attempt.isDone()) {
        forget(round, id);
      } else {
        remember(round, id);
      }
    }
    remember(round, children);
  }

  /** A child may be seen before or after the task that asked for it. */
  private static Set<String> children(PollRound round) {
    Set<String> children = new HashSet<>();
    round.cursor().path("children").forEach(id -> children.add(id.asText()));
    return children;
  }

  private static void remember(PollRound round, Set<String> children) {
    ArrayNode kept = round.cursor().putArray("children");
    children.stream()
        .filter(id -> id.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
        .descendingSet()
        .stream()
        .limit(1_000)
        .forEach(id -> kept.add(Long.toString(id)));
  }

  private static void remember(PollRound round, String id) {
    forget(round, id);
    round.cursor().withArray("open").add(Long.parseLong(id));
  }

  private static void forget(PollRound round, String id) {
    ArrayNode open = round.cursor().withArray("open");
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).asText().equals(id)) {
        open.remove(i);
      }
    }
  }

  private static Map<String, JsonNode> schedules(Api api) throws IOException, InterruptedException {
    Map<String, JsonNode> schedules = new HashMap<>();
    for (JsonNode schedule : api.get("api/schedules").list("schedules")) {
      schedules.put(
          schedule.path("project").path("name").asText()
              + "/"
              + schedule.path("workflow").path("name").asText(),
          schedule);
    }
    return schedules;
  }
}
