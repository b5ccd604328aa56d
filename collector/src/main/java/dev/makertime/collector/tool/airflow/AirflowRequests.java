package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.reading.JsonEvidence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sends requests to Airflow's REST API, in the form of its version.
 *
 * @param isTwo whether it is the API v2
 * @param asksPeople whether tasks may wait for people: from Airflow 3.1 on
 */
record AirflowRequests(Api api, boolean isTwo, boolean asksPeople) {
  private static final Pattern ASKS_PEOPLE =
      Pattern.compile("(3\\.[1-9]|3\\.\\d\\d|[4-9]|\\d\\d).*");
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10_000;

  /** Finds out which version is spoken. */
  static AirflowRequests of(Api api) throws IOException, InterruptedException {
    try {
      String version = api.get("api/v2/version").body().path("version").asText();
      return new AirflowRequests(api, true, ASKS_PEOPLE.matcher(version).matches());
    } catch (Api.Absent e) {
      api.get("api/v1/version");
      return new AirflowRequests(api, false, false);
    }
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return api.get(at(path)).body();
  }

  /** One run. */
  DagRun run(String dag, String run) throws IOException, InterruptedException {
    return new DagRun(get("dags/" + UrlPart.of(dag) + "/dagRuns/" + UrlPart.of(run)));
  }

  /**
   * When a run first asked people something, as its tasks of the human-in-the-loop operators do.
   *
   * @param since what it asked before was another try
   * @return nothing too where it is not shown
   */
  Optional<Instant> question(DagRun run, Instant since) throws IOException, InterruptedException {
    if (!asksPeople) {
      return Optional.empty();
    }
    String at =
        "dags/%s/dagRuns/%s/hitlDetails".formatted(UrlPart.of(run.dag()), UrlPart.of(run.id()));
    try {
      return all(at + "?order_by=ti_id", "hitl_details").stream()
          .flatMap(one -> Optional.ofNullable(JsonEvidence.time(one, "created_at")).stream())
          .filter(asked -> !asked.isBefore(since))
          .min(Comparator.naturalOrder());
    } catch (Api.Absent e) {
      return Optional.empty();
    }
  }

  /** Rows of the log that may name people. */
  List<JsonNode> rows(Instant from, Instant to) throws IOException, InterruptedException {
    return rows(from, to, "");
  }

  /** The same of one DAG. */
  List<JsonNode> rowsOf(String dag, Instant from, Instant to)
      throws IOException, InterruptedException {
    return rows(from, to, "&dag_id=" + UrlPart.of(dag));
  }

  private List<JsonNode> rows(Instant from, Instant to, String filter)
      throws IOException, InterruptedException {
    String window =
        "eventLogs?after=%s&before=%s".formatted(from.minusSeconds(1), to.plusSeconds(1));
    String order = "&order_by=" + (isTwo ? "id" : "event_log_id");
    return all(window + only(LogRow.events()) + filter + order, "event_logs");
  }

  private String only(List<String> events) {
    return isTwo
        ? events.stream().map(event -> "&included_events=" + event).collect(Collectors.joining())
        : "&included_events=" + String.join(",", events);
  }

  /** Runs whose last change was in a window, both ends included. */
  List<JsonNode> changed(Instant from, Instant to) throws IOException, InterruptedException {
    return all(
        "dags/~/dagRuns?updated_at_gte=%s&updated_at_lte=%s&order_by=id".formatted(from, to),
        "dag_runs");
  }

  /**
   * A row that changes leaves the window, and all behind it move up by one: so step back as far.
   */
  private List<JsonNode> all(String path, String list) throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    int total = -1;
    int offset = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Api.Answer answer = api.get(at("%s&limit=%d&offset=%d".formatted(path, PAGE, offset)));
      JsonNode found = answer.list(list);
      if (!answer.body().path("total_entries").isIntegralNumber()) {
        throw new IOException("an answer without total_entries");
      }
      int now = answer.body().path("total_entries").asInt();
      if (now < found.size()) {
        throw new IOException("an answer of more rows than there are");
      }
      if (total > now) {
        offset = Math.max(0, offset - (total - now));
        total = now;
        continue;
      }
      total = now;
      found.forEach(rows::add);
      offset += found.size();
      if (found.isEmpty() || offset >= total) {
        return rows;
      }
    }
    throw new IOException("its pages of %s do not end".formatted(list));
  }

  private String at(String path) {
    return (isTwo ? "api/v2/" : "api/v1/") + path;
  }
}
