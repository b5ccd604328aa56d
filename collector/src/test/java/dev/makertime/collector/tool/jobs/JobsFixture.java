package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table of runs on several pages, some of which began together, and one of which goes on. */
public final class JobsFixture implements ToolFixture {
  private static final Instant DAY = Instant.parse("2026-06-14T08:00:00Z");

  @Override
  public String yaml() {
    return "{type: jobs, dialect: table, url: 'jdbc:rows:URL', query: select * from runs, page: 5}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      Instant began = DAY.plusSeconds(i / 3 * 4_000L);
      rows.add(row(9_000_000_000L + i, began, i == 20 ? null : began.plusSeconds(600 + i)));
    }
    return Optional.of(question -> Answer.of(asked(rows, question.body())));
  }

  private static Map<String, Object> row(long id, Instant began, @Nullable Instant ended) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("who", id % 2 == 0 ? "ana" : "ben");
    row.put("created", began.minusSeconds(60).toString());
    row.put("began", began.toString());
    if (ended != null) {
      row.put("ended", ended.toString());
    }
    row.put("status", ended == null ? "running" : id % 5 == 0 ? "failed" : "success");
    row.put("trigger", id % 7 == 0 ? "schedule" : "web");
    row.put("subject", "NIGHTLY_LOAD");
    return row;
  }

  /** What a database selects; the rows are in order. */
  private static List<Map<String, Object>> asked(
      List<Map<String, Object>> rows, @Nullable JsonNode question) {
    if (question == null) {
      return List.of();
    }
    List<String> asked = new ArrayList<>();
    question.path("parameters").forEach(one -> asked.add(one.asText()));
    if (question.path("sql").asText().contains(" in (")) {
      return rows.stream().filter(row -> asked.contains(row.get("id") + "")).toList();
    }
    Instant from = OffsetDateTime.parse(asked.get(0)).toInstant();
    return rows.stream()
        .filter(
            row -> {
              Instant at = Instant.parse((String) row.get("began"));
              return at.isAfter(from)
                  || (at.equals(from)
                      && (asked.size() == 1
                          || Long.parseLong(row.get("id") + "") > Long.parseLong(asked.get(2))));
            })
        .limit(question.path("most").asInt())
        .toList();
  }
}
