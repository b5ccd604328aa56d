package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.reporter.access.Role;
import dev.makertime.topics.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every single input of a simulation, given wrongly, is refused by its path. */
class SimulationInputsTest {
  @AutoClose private final Served served;
  private final String manager;
  private final ObjectNode question;

  SimulationInputsTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(SimulationRoutesTest.days(LocalDate.parse("2026-05-04"), 14));
    manager = served.token(Role.MANAGER, null);
    question = Json.MAPPER.createObjectNode().put("from", "2026-05-04").put("to", "2026-05-17");
    question.set(
        "said", Json.MAPPER.readTree(served.getAs(manager, "/api/scenarios").body()).path("said"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"soon\"", "-1e300", "[1]", "true", "{\"value\": \"x\"}", "{\"valu\": 1}"})
  void an_input_that_is_none_is_refused_by_its_path(String wrong) throws Exception {
    List<String> unnamed = new ArrayList<>();
    for (String pointer : leaves("", question)) {
      if (pointer.equals("/said/by") && wrong.startsWith("\"")) {
        continue; // a name like any other
      }
      ObjectNode asked = question.deepCopy();
      int end = pointer.lastIndexOf('/');
      ((ObjectNode) asked.at(pointer.substring(0, end)))
          .set(pointer.substring(end + 1), Json.MAPPER.readTree(wrong));
      HttpResponse<String> answer = simulate(asked.toString());
      JsonNode problem = Json.MAPPER.readTree(answer.body());
      String path = pointer.replaceFirst("^/(said/)?", "").replace('/', '.');
      if (answer.statusCode() != 400 || !problem.path("detail").asText().contains(path)) {
        unnamed.add(path + ": " + answer.statusCode() + " " + problem.path("detail"));
      }
    }

    assertThat(unnamed).isEmpty();
  }

  @Test
  void one_mistake_is_named_once_and_not_with_what_follows_from_it() throws Exception {
    ((ObjectNode) question.at("/said/org")).put("horizonMonths", "long");
    ((ObjectNode) question.at("/said/scenarios/current")).put("projectBuildHours", -1);

    assertThat(Json.MAPPER.readTree(simulate(question.toString()).body()).path("detail").asText())
        .isEqualTo(
            "org.horizonMonths must be a number, or an object with value, low and high;"
                + " scenarios.current.projectBuildHours must be positive");
  }

  private static List<String> leaves(String path, JsonNode node) {
    if (!node.isObject()) {
      return List.of(path);
    }
    List<String> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      all.addAll(leaves(path + "/" + one.getKey(), one.getValue()));
    }
    return all;
  }

  private HttpResponse<String> simulate(String body) throws Exception {
    return served.post("/api/simulate", body, "Authorization", "Bearer " + manager);
  }
}
