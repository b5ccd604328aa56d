package dev.makertime.collector.tool.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the Jobs API: runs by their start, day by day, then those that are active, which may be old
 * ones under repair. What is not over, or has more than a list shows, is read by itself until it is
 * over.
 */
final class DatabricksApi implements ApiReader {
  private static final String LIST = "api/2.2/jobs/runs/list?expand_tasks=true&limit=25";
  private static final Duration WINDOW = Duration.ofDays(1);

  /** A run is listed with some delay. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private static final int NONSENSE = 400;

  private final String name;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   */
  DatabricksApi(String name) {
    this.name = name;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    String who = api.get("api/2.0/preview/scim/v2/Me").body().path("userName").asText("?");
    boolean isEmpty = runs(api.get("api/2.2/jobs/runs/list?limit=1")).isEmpty();
    return "Databricks as %s, %s"
        .formatted(who, isEmpty ? "which sees no run of a job" : "which sees runs of jobs");
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    Instant from = from(round);
    while (true) {
      boolean isLast = !from.plus(WINDOW).isBefore(round.now());
      Instant to = isLast ? round.now() : from.plus(WINDOW);
      String window =
          "&start_time_from=%d&start_time_to=%d".formatted(from.toEpochMilli(), to.toEpochMilli());
      list(api, round, isLast ? window.replaceFirst("&start_time_to=.*", "") : window);
      round.cursor().put("listed", to.toString());
      round.commit();
      round.progress("runs read that started before " + to);
      if (isLast) {
        break;
      }
      from = to;
    }
    list(api, round, "&active_only=true");
    open(api, round);
    round.commit();
  }

  private static Instant from(PollRound round) {
    try {
      Instant listed = Instant.parse(round.cursor().path("listed").asText());
      Instant from = round.notAhead(listed).minus(OVERLAP);
      return from.isBefore(round.since()) ? round.since() : from;
    } catch (DateTimeParseException e) {
      return round.since();
    }
  }

  private void list(Api api, PollRound round, String which)
      throws IOException, InterruptedException, Unavailable {
    Set<String> seen = new HashSet<>();
    String token = "";
    do {
      JsonNode page = page(api, LIST + which + token);
      boolean isFirst = token.isEmpty();
      for (JsonNode json : page.path("runs")) {
        listed(round, json);
      }
      token = next(page, seen);
      checkWhole(page, isFirst, token);
    } while (!token.isEmpty());
  }

  /** A list that is empty is left out, so that one that got lost looks much like it. */
  private static void checkWhole(JsonNode page, boolean isFirst, String next) throws IOException {
    boolean hasMore = page.path("has_more").asBoolean(false);
    boolean isEmpty = page.path("runs").isEmpty();
    if (isEmpty && (hasMore || !isFirst || !next.isEmpty())) {
      throw new IOException("a page without runs, where there are some");
    }
    if (hasMore && next.isEmpty()) {
      throw new IOException("a page with a next one that it does not name");
    }
  }

  private void listed(PollRound round, JsonNode json) throws Unavailable {
    DatabricksRun run = new DatabricksRun(json);
    Reading odd = SafeJson.guarded(() -> new Reading.Ignored(run.id() + " " + run.isIncomplete()));
    if (odd instanceof Reading.Rejected) {
      round.take(odd, "run " + json.path("run_id").asText("without id"));
      return;
    }
    ObjectNode open = round.cursor().withObjectProperty("open");
    String id = Long.toString(run.id());
    if (!run.isIncomplete() && !open.has(id)) {
      round.take(run.read(name), "run " + id);
    } else if (!open.has(id)) {
      open.put(id, round.now().toString());
    }
  }

  /** Reads by themselves those that are not over, or were not when they were last seen. */
  private void open(Api api, PollRound round)
      throws IOException, InterruptedException, Unavailable {
    List<String> ids = new ArrayList<>();
    round.cursor().path("open").fieldNames().forEachRemaining(ids::add);
    for (String id : ids) {
      ObjectNode open = round.cursor().withObjectProperty("open");
      try {
        DatabricksRun run = new DatabricksRun(whole(api, id));
        Reading reading = run.read(name);
        round.take(reading, "run " + id);
        if (reading instanceof Reading.Rejected || run.isOver()) {
          open.remove(id);
        }
      } catch (Api.Refused e) {
        boolean isGone =
            e.status() == NONSENSE || (e instanceof Api.Absent absent && absent.isGone());
        if (isGone || isForgotten(open.path(id).asText(), round.now())) {
          open.remove(id);
        } else {
          round.gap("run " + id, FailureText.of(e));
        }
      }
    }
  }

  private static boolean isForgotten(String since, Instant now) {
    try {
      return Instant.parse(since).isBefore(now.minus(Activity.LONGEST));
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  /** A run with all pages of its tasks and repairs. */
  private static JsonNode whole(Api api, String id) throws IOException, InterruptedException {
    String path = "api/2.2/jobs/runs/get?include_history=true&run_id=" + UrlPart.of(id);
    ObjectNode run = about(id, api.get(path).body());
    Set<String> seen = new HashSet<>();
    String token = next(run, seen);
    while (!token.isEmpty()) {
      JsonNode more = about(id, api.get(path + token).body());
      for (String list : List.of("tasks", "repair_history")) {
        if (more.path(list) instanceof ArrayNode next && !next.isEmpty()) {
          run.withArray(list).addAll(next);
        }
      }
      token = next(more, seen);
    }
    return run;
  }

  private static ObjectNode about(String id, JsonNode body) throws IOException {
    if (!(body instanceof ObjectNode run) || !run.path("run_id").asText("").equals(id)) {
      throw new IOException("an answer that is not about run " + id);
    }
    return run;
  }

  private static JsonNode page(Api api, String path) throws IOException, InterruptedException {
    Api.Answer answer = api.get(path);
    var unused = runs(answer);
    return answer.body();
  }

  /** The runs of an answer; Databricks leaves out a list that is empty. */
  private static JsonNode runs(Api.Answer answer) throws IOException {
    JsonNode body = answer.body();
    boolean isEmpty = body.isObject() && (body.isEmpty() || body.has("has_more"));
    return isEmpty && !body.has("runs") ? body.path("runs") : answer.list("runs");
  }

  /** The parameter of the next page; empty where there is none. */
  private static String next(JsonNode page, Set<String> seen) throws IOException {
    String token = page.path("next_page_token").asText("");
    if (token.isEmpty()) {
      return "";
    }
    if (!seen.add(token)) {
      throw new IOException("its pages lead in a circle");
    }
    return "&page_token=" + UrlPart.of(token);
  }
}
