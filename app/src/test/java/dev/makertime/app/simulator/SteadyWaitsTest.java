package dev.makertime.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import dev.makertime.topics.Json;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a lead who watches the demo has to see, on whatever day it is started. */
class SteadyWaitsTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  /** A pipeline of the team, from its first webhook to the last. */
  private record Run(Instant from, Instant to, String outcome) {
    boolean isOpen(Instant moment) {
      return !from.isAfter(moment) && to.isAfter(moment);
    }
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void while_a_team_works_somebody_waits_and_one_pipeline_a_day_fails(DayOfWeek day)
      throws Exception {
    LocalDate start = LocalDate.parse("2026-10-05").with(TemporalAdjusters.nextOrSame(day));
    SimulatedOrganization cast =
        SimulatedOrganization.playing(LocalDate.parse("2026-09-21"), start.plusDays(1))
            .until(start.plusWeeks(5));
    SimulatedHistory history = new SimulatedHistory(cast, 7, Clock.systemUTC());

    SteadyWaits.add(history, cast, start, 7);

    List<Run> runs = runs(history.hooks());
    List<LocalDate> workdays =
        start.datesUntil(cast.to()).filter(cast::isWorkday).limit(20).toList();
    assertThat(workdays).hasSize(20);
    for (LocalDate date : workdays) {
      for (LocalTime time = LocalTime.of(9, 0);
          time.isBefore(LocalTime.of(17, 0));
          time = time.plusMinutes(1)) {
        Instant moment = date.atTime(time).atZone(LISBON).toInstant();
        assertThat(runs).as("%s", moment).anyMatch(run -> run.isOpen(moment));
      }
      assertThat(runs.stream().filter(run -> run.outcome().equals("failed")))
          .as("failures on %s", date)
          .filteredOn(run -> LocalDate.ofInstant(run.to(), LISBON).equals(date))
          .hasSize(1);
      assertThat(changes(runs, date)).as("on %s", date).isGreaterThanOrEqualTo(20);
    }
  }

  /** Runs that begin or end from 9:30 to 15:30. */
  private static long changes(List<Run> runs, LocalDate date) {
    Instant from = date.atTime(9, 30).atZone(LISBON).toInstant();
    Instant to = date.atTime(15, 30).atZone(LISBON).toInstant();
    return runs.stream()
        .flatMap(run -> List.of(run.from(), run.to()).stream())
        .filter(moment -> !moment.isBefore(from) && moment.isBefore(to))
        .count();
  }

  private static List<Run> runs(List<SimulatedWebhookCall> hooks) throws Exception {
    Map<Long, Instant> begun = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    for (SimulatedWebhookCall hook : hooks) {
      JsonNode body = Json.MAPPER.readTree(hook.body());
      JsonNode pipeline = body.path("object_attributes");
      if (hook.event().equals("Pipeline Hook")
          && pipeline.path("source").asText().matches("push|web")
          && body.path("project").path("path_with_namespace").asText().equals("data/churn")) {
        long id = pipeline.path("id").asLong();
        begun.merge(id, hook.at(), (one, other) -> one.isBefore(other) ? one : other);
        String status = pipeline.path("status").asText();
        if (List.of("success", "failed").contains(status)) {
          runs.add(new Run(Objects.requireNonNull(begun.get(id)), hook.at(), status));
        }
      }
    }
    return runs;
  }
}
