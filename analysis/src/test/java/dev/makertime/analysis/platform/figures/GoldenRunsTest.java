package dev.makertime.analysis.platform;

import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.boxes.PlatformBoxes;
import dev.makertime.model.Run;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform can do comes out of runs exactly as in the cases with known answers. */
@NullUnmarked // what is not there fails the test
class GoldenRunsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-each-box",
        "02-survey-and-unknown",
        "03-nothing-known",
        "04-outages",
        "05-waited-where",
        "06-month"
      })
  void the_answers_are_exact_in_any_order_of_runs(String name) throws IOException {
    JsonNode given = Golden.runs(name, "case.json");
    JsonNode expected = Golden.runs(name, "expected.json");
    List<Run> runs = new ArrayList<>(Golden.runs(name));

    same(expected, figures(given, runs));
    Collections.shuffle(runs, new Random(1));
    same(expected, figures(given, runs));
  }

  private static void same(JsonNode expected, JsonNode figures) {
    assertAll(
        expected.properties().stream()
            .filter(one -> !one.getKey().equals("tolerance"))
            .map(
                one ->
                    () ->
                        Golden.same(
                            expected, figures.get(one.getKey()), one.getValue(), one.getKey())));
  }

  private static ObjectNode figures(JsonNode given, List<Run> versions) {
    RunTree tree = new RunTree(PlatformRun.holding(versions));
    Instant from = Instant.parse(given.path("from").asText());
    Instant to = Instant.parse(given.path("to").asText());
    PlatformRules rules =
        PlatformRules.of(
            speaks(given.path("speaks")), given.path("config").path("minimumGroup").asInt(5));
    List<Outage> outages = Outages.before(tree, to);
    PlatformBoxes boxes =
        PlatformBoxes.of(
            tree,
            outages,
            from,
            to,
            rules,
            survey(given.path("survey")),
            weights(given.path("weights")));
    WaitedJobs waited = new WaitedJobs(tree, waits(given.path("waits")));
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    ObjectNode all = figures.putObject("boxes");
    boxes.boxes().forEach((box, share) -> all.set(box.text(), Json.MAPPER.valueToTree(share)));
    figures.set("phi", Json.MAPPER.valueToTree(boxes.phi()));
    figures.set("recovery", Json.MAPPER.valueToTree(Recovery.of(outages, from, to, rules)));
    figures.set("dora", Json.MAPPER.valueToTree(DeploymentFigures.of(tree, from, to, rules)));
    figures.set("jobs", Json.MAPPER.valueToTree(JobFigures.of(tree, waited, from, to, rules)));
    return figures;
  }

  private static Map<String, Set<String>> speaks(JsonNode given) {
    Map<String, Set<String>> speaks = new HashMap<>();
    given.forEachEntry(
        (source, labels) -> {
          Set<String> all = new HashSet<>();
          labels.forEach(label -> all.add(label.asText()));
          speaks.put(source, all);
        });
    return speaks;
  }

  private static Map<PlatformBox, BoxAnswers> survey(JsonNode given) {
    Map<PlatformBox, BoxAnswers> survey = new EnumMap<>(PlatformBox.class);
    given.forEachEntry(
        (box, answers) ->
            survey.put(
                PlatformBox.valueOf(box.toUpperCase(Locale.ROOT)),
                new BoxAnswers(answers.path("yes").asInt(), answers.path("no").asInt())));
    return survey;
  }

  private static Map<PlatformBox, Double> weights(JsonNode given) {
    Map<PlatformBox, Double> weights = new EnumMap<>(PlatformBox.class);
    given.forEachEntry(
        (box, weight) ->
            weights.put(PlatformBox.valueOf(box.toUpperCase(Locale.ROOT)), weight.asDouble()));
    return weights;
  }

  private static List<WaitedJobs.Wait> waits(JsonNode given) {
    List<WaitedJobs.Wait> waits = new ArrayList<>();
    for (JsonNode wait : given) {
      JsonNode charged = wait.path("charged");
      IntStream.range(0, charged.size())
          .forEach(
              i ->
                  waits.add(
                      new WaitedJobs.Wait(
                          wait.path("person").asText(),
                          wait.path("source").asText(),
                          wait.path("run").asText(),
                          Instant.parse(charged.path(i).path(0).asText()),
                          Instant.parse(charged.path(i).path(1).asText()))));
    }
    return waits;
  }
}
