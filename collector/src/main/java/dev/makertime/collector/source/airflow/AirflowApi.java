package dev.makertime.collector.source.airflow;

import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiSource;
import dev.makertime.collector.api.Round;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.airflow.DagRun.Act;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Airflow's REST API, v1 or v2. First what people did, by the log, then the runs that changed; both
 * in closed windows of time with an overlap, as a run does not say when it changed. What was
 * cleared by hand is remembered. Of a run that ended and was cleared between two readings the wait
 * before is lost: the API shows only the times since.
 */
public final class AirflowApi implements ApiSource {
  private static final int PAGE = 100;
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** So many runs that were cleared are remembered: what is told of them later is of the clear. */
  private static final int MOST_CLEARS = 2_000;

  /** Airflow 2 does not say when a run was queued: its trigger may be as long before its start. */
  private static final Duration LONGEST_QUEUE = Duration.ofHours(6);

  private final String name;
  private @Nullable Dialect dialect;

  /**
   * A source.
   *
   * @param name the prefix of its identities
   */
  public AirflowApi(String name) {
    this.name = name;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    Dialect found = dialect(api);
    String version = api.get(found.at("version")).body().path("version").asText("?");
    int dags = api.get(found.at("dags?limit=1")).body().path("total_entries").asInt(0);
    String log = "";
    try {
      api.get(found.at("eventLogs?limit=1"));
    } catch (Api.Absent e) {
      log =
          "; the event log is not shown (permission 'can read on Audit Logs'): who did what by"
              + " hand stays unknown, except who triggered a run of Airflow 3.1 or later";
    }
    return "Airflow %s, %d DAGs%s".formatted(version, dags, log);
  }

  @Override
  public void read(Api api, Round round) throws IOException, InterruptedException, Unavailable {
    Dialect spoken = dialect(api);
    String until = text(round.cursor(), "until");
    Instant from = until == null ? round.since() : Instant.parse(until).minus(OVERLAP);
    Instant now = round.now().truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(now)) {
      Instant to = from.plus(WINDOW).isBefore(now) ? from.plus(WINDOW) : now;
      log(api, spoken, round, from, to);
      for (JsonNode run : changed(api, spoken, from, to)) {
        try {
          take(api, spoken, round, new DagRun(run));
        } catch (IllegalArgumentException | DateTimeException e) {
          reject(round, e, "run " + run.path("dag_run_id").asText());
        }
      }
      round.cursor().put("until", to.toString());
      round.keep();
      if (to.isBefore(now)) {
        round.progress("read up to " + to);
      }
      from = to;
    }
  }

  /** One odd answer stops no other. */
  private static void reject(Round round, RuntimeException e, String what) throws Unavailable {
    round.take(new Reading.Rejected(String.valueOf(e.getMessage())), what);
  }

  private synchronized Dialect dialect(Api api) throws IOException, InterruptedException {
    if (dialect == null) {
      try {
        api.get(Dialect.V2.at("version"));
        dialect = Dialect.V2;
      } catch (Api.Absent e) {
        api.get(Dialect.V1.at("version"));
        dialect = Dialect.V1;
      }
    }
    return dialect;
  }

  private void log(Api api, Dialect spoken, Round round, Instant from, Instant to)
      throws IOException, InterruptedException, Unavailable {
    for (JsonNode json : rows(api, spoken, from, to, "")) {
      LogRow row = new LogRow(json);
      Reading reading = row.read(name);
      round.take(reading, "event log " + json.path("event_log_id").asText());
      if (reading instanceof Reading.Found && row.isClear()) {
        try {
          cleared(api, spoken, round, row);
        } catch (IllegalArgumentException | DateTimeException e) {
          reject(round, e, "a run that was cleared");
        }
      }
    }
  }

  private List<JsonNode> rows(Api api, Dialect spoken, Instant from, Instant to, String filter)
      throws IOException, InterruptedException {
    String path =
        spoken.at("eventLogs?after=%s&before=%s".formatted(from.minusSeconds(1), to.plusSeconds(1)))
            + spoken.only(LogRow.events())
            + filter;
    try {
      return all(api, path + "&order_by=" + spoken.rowOrder(), "event_logs");
    } catch (Api.Absent e) {
      return List.of();
    }
  }

  private static List<JsonNode> changed(Api api, Dialect spoken, Instant from, Instant to)
      throws IOException, InterruptedException {
    return all(
        api,
        spoken.at(
            "dags/~/dagRuns?updated_at_gte=%s&updated_at_lte=%s&order_by=id".formatted(from, to)),
        "dag_runs");
  }

  /**
   * A row that changes leaves the window, and all behind it move up by one: so step back as far.
   */
  private static List<JsonNode> all(Api api, String path, String list)
      throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    int total = -1;
    for (int offset = 0; ; ) {
      JsonNode body = api.get("%s&limit=%d&offset=%d".formatted(path, PAGE, offset)).body();
      int now = body.path("total_entries").asInt(0);
      if (total > now) {
        offset = Math.max(0, offset - (total - now));
        total = now;
        continue;
      }
      total = now;
      JsonNode page = body.path(list);
      page.forEach(rows::add);
      offset += page.size();
      if (page.isEmpty() || offset >= total) {
        return rows;
      }
    }
  }

  /** From now on the run's times are about what this clear set off. */
  private void cleared(Api api, Dialect spoken, Round round, LogRow row)
      throws IOException, InterruptedException, Unavailable {
    String dag = row.dag();
    String owner = row.owner();
    if (dag == null || owner == null || row.run().isEmpty()) {
      return;
    }
    String key = dag + "/" + row.run().get();
    ObjectNode clears = round.cursor().withObject("/clears");
    if (clears.path(key).path("log").asLong(0) >= row.id()) {
      return;
    }
    interrupt(round, key, row.when());
    if (clears.size() >= MOST_CLEARS) {
      clears.remove(oldest(clears));
    }
    clears
        .putObject(key)
        .put("owner", owner)
        .put("when", row.when().toString())
        .put("log", row.id());
    try {
      String path = "dags/" + encoded(dag) + "/dagRuns/" + encoded(row.run().get());
      take(api, spoken, round, new DagRun(api.get(spoken.at(path)).body()));
    } catch (Api.Absent e) {
      round.progress("run " + key + " is gone");
    }
  }

  private static String oldest(ObjectNode clears) {
    return clears
        .propertyStream()
        .min(Comparator.comparingLong(clear -> clear.getValue().path("log").asLong()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Who still waited for the run as it was waits no longer. */
  private void interrupt(Round round, String key, Instant at) throws Unavailable {
    JsonNode open = round.cursor().withObject("/open").remove(key);
    if (open == null) {
      return;
    }
    Activity wait =
        Evidence.waiting(
            open.path("id").asText(),
            Evidence.revision(9, Stream.of(at)),
            open.path("identity").asText(),
            Instant.parse(open.path("start").asText()),
            Evidence.time(open, "began"),
            at,
            open.path("subject").asText(),
            Map.of("trigger", open.path("trigger").asText()));
    round.take(new Reading.Found(List.of(wait)), "run " + key + ", cleared");
  }

  private void take(Api api, Dialect spoken, Round round, DagRun run)
      throws IOException, InterruptedException, Unavailable {
    ObjectNode clears = round.cursor().withObject("/clears");
    JsonNode clear = clears.path(run.key());
    boolean wasCleared = clear.isObject();
    Reading reading;
    if (wasCleared) {
      Instant when = Instant.parse(clear.path("when").asText());
      reading =
          run.readCleared(
              name, new Act(clear.path("owner").asText(), when, clear.path("log").asLong()));
    } else {
      reading = run.read(name, run.isByHand() ? trigger(api, spoken, run) : Optional.empty());
    }
    round.take(reading, "run " + run.key());
    remember(round, run.key(), reading);
  }

  private static void remember(Round round, String key, Reading reading) {
    ObjectNode open = round.cursor().withObject("/open");
    open.remove(key);
    if (reading instanceof Reading.Found found) {
      found.activities().stream()
          .filter(one -> one.kind() == ActivityKind.WAIT && one.end() == null)
          .forEach(
              one -> {
                ObjectNode wait =
                    open.putObject(key)
                        .put("id", one.id())
                        .put("identity", one.identity())
                        .put("start", String.valueOf(one.start()))
                        .put("subject", one.subject())
                        .put("trigger", one.labels().get("trigger"));
                if (one.began() != null) {
                  wait.put("began", one.began().toString());
                }
              });
    }
  }

  /** The row of the log that asked for the run: it names it, or is the nearest before it. */
  private Optional<Act> trigger(Api api, Dialect spoken, DagRun run)
      throws IOException, InterruptedException {
    Instant asked = run.asked();
    List<LogRow> rows =
        rows(
                api,
                spoken,
                asked.minus(LONGEST_QUEUE),
                asked.plus(OVERLAP),
                "&dag_id=" + encoded(run.dag()))
            .stream()
            .map(LogRow::new)
            .filter(row -> row.isTrigger() && row.isAct())
            .toList();
    Optional<LogRow> named =
        rows.stream().filter(row -> row.run().filter(run.id()::equals).isPresent()).findFirst();
    return named
        .or(
            () ->
                rows.stream()
                    .filter(row -> row.run().isEmpty())
                    .filter(row -> near(row, asked))
                    .filter(row -> run.user().isEmpty() || run.user().get().equals(row.owner()))
                    .min(Comparator.comparing(row -> Duration.between(row.when(), asked).abs())))
        .map(row -> new Act(String.valueOf(row.owner()), row.when(), row.id()));
  }

  private static boolean near(LogRow row, Instant asked) {
    return Duration.between(row.when(), asked).abs().compareTo(OVERLAP) <= 0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where the two versions of the API differ. */
  private enum Dialect {
    V1("api/v1/"),
    V2("api/v2/");

    private final String prefix;

    Dialect(String prefix) {
      this.prefix = prefix;
    }

    String at(String path) {
      return prefix + path;
    }

    String rowOrder() {
      return this == V1 ? "event_log_id" : "id";
    }

    String only(List<String> events) {
      return this == V1
          ? "&included_events=" + String.join(",", events)
          : events.stream().map(event -> "&included_events=" + event).collect(Collectors.joining());
    }
  }
}
