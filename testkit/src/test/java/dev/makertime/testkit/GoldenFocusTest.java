package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.LostFocus;
import dev.makertime.model.Organization;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What broke focus, against exact answers, and what holds of any day. */
class GoldenFocusTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"01-three-pieces", "02-ties", "03-chains", "04-sampled", "05-three-people"})
  void the_shares_are_exactly_the_expected_ones(String name) throws Exception {
    JsonNode about = Json.MAPPER.readTree(Golden.text("focus/" + name + "/case.json"));
    Organization organization =
        OrganizationFile.parse(Golden.text("focus/" + name + "/organization.yaml"));
    List<Activity> activities = new ArrayList<>();
    for (String line : Golden.text("focus/" + name + "/activities.jsonl").lines().toList()) {
      activities.add(Json.MAPPER.readValue(line, Activity.class));
    }
    Collections.shuffle(activities, new Random(name.hashCode()));

    assertThat(written(about, lost(organization, activities, about)))
        .isEqualTo(Json.MAPPER.readTree(Golden.text("focus/" + name + "/expected.json")));
  }

  private static List<LostFocus> lost(
      Organization organization, List<Activity> activities, JsonNode about) {
    List<LocalDate> dates =
        about.path("days").findValuesAsText("date").stream()
            .map(LocalDate::parse)
            .sorted()
            .toList();
    return BatchMeasurement.lostFocus(
        organization,
        activities,
        dates.get(0),
        dates.get(dates.size() - 1),
        Instant.parse(about.path("asOf").asText()),
        about.path("seed").asLong(1),
        (person, date) -> true);
  }

  /** Those of the days that are asked for, in their order, as they are written in the cases. */
  private static ArrayNode written(JsonNode about, List<LostFocus> all) {
    ArrayNode written = Json.MAPPER.createArrayNode();
    for (JsonNode day : about.path("days")) {
      all.stream()
          .filter(lost -> lost.person().equals(day.path("person").asText()))
          .filter(lost -> lost.date().toString().equals(day.path("date").asText()))
          .forEach(lost -> write(written.addObject(), lost));
    }
    return written;
  }

  private static void write(ObjectNode to, LostFocus lost) {
    to.put("person", lost.person()).put("date", lost.date().toString());
    to.put("potential", (int) lost.potential()).put("focus", (int) lost.focus());
    to.put("lost", (int) lost.lost()).put("method", lost.method().name());
    ArrayNode pieces = to.putArray("pieces");
    lost.pieces()
        .forEach(
            piece ->
                pieces
                    .addObject()
                    .put("kind", piece.kind().name().toLowerCase(Locale.ROOT))
                    .put("key", piece.key())
                    .put("seconds", (int) piece.seconds())
                    .put("alone", (int) piece.alone())
                    .put("last", (int) piece.last()));
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void shares_add_up_to_what_was_lost_and_focus_is_the_days(int seed) {
    RandomWorld world = new RandomWorld(new Random(seed), LocalDate.parse("2026-03-27"), true);
    Organization organization = world.next(null);
    List<Activity> activities = world.activities(60);
    LocalDate from = LocalDate.parse("2026-03-27");
    Instant asOf = Instant.parse("2026-04-03T12:00:00Z");

    List<LostFocus> all =
        BatchMeasurement.lostFocus(
            organization, activities, from, from.plusDays(9), asOf, seed, (person, date) -> true);
    List<EngineerDay> days =
        BatchMeasurement.days(organization, activities, from, from.plusDays(9), asOf).stream()
            .filter(day -> !day.provisional())
            .toList();

    assertThat(all).as("seed %d", seed).hasSameSizeAs(days);
    all.forEach(
        lost ->
            assertThat(lost.pieces().stream().mapToLong(LostFocus.Piece::seconds).sum())
                .as("seed %d, %s on %s", seed, lost.person(), lost.date())
                .isEqualTo(lost.lost()));
    assertThat(all)
        .extracting(LostFocus::focus)
        .isEqualTo(days.stream().map(EngineerDay::focus).toList());
    assertThat(all)
        .flatExtracting(LostFocus::pieces)
        .allSatisfy(piece -> assertThat(piece.seconds()).isNotNegative());
  }
}
