package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A period with other tools, from files and from the store of an instance. */
class ReplayCommandTest {
  private static final String EXAMPLE = "../docs/example/changes.yaml";

  private static final JsonNode NOTHING = Json.MAPPER.createObjectNode();

  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-nothing-changes",
        "02-runs-and-queues",
        "03-who-waited-waits",
        "04-by-hand",
        "05-meetings",
        "06-open-and-as-of",
        "07-two-weeks"
      })
  void golden_cases_are_exact_through_the_command(String name) throws Exception {
    List<String> arguments = arguments(name);
    arguments.add("--json");
    JsonNode found = makertime.json(arguments.toArray(String[]::new));

    JsonNode totals = Json.MAPPER.readTree(Golden.text("replay/%s/totals.json".formatted(name)));
    JsonNode near =
        Json.MAPPER.createObjectNode().set("tolerance", totals.at("/tolerance/formula"));
    for (var one : totals.properties()) {
      boolean isFormula = one.getKey().startsWith("formula");
      if (!one.getKey().equals("tolerance")) {
        Golden.same(
            isFormula ? near : NOTHING, found.get(one.getKey()), one.getValue(), one.getKey());
      }
    }
    arguments.set(arguments.size() - 1, "--days");
    makertime.forgetOut();
    assertThat(makertime.run(arguments.toArray(String[]::new))).isZero();
    List<String> lines = makertime.out().lines().toList();
    List<String> expected =
        Golden.text("replay/%s/expected.jsonl".formatted(name)).lines().toList();
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(Json.MAPPER.readTree(lines.get(i)))
          .isEqualTo(Json.MAPPER.readTree(expected.get(i)));
    }
  }

  @Test
  void text_shows_both_periods_and_says_what_is_not_modelled() throws Exception {
    assertThat(makertime.run(arguments("07-two-weeks").toArray(String[]::new))).isZero();

    assertThat(makertime.out())
        .startsWith("Replay of 2026-06-15 to 2026-06-26, 3 people")
        .contains("      18.0        13.0        -5.0  meetings")
        .contains("     195.8       212.6       +16.8  technical work")
        .contains("16.8 hours would be free for technical work, 7 % of the working time.")
        .contains("changes[3] meeting standup* (at most 900 s): 30 match, 30 changed")
        .contains("it would be 20.2 hours (+20 %)")
        .contains("Not modelled:", "Faster runs are not started more often.", "are assumed")
        .doesNotContain("null", "ana");
  }

  @Test
  void what_matches_nothing_and_what_is_still_going_on_is_named() throws Exception {
    assertThat(makertime.run(arguments("05-meetings").toArray(String[]::new))).isZero();
    assertThat(makertime.out()).contains("changes[2] meeting retro* (removed): matches nothing");

    makertime.forgetOut();
    assertThat(makertime.run(arguments("06-open-and-as-of").toArray(String[]::new))).isZero();
    assertThat(makertime.out()).contains("left as it is: 2 pieces of evidence");
  }

  @Test
  void a_stopped_instance_is_replayed_from_its_store() throws Exception {
    String config = MeasuredOrganization.in(directory).config();

    JsonNode found =
        makertime.json(
            "replay",
            "--json",
            "--config=" + config,
            "--from=2026-03-02",
            "--to=2026-03-06",
            "--changes="
                + write(
                    "changes.json",
                    "{\"changes\": [{\"kind\": \"manual\","
                        + " \"match\": {\"labels\": {\"trigger\": \"play\"}}, \"remove\": true}]}"));

    assertThat(found.at("/changes/0/matched").asInt()).isEqualTo(40);
    assertThat(found.path("freed").asLong()).isEqualTo(40 * 300);
    assertThat(found.path("people").asInt()).isEqualTo(8);
    assertThat(found.path("daysOtherThanStored").asInt()).isZero();
    assertThat(found.at("/known/tools").isMissingNode()).isFalse();
    assertThat(found.at("/notes/NO_NEW_RUNS").asText()).contains("not started more often");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: wait, run: {factor: 0.5}, match: {labels: {who: ana}}} | matches nothing",
        "{kind: manual, remove: true} | 3.3 hours would be free",
        "{kind: meeting, remove: true, match: {subject: nothing}} | 0.0 hours would be free"
      })
  void the_example_and_other_changes_run_with_a_configuration(String change, String said)
      throws Exception {
    String config = MeasuredOrganization.in(directory).config();
    String[] period = {"--config=" + config, "--from=2026-03-02", "--to=2026-03-06"};
    Path file = write("changes.yaml", "changes: [%s]".formatted(change));

    assertThat(makertime.run(with(period, "replay", "--changes=" + file)))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out()).contains(said);

    assertThat(makertime.run(with(period, "replay", "--changes=" + EXAMPLE)))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out()).contains("changes[5] meeting all-hands* (at most 3 people)");
  }

  @Test
  void what_would_tell_of_few_people_is_refused() throws Exception {
    MeasuredOrganization measured = MeasuredOrganization.in(directory);
    Path organization = directory.resolve("organization.yaml");
    Files.writeString(
        organization, Files.readString(organization).replace("\"gitlab:e0\"", "\"gitlab:zoe\""));
    Path config = directory.resolve("makertime.yaml");
    Files.writeString(
        config, Files.readString(config) + "reporter: {privacy: {minimumGroup: 8}}%n".formatted());
    Path file = write("changes.yaml", "changes: [{kind: manual, remove: true}]");

    assertThat(
            makertime.run(
                "replay",
                "--config=" + measured.config(),
                "--from=2026-03-02",
                "--to=2026-03-06",
                "--changes=" + file))
        .isEqualTo(1);
    assertThat(makertime.err())
        .contains("changes[0]: it matches evidence of fewer than 8 people")
        .doesNotContain("zoe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changes: [{kind: wait, run: {factor: -1}}] | changes[0].run.factor: must be a number",
        "{ | is refused",
        "'' | changes: must be a list",
        "- 1 | changes: must be a list"
      })
  void wrong_changes_are_refused_by_their_path(String text, String said) throws Exception {
    List<String> arguments = arguments("01-nothing-changes");
    arguments.removeIf(one -> one.startsWith("--changes"));
    arguments.add("--changes=" + write("wrong.yaml", text));

    assertThat(makertime.run(arguments.toArray(String[]::new))).isEqualTo(1);
    assertThat(makertime.err()).contains(said).doesNotContain("Exception");
  }

  @Test
  void of_nobody_there_is_nothing_and_no_change_is_needed() throws Exception {
    assertThat(
            makertime.run(
                "replay",
                "--organization=" + write("organization.yaml", "people: []"),
                "--activities=" + write("activities.jsonl", ""),
                "--changes=" + write("changes.json", "{\"changes\": []}"),
                "--from=2026-06-15",
                "--to=2026-06-16"))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out()).contains("0 people", "  none").doesNotContain("NaN", "null");
  }

  @Test
  void days_of_people_are_for_files_alone() throws Exception {
    String config = MeasuredOrganization.in(directory).config();

    assertThat(
            makertime.run(
                "replay",
                "--days",
                "--config=" + config,
                "--from=2026-03-02",
                "--to=2026-03-06",
                "--changes=" + EXAMPLE))
        .isEqualTo(2);
    assertThat(makertime.err()).contains("--days is for --organization and --activities");
  }

  private static String[] with(String[] period, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(period));
    return all.toArray(String[]::new);
  }

  private List<String> arguments(String name) throws Exception {
    String folder = "replay/%s/".formatted(name);
    JsonNode about = Json.MAPPER.readTree(Golden.text(folder + "case.json"));
    List<String> arguments = new ArrayList<>(List.of("replay"));
    for (String file : List.of("organization.yaml", "activities.jsonl", "changes.json")) {
      Path copy = write(file, Golden.text(folder + file));
      arguments.add("--%s=%s".formatted(file.substring(0, file.indexOf('.')), copy));
    }
    for (String option : List.of("from", "to")) {
      arguments.add("--%s=%s".formatted(option, about.path(option).asText()));
    }
    arguments.add("--as-of=" + about.path("asOf").asText());
    return arguments;
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
