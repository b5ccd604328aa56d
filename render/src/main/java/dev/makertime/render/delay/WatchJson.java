package dev.makertime.render.delay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.migration.PromiseWatch;
import dev.makertime.analysis.report.Week;
import dev.makertime.topics.Json;

/** Renders the watch of a migration as JSON: its weeks are ISO weeks, and nobody is named. */
public final class WatchJson {
  private WatchJson() {}

  /** Renders it. */
  public static ObjectNode of(PromiseWatch watch) {
    ObjectNode json = Json.MAPPER.valueToTree(watch);
    ObjectNode looks = json.withObject("/watch");
    looks.remove("excluded");
    for (JsonNode look : looks.path("weeks")) {
      ((ObjectNode) look).put("week", label(look.path("week").asInt()));
    }
    Integer alarm = watch.watch().alarmWeek();
    looks.put("alarmWeek", alarm == null ? null : label(alarm));
    var dropped = looks.putArray("droppedCompanyWeeks");
    watch.watch().droppedCompanyWeeks().forEach(week -> dropped.add(label(week)));
    json.put("words", WatchText.headline(watch));
    return json;
  }

  private static String label(int week) {
    return new Week(PromiseWatch.monday(week)).label();
  }
}
