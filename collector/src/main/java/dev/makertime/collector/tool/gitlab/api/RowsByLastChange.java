package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.tool.gitlab.payload.GitLabTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads rows that are sorted by their last change. Pages by number shift when a row changes while
 * they are read; asking for what changed after the last one seen does not.
 */
final class RowsByLastChange {
  /** What is asked for again, as a change may become visible late. */
  static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final int PAGE = 100;

  private final Api api;
  private final String path;
  private final String after;
  private final Set<String> seen = new HashSet<>();

  /**
   * Makes a reader.
   *
   * @param path the question, with its order
   * @param after the parameter that says after which change
   */
  RowsByLastChange(Api api, String path, String after) {
    this.api = api;
    this.path = path;
    this.after = after;
  }

  /**
   * Rows that were not seen before.
   *
   * @param last up to which change all is read now
   * @param goesOn whether there may be more
   */
  record Page(List<JsonNode> fresh, Instant last, boolean goesOn) {
    Page {
      fresh = List.copyOf(fresh);
    }
  }

  /** What changed at an instant or later. */
  Page after(Instant at) throws IOException, InterruptedException {
    Pages pages =
        new Pages(api, "%s&%s=%s&per_page=%d".formatted(path, after, at.minusSeconds(1), PAGE));
    while (pages.hasNext()) {
      Api.Answer answer = pages.next(); // more than a page of one second: on by number
      List<JsonNode> fresh = new ArrayList<>();
      Instant last = at;
      for (JsonNode row : answer.list()) {
        Instant changed = changed(row, at);
        if (seen.add(row.path("id").asText() + " " + changed)) {
          fresh.add(row);
        }
        last = changed.isAfter(last) ? changed : last;
      }
      boolean full = answer.next() != null;
      if (!full || last.isAfter(at)) {
        return new Page(fresh, last, full);
      }
      if (!fresh.isEmpty()) {
        return new Page(fresh, at, true);
      }
    }
    return new Page(List.of(), at, false);
  }

  private static Instant changed(JsonNode row, Instant otherwise) {
    try {
      String updated = text(row, "updated_at");
      return updated == null ? otherwise : GitLabTime.parse(updated);
    } catch (DateTimeException e) {
      return otherwise; // one half-written date must not hide all others
    }
  }
}
