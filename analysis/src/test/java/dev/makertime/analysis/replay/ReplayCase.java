package dev.makertime.analysis.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A case with exact answers: evidence, changes, and what they make of it. */
record ReplayCase(
    Organization organization,
    List<Activity> activities,
    Replay.Question question,
    List<EngineerDay> expected,
    JsonNode totals) {

  static ReplayCase named(String name) throws Exception {
    JsonNode about = json(name, "case.json");
    return new ReplayCase(
        OrganizationFile.parse(Golden.text("replay/%s/organization.yaml".formatted(name))),
        lines(name, "activities.jsonl", Activity.class),
        new Replay.Question(
            LocalDate.parse(about.path("from").asText()),
            LocalDate.parse(about.path("to").asText()),
            Instant.parse(about.path("asOf").asText()),
            ChangeReader.read(json(name, "changes.json"))),
        lines(name, "expected.jsonl", EngineerDay.class),
        json(name, "totals.json"));
  }

  Replay replay() {
    return Replay.of(organization, activities, question, progress -> {});
  }

  private static JsonNode json(String name, String file) throws Exception {
    return Json.MAPPER.readTree(Golden.text("replay/%s/%s".formatted(name, file)));
  }

  private static <T> List<T> lines(String name, String file, Class<T> type) throws Exception {
    List<T> values = new ArrayList<>();
    for (String line : Golden.text("replay/%s/%s".formatted(name, file)).lines().toList()) {
      if (!line.isBlank()) {
        values.add(Json.MAPPER.readValue(line, type));
      }
    }
    return values;
  }
}
