package dev.makertime.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case with an exact answer: the days of an organization and its activities between two dates, as
 * of an instant. The answers come from an oracle that classifies every second by brute force.
 */
public record GoldenCase(
    String name,
    String organizationYaml,
    Organization organization,
    List<Activity> activities,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    List<EngineerDay> expected) {

  private static final List<String> NAMES =
      List.of(
          "01-quiet-week",
          "02-precedence",
          "03-waits",
          "04-triggers",
          "05-off-hours",
          "06-zones",
          "07-midnight",
          "08-revisions",
          "09-identities",
          "10-as-of",
          "11-teams",
          "12-policy",
          "13-subjects",
          "14-random",
          "15-presence",
          "16-terms",
          "17-effort",
          "18-cross-day");

  /** All cases of the timeline. */
  public static Stream<GoldenCase> all() {
    return NAMES.stream().map(GoldenCase::named);
  }

  public static GoldenCase named(String name) {
    try {
      JsonNode about = Json.MAPPER.readTree(text(name, "case.json"));
      String yaml = text(name, "organization.yaml");
      return new GoldenCase(
          name,
          yaml,
          OrganizationFile.parse(yaml),
          lines(name, "activities.jsonl", Activity.class),
          LocalDate.parse(about.get("from").asText()),
          LocalDate.parse(about.get("to").asText()),
          Instant.parse(about.get("asOf").asText()),
          lines(name, "expected.jsonl", EngineerDay.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidOrganization e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The file of a case as it is. */
  public static String text(String name, String file) {
    String path = "/golden/timeline/" + name + "/" + file;
    try (InputStream in = GoldenCase.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> lines(String name, String file, Class<T> type) throws IOException {
    List<T> values = new java.util.ArrayList<>();
    for (String line : text(name, file).lines().filter(text -> !text.isBlank()).toList()) {
      values.add(Json.MAPPER.readValue(line, type));
    }
    return values;
  }

  @Override
  public String toString() {
    return name;
  }
}
