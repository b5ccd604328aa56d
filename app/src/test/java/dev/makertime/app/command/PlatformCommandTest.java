package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs tell of a platform, from a file and from the store of an instance. */
class PlatformCommandTest {
  private static final List<String> PARTS = List.of("boxes", "phi", "recovery", "dora", "jobs");

  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

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
  void golden_cases_are_exact_through_the_command(String name) throws Exception {
    Path runs = write("runs.jsonl", lines(Golden.runs(name)));
    Path settings = write("case.json", Golden.runs(name, "case.json").toString());

    JsonNode found =
        makertime.json("platform", "--json", "--runs=" + runs, "--settings=" + settings);

    JsonNode expected = Golden.runs(name, "expected.json");
    for (String part : PARTS) {
      Golden.same(expected, found.get(part), expected.get(part), part);
    }
  }

  @Test
  void text_says_what_is_known_and_what_would_move_it() throws Exception {
    Path runs = write("runs.jsonl", lines(Golden.runs("06-month")));
    Path settings = write("case.json", Golden.runs("06-month", "case.json").toString());

    assertThat(makertime.run("platform", "--runs=" + runs, "--settings=" + settings)).isZero();

    assertThat(makertime.out())
        .contains("What the platform can do without a person")
        .containsPattern("\\d+ % \\(\\d+–\\d+ %\\), known of \\d+ of 11 checks")
        .contains("Recovery", "Deployments to production", "Jobs, those first")
        .contains("No pager is read");
  }

  @Test
  void of_no_runs_everything_is_unknown_and_nothing_is_complete() throws Exception {
    Path runs = write("runs.jsonl", "");

    assertThat(makertime.run("platform", "--runs=" + runs, "--from=2026-06-01", "--to=2026-06-07"))
        .isZero();

    assertThat(makertime.out())
        .contains("Unknown: only 0 of 11 checks are known")
        .contains("needs deployments to production")
        .doesNotContain("100 %");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"speaks\": {\"gitlab\": [\"sha\"]}} | speaks.gitlab: labels are",
        "{\"weights\": {\"deploys\": 1}}       | weights.deploys: the checks are command, code",
        "{\"weights\": {\"deploy\": -1}}       | weights.deploy must be a number from 0",
        "{\"survey\": {\"deploy\": {\"yes\": 1.5}}} | survey.deploy.yes must be a whole number",
        "{\"survey\": {\"deploy\": {\"maybe\": 1}}} | survey.deploy.maybe is not known",
        "{\"form\": 1}                         | form is not known: there are about, config, from",
        "{\"from\": \"soon\", \"to\": \"2026-06-01T00:00:00Z\"} | from must be a time",
        "{\"waits\": [{\"person\": \"ana\", \"run\": \"1\", \"charged\": [[\"x\", \"y\"]]}]} |"
            + " waits[0].charged must be",
        "[]                                    | it must be an object",
        "{                                     | is refused"
      })
  void a_mistake_in_settings_is_named(String text, String said) throws Exception {
    Path runs = write("runs.jsonl", "");
    Path settings = write("case.json", text);

    assertThat(
            makertime.run(
                "platform",
                "--runs=" + runs,
                "--settings=" + settings,
                "--from=2026-06-01",
                "--to=2026-06-07"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains(said);
  }

  @Test
  void a_line_that_is_no_run_is_named() throws Exception {
    Path runs = write("runs.jsonl", "\n{\"id\": \"1\", \"source\": \"gitlab\"}\n");

    assertThat(makertime.run("platform", "--runs=" + runs, "--from=2026-06-01", "--to=2026-06-07"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("runs.jsonl line 2 is no run");
  }

  @Test
  void a_stopped_instance_tells_the_same_of_its_store() throws Exception {
    String config = MeasuredOrganization.in(directory).config();
    List<Run> runs = new ArrayList<>();
    for (int day = 2; day <= 8; day++) {
      Instant at = Instant.parse("2026-03-0%dT03:00:00Z".formatted(day));
      runs.add(run("nightly", day, RunTrigger.SCHEDULE, at));
      runs.add(run("clicked", day, RunTrigger.WEB, at));
    }
    store(runs);

    JsonNode nightly = makertime.json(command(config, "--project=data/nightly"));
    JsonNode both = makertime.json(command(config));

    assertThat(nightly.at("/boxes/command/share").asDouble()).isEqualTo(1.0);
    assertThat(both.at("/boxes/command/numerator").asInt()).isOne();
    assertThat(both.at("/boxes/command/denominator").asInt()).isEqualTo(2);
    assertThat(both.at("/boxes/schedule/share").asDouble()).isEqualTo(0.5);
    assertThat(makertime.run(command(config, "--project=data/nihgtly"))).isEqualTo(1);
    assertThat(makertime.err()).contains("did you mean data/nightly?");
  }

  private static String[] command(String config, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "platform",
                "--json",
                "--config=" + config,
                "--from=2026-03-02",
                "--to=2026-03-08"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private static Run run(String name, int day, RunTrigger trigger, Instant at) {
    return Run.of("gitlab", name + day, 1)
        .kind(RunKind.PIPELINE)
        .subject("data/" + name)
        .trigger(trigger)
        .status(RunStatus.SUCCESS)
        .times(at, at, at.plusSeconds(60))
        .build();
  }

  private void store(List<Run> runs) throws Exception {
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      store
          .runs()
          .take(
              runs.stream().map(one -> new TopicTable.Change<>(one.id(), one)).toList(),
              Map.of(0, 1L));
      store.together(() -> store.runs().save());
    }
  }

  private static String lines(List<Run> runs) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Run run : runs) {
      lines.append(Json.MAPPER.writeValueAsString(run)).append('\n');
    }
    return lines.toString();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
