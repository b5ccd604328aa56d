package dev.makertime.collector.tool.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads MLflow's REST API. Runs are listed by their start, so the cursor has, for each hundred
 * experiments in the order of their creation, how far it got; runs that were not over are read
 * again one by one. Versions of models come last, since they refer to runs.
 */
final class MlflowApi implements ApiReader {
  private static final String PATH = "api/2.0/mlflow/";
  private static final int PAGE = 1_000;
  private static final int TOGETHER = 100;

  /** Clients date the start of a run by their own clocks, and may be late. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final String name;
  private final MlflowPeople people;

  MlflowApi(String name, MlflowPeople people) {
    this.name = name;
    this.people = people;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    return "MLflow with " + Count.of(experiments(api).size(), "experiment");
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    Map<String, String> experiments = experiments(api);
    again(api, round, experiments);
    List<String> ids = new ArrayList<>(experiments.keySet());
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
      started(api, round, experiments, some, Integer.toString(from / TOGETHER));
    }
    new MlflowRegistry(name, people).read(api, round, experiments);
  }

  /** Names by id, in the order of their creation: deleted ones keep their places. */
  private static Map<String, String> experiments(Api api) throws IOException, InterruptedException {
    Map<String, String> names = new LinkedHashMap<>();
    String token = "";
    do {
      ObjectNode request = request(token).put("view_type", "ALL");
      request.putArray("order_by").add("creation_time ASC");
      JsonNode page = api.post(PATH + "experiments/search", request);
      for (JsonNode one : list(page, "experiments")) {
        String id = one.path("experiment_id").asText("");
        if (id.isEmpty() || !one.path("name").isTextual()) {
          throw new IOException("an experiment without an id or a name");
        }
        names.put(id, one.path("name").asText());
      }
      token = next(page, token);
    } while (!token.isEmpty());
    return names;
  }

  /** Those that were not over when they were last seen. */
  private void again(Api api, PollRound round, Map<String, String> experiments)
      throws IOException, InterruptedException, Unavailable {
    Set<String> open = new LinkedHashSet<>();
    round.cursor().path("open").forEach(id -> open.add(id.asText()));
    for (String id : open) {
      try {
        take(round, run(api, id).json(), experiments);
      } catch (Api.Absent e) {
        remember(round, id, true);
      }
    }
    round.commit();
  }

  /** One run by its id, which is of letters and digits. */
  static MlflowRun run(Api api, String id) throws IOException, InterruptedException {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("lacks run_id");
    }
    JsonNode run = api.get(PATH + "runs/get?run_id=" + id).body().path("run");
    if (!run.path("info").path("run_id").asText("").equals(id)) {
      throw new IOException("an answer that is not about run " + id);
    }
    return new MlflowRun(run);
  }

  private void started(
      Api api, PollRound round, Map<String, String> experiments, List<String> some, String key)
      throws IOException, InterruptedException, Unavailable {
    Instant done = Instant.ofEpochMilli(round.cursor().path("from").path(key).asLong(0));
    Instant from = round.notAhead(done).minus(OVERLAP);
    from = from.isBefore(round.since()) ? round.since() : from;
    String token = "";
    int read = 0;
    do {
      ObjectNode request = request(token);
      ArrayNode ids = request.putArray("experiment_ids");
      some.forEach(ids::add);
      request
          .put("filter", "attributes.start_time >= " + from.toEpochMilli())
          .putArray("order_by")
          .add("attributes.start_time ASC");
      JsonNode page = api.post(PATH + "runs/search", request);
      JsonNode runs = list(page, "runs");
      for (JsonNode run : runs) {
        take(round, run, experiments);
        advance(round, key, run);
      }
      read += runs.size();
      round.commit();
      round.progress(read + " runs read");
      token = next(page, token);
    } while (!token.isEmpty());
  }

  private void take(PollRound round, JsonNode json, Map<String, String> experiments)
      throws Unavailable {
    MlflowRun run = new MlflowRun(json);
    String id = json.path("info").path("run_id").asText("?");
    Optional<String> experiment =
        Optional.ofNullable(experiments.get(json.path("info").path("experiment_id").asText("")));
    Reading reading = run.read(name, experiment, people, Optional.empty());
    round.take(reading, "run " + id);
    if (!(reading instanceof Reading.Rejected)) {
      remember(round, id, run.isDeleted() || run.isOver() || isForgotten(run, round.now()));
    }
  }

  /** Of a script that was killed nobody tells the end; for so long nobody waits either. */
  private static boolean isForgotten(MlflowRun run, Instant now) {
    return run.start().isBefore(now.minus(Activity.LONGEST));
  }

  /** One without a start that can be read has been set aside. */
  private static void advance(PollRound round, String key, JsonNode run) throws Unavailable {
    try {
      long start = new MlflowRun(run).start().toEpochMilli();
      ObjectNode from = round.cursor().withObjectProperty("from");
      from.put(key, Math.max(start, from.path(key).asLong(0)));
    } catch (DateTimeException | IllegalArgumentException e) {
      round.progress("a run is set aside: " + FailureText.of(e));
    }
  }

  private static void remember(PollRound round, String id, boolean isOver) {
    ArrayNode open = round.cursor().withArray("open");
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).asText().equals(id)) {
        open.remove(i);
      }
    }
    if (!isOver) {
      open.add(id);
    }
  }

  private static ObjectNode request(String token) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("max_results", PAGE);
    return token.isEmpty() ? request : request.put("page_token", token);
  }

  /**
   * A list of a page; MLflow leaves out one that is empty.
   *
   * @throws IOException where it is another answer, from which nothing may be concluded
   */
  static JsonNode list(JsonNode page, String field) throws IOException {
    if (page.isObject() && page.isEmpty()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    return new Api.Answer(page, null).list(field);
  }

  /**
   * The token of the next page; empty where there is none.
   *
   * @throws IOException where a page is its own successor
   */
  static String next(JsonNode page, String token) throws IOException {
    String next = page.path("next_page_token").asText("");
    if (!next.isEmpty() && next.equals(token)) {
      throw new IOException("its pages repeat themselves");
    }
    return next;
  }
}
