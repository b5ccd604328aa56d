package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Count;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Airflow's REST API, v1 or v2: first what people did, by the log, then runs that changed;
 * both in closed windows of time with an overlap, as a run does not say when it changed. What was
 * cleared by hand is remembered. Of a run that ended and was cleared between two readings the wait
 * before is lost: the API shows only the times since.
 */
public final class AirflowApi implements ApiReader {
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final String name;
  private @Nullable AirflowRequests known;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   */
  public AirflowApi(String name) {
    this.name = name;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    AirflowRequests requests = requests(api);
    String version = requests.get("version").path("version").asText("?");
    int dags = requests.get("dags?limit=1").path("total_entries").asInt(0);
    String log = "";
    try {
      requests.get("eventLogs?limit=1");
    } catch (Api.Absent e) {
      log =
          "; the event log cannot be read (permission 'can read on Audit Logs'): actions by hand"
              + " are unknown, except who triggered a run of Airflow 3.1 or later";
    }
    return "Airflow %s, %s%s".formatted(version, Count.of(dags, "DAG"), log);
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    AirflowRequests requests = requests(api);
    AirflowRuns runs = new AirflowRuns(name, requests, round);
    String until = text(round.cursor(), "until");
    Instant from =
        until == null ? round.since() : round.notAhead(Instant.parse(until)).minus(OVERLAP);
    Instant now = round.now().truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(now)) {
      Instant to = from.plus(WINDOW).isBefore(now) ? from.plus(WINDOW) : now;
      log(requests, round, from, to);
      for (JsonNode run : requests.changed(from, to)) {
        runs.take(run);
      }
      round.cursor().put("until", to.toString());
      round.commit();
      if (to.isBefore(now)) {
        round.progress("read up to " + to);
      }
      from = to;
    }
    runs.again();
    round.commit();
  }

  private synchronized AirflowRequests requests(Api api) throws IOException, InterruptedException {
    if (known == null || known.api() != api) {
      known = AirflowRequests.of(api);
    }
    return known;
  }

  private void log(AirflowRequests requests, PollRound round, Instant from, Instant to)
      throws IOException, InterruptedException, Unavailable {
    List<JsonNode> rows;
    try {
      rows = requests.rows(from, to);
    } catch (Api.Absent e) {
      round.gap("the event log", e.getMessage());
      return;
    }
    AirflowRuns runs = new AirflowRuns(name, requests, round);
    for (JsonNode json : rows) {
      LogRow row = new LogRow(json);
      Reading reading = row.read(name);
      round.take(reading, "event log " + json.path("event_log_id").asText());
      if (reading instanceof Reading.Found && row.isClear()) {
        runs.cleared(row);
      }
    }
  }
}
