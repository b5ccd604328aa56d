package dev.makertime.reporter.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.PlatformFigures.Withholding;
import dev.makertime.analysis.platform.figures.WaitedJobs;
import dev.makertime.model.Run;
import dev.makertime.reporter.store.StoredPlatform.Question;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a platform come out of the store as they come out of the runs themselves. */
@NullUnmarked // what is not there fails the test
class StoredPlatformTest {
  @TempDir Path directory;
  private DayStore store;

  @BeforeEach
  void open() throws Exception {
    store = DayStore.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01-each-box", "03-nothing-known", "04-outages", "05-waited-where", "06-month"})
  void golden_cases_are_exact_out_of_the_store(String name) throws Exception {
    JsonNode given = Golden.runs(name, "case.json");
    JsonNode expected = Golden.runs(name, "expected.json");
    take(Golden.runs(name));

    PlatformFigures figures =
        StoredPlatform.read(
            store.runs().ofPlatform(at(given, "from"), at(given, "to")),
            new Question(date(given, "from"), date(given, "to").minusDays(1), null),
            rules(given),
            new PlatformFigures.Told(
                Map.of(), Map.of(), waits(given.path("waits")), Withholding.HOURS));

    JsonNode found = Json.MAPPER.valueToTree(figures);
    for (String part : List.of("boxes", "phi", "recovery", "dora", "jobs")) {
      Golden.same(expected, found.get(part), expected.get(part), part);
    }
  }

  private void take(Collection<Run> runs) {
    List<TopicTable.Change<Run>> changes = new ArrayList<>();
    runs.forEach(run -> changes.add(new TopicTable.Change<>(run.id(), run)));
    store.runs().take(changes, Map.of(0, 1L));
    store.together(() -> store.runs().save());
  }

  private static Instant at(JsonNode given, String name) {
    return Instant.parse(given.path(name).asText());
  }

  private static LocalDate date(JsonNode given, String name) {
    return LocalDate.ofInstant(at(given, name), ZoneOffset.UTC);
  }

  private static PlatformRules rules(JsonNode given) {
    Map<String, Set<String>> speaks = new TreeMap<>();
    given
        .path("speaks")
        .forEachEntry(
            (source, labels) -> {
              Set<String> all = new HashSet<>();
              labels.forEach(label -> all.add(label.asText()));
              speaks.put(source, all);
            });
    return PlatformRules.of(speaks, given.path("config").path("minimumGroup").asInt(5));
  }

  private static List<WaitedJobs.Wait> waits(JsonNode given) {
    List<WaitedJobs.Wait> waits = new ArrayList<>();
    for (JsonNode wait : given) {
      for (JsonNode charged : wait.path("charged")) {
        waits.add(
            new WaitedJobs.Wait(
                wait.path("person").asText(),
                wait.path("source").asText(),
                PlatformRunReader.id(wait.path("run").asText()),
                Instant.parse(charged.path(0).asText()),
                Instant.parse(charged.path(1).asText())));
      }
    }
    return waits;
  }
}
