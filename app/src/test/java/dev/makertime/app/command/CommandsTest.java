package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "run", "streams", "people", "measure", "read", "report", "check", "token"})
  void every_command_has_help(String command) {
    assertThat(makertime(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: makertime " + command);
  }

  @Test
  void streams_describes_its_topology_without_a_broker() {
    assertThat(makertime("streams", "--describe")).isZero();
    assertThat(out.toString()).startsWith("Topologies:").contains("makertime.team-days.v1");
  }

  @Test
  void streams_alone_needs_a_configuration_and_a_broker() throws Exception {
    assertThat(makertime("streams")).isEqualTo(2);
    assertThat(err.toString()).contains("--config");

    write("organization.yaml", "people: []");
    Path config = write("makertime.yaml", "organization: organization.yaml");
    assertThat(makertime("streams", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("kafka.bootstrapServers");
  }

  @Test
  void people_apply_puts_a_file_in_force_or_changes_nothing() throws Exception {
    Path inForce = write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");
    Path wrong = write("wrong.yaml", "people: [{id: ana}, {id: ana}]\nholidays: [soon]");

    assertThat(makertime("people", "apply", wrong.toString(), "--config", config.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("people[1].id").contains("holidays[0]");
    assertThat(inForce).hasContent("people: [{id: ana}]");

    Path right = write("right.yaml", "people: [{id: ana}, {id: bo}]");
    assertThat(makertime("people", "apply", right.toString(), "--config", config.toString()))
        .isZero();
    assertThat(out.toString()).contains("2 people");
    assertThat(inForce).hasContent("people: [{id: ana}, {id: bo}]");
  }

  @Test
  void no_command_is_a_usage_error() {
    assertThat(makertime()).isEqualTo(2);
    assertThat(err.toString()).contains("Which command?");
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void measure_prints_the_expected_lines(GoldenCase golden) throws Exception {
    Path organization = write("organization.yaml", golden.organizationYaml());
    Path activities = write("activities.jsonl", GoldenCase.text(golden.name(), "activities.jsonl"));

    assertThat(
            makertime(
                "measure",
                "--organization",
                organization.toString(),
                "--activities",
                activities.toString(),
                "--from",
                golden.from().toString(),
                "--to",
                golden.to().toString(),
                "--as-of",
                golden.asOf().toString()))
        .isZero();
    List<String> lines = out.toString().lines().toList();
    List<String> expected =
        GoldenCase.text(golden.name(), "expected.jsonl").lines().filter(l -> !l.isBlank()).toList();
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(Json.MAPPER.readTree(lines.get(i)))
          .isEqualTo(Json.MAPPER.readTree(expected.get(i)));
    }
  }

  @Test
  void simulate_shows_scenarios_side_by_side_and_says_what_is_wrong_with_inputs() throws Exception {
    assertThat(makertime("simulate", "../docs/example/scenarios.yaml")).isZero();
    assertThat(out.toString()).contains("current", "compromise", "break-even", "assumed");

    out.getBuffer().setLength(0);
    assertThat(makertime("simulate", "--json", "../docs/example/scenarios.yaml")).isZero();
    assertThat(Json.MAPPER.readTree(out.toString()).at("/scenarios/optimal/breakEvenMonth").isInt())
        .isTrue();

    Path wrong = write("wrong.json", "{\"org\": {}, \"scenarios\": {}}");
    assertThat(makertime("simulate", wrong.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("org.engineers is missing", "org.baseSalaryPerYear is missing");
    assertThat(makertime("simulate", "none.json")).isEqualTo(1);
    assertThat(err.toString()).contains("none.json: there is no such file");
  }

  @Test
  void what_cannot_be_compared_or_computed_is_refused_with_why() throws Exception {
    Path weeks =
        write(
            "minus.json",
            "{\"config\":{\"fullWeekHours\":-40,\"migrationWeekIndex\":3,\"anticipationWeeks\":1,"
                + "\"rampWeeks\":1,\"minAvailability\":0.5,\"minWeeks\":0},\"categories\":[\"manual\"],"
                + "\"rows\":[{\"engineer\":\"a\",\"week\":1,\"contractHours\":40,\"availableHours\":1e-300,"
                + "\"covered\":true,\"hours\":{\"manul\":1}}]}");
    assertThat(makertime("compare", "--weeks", weeks.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("minus.json is refused")
        .contains("config.fullWeekHours must be 1 to 168", "config.minWeeks must be 1 to 1000")
        .contains("rows[0].availableHours", "no row has hours of manual, but of manul");

    Path flows =
        write("flows.json", "{\"discountRateAnnual\": 0.1, \"cashFlows\": {\"a\": [-1, \"x\"]}}");
    assertThat(makertime("simulate", flows.toString(), "--json")).isEqualTo(1);
    assertThat(err.toString()).contains("cashFlows.a must be a number");
    Path year =
        write(
            "year.json",
            "{\"staff\":0,\"salary\":1,\"features\":[1,1],\"deployments\":[1,1],\"cfr\":[0,0]}");
    assertThat(makertime("simulate", year.toString(), "--json")).isEqualTo(1);
    assertThat(err.toString()).contains("roi: there is no such number");
  }

  @Test
  void compare_speaks_of_all_together_and_carefully() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int engineer = 1; engineer <= 8; engineer++) {
      for (int week = 1; week <= 30; week++) {
        double manual = (week < 15 ? 6 : 2) + engineer % 3 + (week * engineer % 7) / 10.0;
        rows.append(rows.isEmpty() ? "" : ",")
            .append(
                "{\"engineer\":\"e%d\",\"week\":%d,\"contractHours\":40,\"availableHours\":40,\"covered\":true,\"hours\":{\"manual\":%s}}"
                    .formatted(engineer, week, manual));
      }
    }
    Path weeks =
        write(
            "weeks.json",
            "{\"config\":{\"fullWeekHours\":40,\"migrationWeekIndex\":15,\"anticipationWeeks\":1,\"rampWeeks\":4,\"minAvailability\":0.5,\"minWeeks\":4},\"categories\":[\"manual\"],\"rows\":["
                + rows
                + "]}");

    assertThat(makertime("compare", "--weeks", weeks.toString())).isZero();
    assertThat(out.toString())
        .contains("8 engineers", "improved, confirmed by permutation", "not shown to be caused")
        .doesNotContain("e1");
    out.getBuffer().setLength(0);
    assertThat(makertime("compare", "--json", "--weeks", weeks.toString())).isZero();
    assertThat(Json.MAPPER.readTree(out.toString()).at("/paired/manual/verdict").asText())
        .isEqualTo("IMPROVED");
    assertThat(makertime("compare", "--weeks", write("bad.json", "{}").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("config, categories and rows are needed");
  }

  @Test
  void a_line_that_is_no_activity_is_named() throws Exception {
    Path organization = write("organization.yaml", "people: []");
    Path activities = write("activities.jsonl", "\n{\"id\":\n");

    assertThat(
            makertime(
                "measure",
                "--organization=" + organization,
                "--activities=" + activities,
                "--from=2026-01-01",
                "--to=2026-01-02"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("activities.jsonl line 2 is no activity");
  }

  @Test
  void whoever_a_token_is_sees_that_it_was_made_and_taken_back() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\n"
                    + "data: {directory: d}\n"
                    + "reporter: {auth: {tokens: tokens.json}}")
            .toString();

    makertime("token", "create", "--config", config, "--role", "engineer", "--person", "ana");
    String id = TokenFile.idOf(out.toString().strip());
    makertime("token", "revoke", "--config", config, id);

    assertThat(new Audit(directory.resolve("d/access/audit.jsonl"), Clock.systemUTC()).of("ana", 9))
        .extracting(Audit.Look::what)
        .containsExactly("took back token " + id, "made token %s: engineer".formatted(id));
  }

  @Test
  void tokens_are_made_listed_and_taken_back_and_only_their_hashes_are_kept() throws Exception {
    write("organization.yaml", "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();

    assertThat(
            makertime(
                "token",
                "create",
                "--config",
                config,
                "--role",
                "lead",
                "--team",
                "churn",
                "--name",
                "Lea"))
        .isZero();
    String token = out.toString().strip();
    assertThat(token).startsWith("mkt_").hasSize(47);
    assertThat(directory.resolve("tokens.json")).content().doesNotContain(token.substring(4));
    out.getBuffer().setLength(0);
    makertime("token", "list", "--config", config);
    assertThat(out.toString()).contains("Lea", "lead", "teams churn");
    String id = out.toString().substring(0, 8);

    assertThat(makertime("token", "revoke", "--config", config, id)).isZero();
    assertThat(makertime("token", "revoke", "--config", config, id)).isEqualTo(1);
    assertThat(makertime("token", "create", "--config", config, "--role", "lead")).isEqualTo(2);
    assertThat(
            makertime("token", "create", "--config", config, "--role", "engineer", "--person", "x"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("a lead needs --team", "nobody there is called x");
  }

  @Test
  void a_token_of_a_name_that_nobody_has_is_not_made() throws Exception {
    write(
        "organization.yaml",
        "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}, {id: 李雷}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();

    assertThat(makertime("token", "create", "--config", config, "--role=lead", "--team", "chrun"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("there is no team chrun; did you mean churn?");
    assertThat(makertime("token", "create", "--config", config, "--role=engineer", "--person=李蕾"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("nobody there is called 李蕾; did you mean 李雷?");
    assertThat(directory.resolve("tokens.json")).doesNotExist();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void tokens_that_cannot_be_read_are_said_to_be_so_in_words() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    String config =
        write(
                "makertime.yaml",
                "organization: organization.yaml\nreporter: {auth: {tokens: tokens.json}}")
            .toString();
    write("tokens.json", "[{");

    assertThat(makertime("token", "list", "--config", config)).isEqualTo(1);
    assertThat(makertime("check", "--config", config)).isEqualTo(1);
    assertThat(err.toString())
        .containsPattern("tokens.json: line 1, column [0-9]: this is not well-formed JSON")
        .doesNotContain("fasterxml", "Unexpected");
  }

  @Test
  void grants_that_cannot_be_read_or_name_an_unknown_team_are_found_before_nobody_is_let_in()
      throws Exception {
    write("organization.yaml", "people: [{id: ana, teams: [{team: churn, from: 2026-01-01}]}]");
    String config =
        write(
                "makertime.yaml",
                """
                organization: organization.yaml
                reporter: {auth: {tokens: tokens.json, grants: grants.yaml}}
                """)
            .toString();
    write("grants.yaml", "- {who: lea@example.com, roles: [boss]}");
    assertThat(makertime("check", "--config", config)).isEqualTo(1);
    assertThat(err.toString()).contains("a role must be engineer, lead");

    write("grants.yaml", "- {who: lea@example.com, roles: [lead], teams: [churn, chrun]}");
    assertThat(makertime("check", "--config", config)).isEqualTo(1);
    assertThat(err.toString())
        .contains("grants.yaml: lea@example.com: there is no team chrun; did you mean churn?");

    write("grants.yaml", "- {who: lea@example.com, roles: [lead], teams: [churn]}");
    assertThat(makertime("check", "--config", config)).isZero();
    assertThat(out.toString()).contains("grants.yaml: can be read", "tokens.json: 0 tokens");
  }

  @Test
  void a_broken_organization_is_refused_with_every_mistake() throws Exception {
    write("organization.yaml", "people: [{id: ana, tems: []}, {id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(makertime("check", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("people[0].tems: unknown; did you mean teams?")
        .contains("people[1].id: is the id of two people: ana");
  }

  @Test
  void a_sound_configuration_is_said_to_be_so() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(makertime("check", "--config", config.toString())).isZero();
    assertThat(out.toString())
        .contains("1 person, 0 identities, 0 bots")
        .contains("can be written");
  }

  @Test
  void what_a_source_ignores_goes_to_standard_error() {
    assertThat(read("{\"object_kind\":\"issue\"}", "read", "gitlab")).isZero();
    assertThat(err.toString()).startsWith("ignored: ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void digits_are_written_alike_on_every_machine() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
      assertThat("projects/%d/".formatted(15)).isNotEqualTo("projects/15/");

      Makertime.writeDigitsAlike();

      assertThat("projects/%d/".formatted(15)).isEqualTo("projects/15/");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }

  @Test
  void what_a_source_rejects_is_exit_code_1() {
    assertThat(read("{", "read", "gitlab")).isEqualTo(1);
    assertThat(err.toString()).startsWith("rejected: ");
  }

  @Test
  void a_source_that_is_none_is_a_usage_error() {
    assertThat(read("", "read", "jira")).isEqualTo(2);
  }

  @Test
  void a_report_of_nothing_says_what_to_do() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config = write("makertime.yaml", "organization: organization.yaml");

    assertThat(makertime("report", "--config=" + config, "--from=2026-01-01", "--to=2026-01-31"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("start `makertime run --config");
  }

  @Test
  void the_way_of_a_start_is_gone_up_to_its_first_answer_and_leaves_nothing() {
    assertThat(makertime("prepare")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void what_the_simulator_writes_is_taken_as_it_is() throws Exception {
    Path written = directory.resolve("play");
    assertThat(makertime("simulator", "--write", written.toString(), "--port", "0")).isZero();
    String first = Files.readString(written.resolve("makertime.yaml"));
    assertThat(makertime("simulator", "--write", written.toString(), "--port", "0")).isZero();

    Configuration configuration =
        ConfigurationFile.read(written.resolve("makertime.yaml"), Map.of());
    assertThat(OrganizationFile.read(configuration.organization()).people()).hasSize(12);
    assertThat(configuration.sources()).hasSizeGreaterThan(12);
    assertThat(configuration.reporter().scenarios()).exists();
    assertThat(secret(first))
        .hasSizeGreaterThan(20)
        .isEqualTo(secret(Files.readString(written.resolve("makertime.yaml"))));
    assertThat(err.toString()).contains("next: makertime run --config " + written);
  }

  private static String secret(String yaml) {
    return yaml.replaceAll("(?s).*secrets: \\[\"([^\"]+)\"].*", "$1");
  }

  @Test
  void the_simulator_refuses_a_base_with_sources_and_one_that_is_not_there() throws Exception {
    Path base = write("base.yaml", "organization: o.yaml\nsources: []\n");
    String to = directory.resolve("play").toString();

    assertThat(makertime("simulator", "--directory", to, "--write", base.toString(), "--port=0"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("has sources of its own");
    assertThat(makertime("simulator", "--directory", to, "--write", to + "/none", "--port=0"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(makertime("simulator", "--collector", "http://127.0.0.1:1", "--port=0"))
        .isEqualTo(2);
  }

  @Test
  void check_counts_sources_not_results_and_names_those_that_cannot_be_read() throws Exception {
    write("organization.yaml", "people: [{id: ana}]");
    Path config =
        write(
            "makertime.yaml",
            """
            organization: organization.yaml
            sources:
              - {type: gitlab, url: "http://127.0.0.1:1", token: t, projects: [a/b], secrets: [s]}
            """);

    assertThat(makertime("check", "--config", config.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("makertime.yaml: 1 source\n");
    assertThat(err.toString()).contains("1 of 1 source cannot be read: gitlab");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private int read(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return makertime(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private int makertime(String... arguments) {
    CommandLine commandLine =
        Makertime.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
