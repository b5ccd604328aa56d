package dev.makertime.reporter.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.privacy.PublishedDay;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads published sums, for answers and for computations over whole weeks. */
public final class PublishedSums {
  private final DayStore store;

  public PublishedSums(DayStore store) {
    this.store = store;
  }

  /**
   * Teams' days as JSON, by team, then date; those of few people only as withheld.
   *
   * @param team absent = all
   */
  public ArrayNode days(LocalDate from, LocalDate to, @Nullable String team) {
    ArrayNode days = Json.MAPPER.createArrayNode();
    store
        .published()
        .between(Week.of(from).monday(), to, team)
        .forEach(
            (key, week) ->
                week.days()
                    .forEach(
                        (date, day) -> {
                          if (!date.isBefore(from) && !date.isAfter(to)) {
                            days.add(json(key.team(), date, day));
                          }
                        }));
    return days;
  }

  private static JsonNode json(String team, LocalDate date, PublishedDay day) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("team", team).put("date", date.toString());
    if (!day.enough()) {
      return json.put("suppressed", true);
    }
    json.put("people", day.people());
    json.setAll((ObjectNode) Json.MAPPER.valueToTree(day.sums()));
    return json.put("provisional", !day.over()).put("published", day.at().toString());
  }

  /**
   * Days of people of which the sums of closed weeks are made, so that whatever is added up of them
   * is what was published. A part that is not told apart is technical work in them. Their subjects
   * are in the proportions of the whole week.
   *
   * @param team absent = all
   */
  public List<EngineerDay> told(LocalDate from, LocalDate to, @Nullable String team) {
    List<EngineerDay> told = new ArrayList<>();
    store
        .published()
        .between(from, to.minusDays(6), team)
        .forEach(
            (key, week) -> {
              if (week.isOfPeople()) {
                told.addAll(told(key, week));
              }
            });
    return told;
  }

  private static Collection<EngineerDay> told(TeamWeek key, PublishedWeek week) {
    List<EngineerDay> told = new ArrayList<>();
    long manual = week.subjects().values().stream().mapToLong(Share::manual).sum();
    week.told()
        .forEach(
            (date, people) ->
                people.forEach(
                    (person, amounts) -> {
                      if (!amounts.equals(TimeSums.NONE)) {
                        told.add(
                            ShownDays.day(person, date, key.team(), amounts, went(week, manual)));
                      }
                    }));
    return told;
  }

  /** Only manual work is needed by subject. */
  private static SortedMap<String, Share> went(PublishedWeek week, long manual) {
    SortedMap<String, Share> went = new TreeMap<>();
    for (Map.Entry<String, Share> subject : week.subjects().entrySet()) {
      if (manual > 0 && subject.getValue().manual() > 0) {
        went.put(subject.getKey(), new Share(0, subject.getValue().manual(), 0));
      }
    }
    return went;
  }
}
