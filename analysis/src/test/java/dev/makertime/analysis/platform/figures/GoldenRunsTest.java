package dev.makertime.analysis.platform.figures;

import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.OtherRuns;
import dev.makertime.analysis.platform.boxes.PlatformBox;
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
import java.util.stream.Collectors;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-each-box",
        "02-survey-and-unknown",
        "04-outages",
        "05-waited-where",
        "06-month"
      })
  void they_are_the_same_a_subject_at_a_time(String name) throws IOException {
    JsonNode given = Golden.runs(name, "case.json");
    RunTree whole = new RunTree(PlatformRun.holding(Golden.runs(name)));

    PlatformFigures.Builder builder =
        new PlatformFigures.Builder(
            from(given), to(given), rules(given), OtherRuns.of(whole), told(given));
    whole.all().stream()
        .collect(Collectors.groupingBy(PlatformRun::subject))
        .values()
        .forEach(runs -> builder.add(new RunTree(runs, whole.all())));

    same(Golden.runs(name, "expected.json"), builder.figures());
  }

  private static void same(JsonNode expected, PlatformFigures found) {
    JsonNode figures = Json.MAPPER.valueToTree(found);
    assertAll(
        expected.properties().stream()
            .filter(one -> !one.getKey().equals("tolerance"))
            .map(
                one ->
                    () ->
                        Golden.same(
                            expected, figures.get(one.getKey()), one.getValue(), one.getKey())));
  }

  private static PlatformFigures figures(JsonNode given, List<Run> versions) {
    RunTree tree = new RunTree(PlatformRun.holding(versions));
    return PlatformFigures.of(tree, from(given), to(given), rules(given), told(given));
  }

  private static Instant from(JsonNode given) {
    return Instant.parse(given.path("from").asText());
  }

  private static Instant to(JsonNode given) {
    return Instant.parse(given.path("to").asText());
  }

  private static PlatformRules rules(JsonNode given) {
    return PlatformRules.of(
        speaks(given.path("speaks")), given.path("config").path("minimumGroup").asInt(5));
  }

  private static PlatformFigures.Told told(JsonNode given) {
    return new PlatformFigures.Told(
        survey(given.path("survey")),
        weights(given.path("weights")),
        waits(given.path("waits")),
        PlatformFigures.Withholding.HOURS);
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
