package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.makertime.model.Run;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads golden cases: inputs with exact answers. */
public final class Golden {
  private Golden() {}

  /** The same, within the case's tolerance. */
  public static void same(JsonNode golden, @Nullable Object found, JsonNode expected, String path) {
    JsonNode tree =
        found == null ? NullNode.getInstance() : Json.MAPPER.<JsonNode>valueToTree(found);
    compare(golden.path("tolerance"), tree, expected, path);
  }

  /** Everything that is expected, and nothing that is not. */
  private static void compare(JsonNode tolerance, JsonNode found, JsonNode expected, String path) {
    assertThat(found).as(path).isNotNull();
    if (expected.isNumber()) {
      double near =
          tolerance.path("abs").asDouble()
              + tolerance.path("rel").asDouble() * Math.abs(expected.asDouble());
      assertThat(found.isNumber()).as(path + " is " + found).isTrue();
      assertThat(found.asDouble()).as(path).isCloseTo(expected.asDouble(), within(near));
    } else if (expected.isObject()) {
      List<String> names = new ArrayList<>();
      found.fieldNames().forEachRemaining(names::add);
      List<String> wanted = new ArrayList<>();
      expected.fieldNames().forEachRemaining(wanted::add);
      assertThat(names).as(path).containsExactlyInAnyOrderElementsOf(wanted);
      expected.forEachEntry(
          (name, value) -> compare(tolerance, found.path(name), value, path + "." + name));
    } else if (expected.isArray()) {
      assertThat(found.size()).as(path).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        compare(tolerance, found.path(i), expected.path(i), path + "." + i);
      }
    } else {
      assertThat(found).as(path).isEqualTo(expected);
    }
  }

  /** A case of money. */
  public static JsonNode golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Golden.class.getResourceAsStream("/golden/money/" + name + ".json"))) {
      return Json.MAPPER.readTree(in);
    }
  }

  /** The cases of attrition. */
  public static JsonNode attrition() throws IOException {
    try (InputStream in = open("/golden/attrition/attrition.json")) {
      return Json.MAPPER.readTree(in);
    }
  }

  /** The cases of a survey. */
  public static JsonNode survey() throws IOException {
    try (InputStream in = open("/golden/survey/survey.json")) {
      return Json.MAPPER.readTree(in);
    }
  }

  /** A file of a case of runs: {@code case.json} or {@code expected.json}. */
  public static JsonNode runs(String name, String file) throws IOException {
    try (InputStream in = open("/golden/runs/" + name + "/" + file)) {
      return Json.MAPPER.readTree(in);
    }
  }

  /** The runs of a case, in the order of its file. */
  public static List<Run> runs(String name) throws IOException {
    try (InputStream in = open("/golden/runs/" + name + "/runs.jsonl")) {
      return Json.MAPPER.readerFor(Run.class).<Run>readValues(in).readAll();
    }
  }

  /** A file of a case as it is, such as {@code focus/02-ties/case.json}. */
  public static String text(String file) throws IOException {
    try (InputStream in = open("/golden/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(Golden.class.getResourceAsStream(resource), resource);
  }
}
