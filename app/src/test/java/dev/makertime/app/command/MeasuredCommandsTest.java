package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.Makertime;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight people deploy by hand every day until their team migrates; and meet, and wait. */
class MeasuredCommandsTest {
  private static final LocalDate FROM = LocalDate.parse("2026-03-02");
  private static final LocalDate TO = LocalDate.parse("2026-06-28");
  private static final LocalDate WAVE = LocalDate.parse("2026-05-04");

  private static final String TYPED =
      """
      scenarios:
        current: {projectBuildHours: 160, meetingHours: 30}
        optimal: {maintenanceHoursPerProject: {factor: 0}, assessmentHours: 10}
      """;

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String config = "";

  @BeforeEach
  void measure() throws Exception {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      people.append(
          "  - {id: e%d, monthlyCost: 7500, identities: [\"gitlab:e%d\"], teams: [{team: churn, from: 2020-01-01}]}%n"
              .formatted(i, i));
    }
    Path organization =
        write(
            "organization.yaml",
            """
            currency: EUR
            measureFrom: %s
            people:
            %sprojects:
              - {id: churn, subjects: ["data/*"], started: 2025-12-01, live: [{from: 2026-02-01}]}
            migrations:
              - {id: auto, name: Automatic deploys, waves: [{team: churn, from: %s}], promise: "promise.json#optimal"}
            """
                .formatted(FROM, people, WAVE));
    config =
        write("makertime.yaml", "organization: organization.yaml\ndata: {directory: data}")
            .toString();
    store(OrganizationFile.read(organization));
  }

  @Test
  void a_figure_is_taken_apart_to_the_second() {
    assertThat(makertime("explain", "--config", config, "--person", "e1", "--date", "2026-03-03"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("= counted", "strict", "generous", "in UTC")
        .containsPattern("- capped +0:00:00 +0:00:00 +0:40:00")
        .containsPattern("= counted +0:30:00 +0:05:00 +0:20:00")
        .containsPattern("default +0:30:00 +0:05:00 +0:20:00")
        .containsPattern("13:00–14:00 +wait +0:20:00 +data/churn .*0:40:00 capped")
        .contains("It was long: the first 10 min count");
  }

  @Test
  void of_a_team_only_sums_are_shown() throws Exception {
    assertThat(makertime("explain", "--config", config, "--team", "churn", "--week", "2026-W10"))
        .isZero();
    assertThat(out.toString())
        .containsPattern("= counted +20:00:00 +3:20:00 +13:20:00")
        .doesNotContain("gitlab:e1");
    out.getBuffer().setLength(0);
    assertThat(
            makertime(
                "explain", "--json", "--config", config, "--team", "churn", "--week", "2026-W10"))
        .isZero();
    assertThat(Json.MAPPER.readTree(out.toString()).path("days")).isEmpty();
  }

  @Test
  void what_cannot_be_explained_is_said() {
    assertThat(makertime("explain", "--config", config, "--person", "x", "--date", "2026-03-03"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("nobody of this id");
    assertThat(makertime("explain", "--config", config, "--team", "chrun", "--date", "2026-03-03"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("there is no team chrun; did you mean churn?");
    assertThat(makertime("explain", "--config", config, "--team", "churn", "--week", "soon"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("2026-W05");
    assertThat(makertime("explain", "--config", config)).isEqualTo(2);
  }

  @Test
  void a_simulation_begins_with_what_was_measured() throws Exception {
    JsonNode study = simulated();

    assertThat(study.at("/origins/scenarios.current.meetingHours/kind").asText())
        .isEqualTo("MEASURED");
    assertThat(study.at("/typed/scenarios.current.meetingHours").asDouble()).isEqualTo(30);
    assertThat(study.at("/inputs/org/engineers").asDouble()).isEqualTo(8);
    assertThat(study.at("/figures/current/meetings/kind").asText()).isEqualTo("MEASURED");
    assertThat(study.at("/figures/optimal/npv/kind").asText()).isEqualTo("DEFAULT");
    assertThat(directory.resolve("study.html")).content().contains("was measured from");

    out.getBuffer().setLength(0);
    assertThat(makertime("simulate", directory.resolve("study.xlsx").toString(), "--json"))
        .as(err.toString())
        .isZero();
    JsonNode again = Json.MAPPER.readTree(out.toString());
    assertThat(again.at("/scenarios/optimal/npv").asDouble())
        .isCloseTo(study.at("/scenarios/optimal/npv").asDouble(), within(1e-6));
  }

  @Test
  void the_example_for_what_is_measured_compares_like_with_like() {
    String typed = "given hours are compared with measured ones";
    String[] period = {"--draws=100", "--config=" + config, "--from=" + FROM, "--to=" + WAVE};

    assertThat(
            makertime(
                "simulate",
                "../docs/example/measured.yaml",
                period[0],
                period[1],
                period[2],
                period[3]))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("measured 2026").doesNotContain(typed);
    assertThat(
            makertime(
                "simulate",
                "../docs/example/scenarios.yaml",
                period[0],
                period[1],
                period[2],
                period[3]))
        .isZero();
    assertThat(out.toString()).contains("optimal: " + typed);
  }

  @Test
  void a_page_may_be_in_german_figures() {
    assertThat(
            makertime(
                "simulate",
                "../docs/example/scenarios.yaml",
                "--draws=1000",
                "--locale=de",
                "--html=" + directory.resolve("de.html")))
        .isZero();
    assertThat(directory.resolve("de.html")).content().contains("28,7", "192.000 EUR");
  }

  @Test
  void a_language_that_is_none_is_refused() {
    assertThat(
            makertime(
                "simulate",
                "../docs/example/scenarios.yaml",
                "--draws=10",
                "--locale=de_DE",
                "--html=" + directory.resolve("de.html")))
        .isEqualTo(1);
    assertThat(err.toString()).contains("de-DE");
  }

  @Test
  void a_migration_is_held_against_its_promise() throws Exception {
    Files.writeString(directory.resolve("promise.json"), simulated().toString());
    out.getBuffer().setLength(0);

    assertThat(makertime(comparing("--html=" + directory.resolve("comparison.html"))))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("Automatic deploys: churn from 2026-05-04", "promised -0.4, measured -0.4")
        .doesNotContain("e1");
    assertThat(directory.resolve("comparison.html")).content().contains("Promised and delivered");
  }

  @Test
  void weeks_whose_days_have_left_are_found_again_by_the_key_beside_the_store() throws Exception {
    Files.writeString(directory.resolve("promise.json"), simulated().toString());
    String[] asked = comparing("--json");
    JsonNode whole = answered(asked);
    Path key = Files.createDirectories(directory.resolve("data/access")).resolve("pseudonym.key");
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      assertThat(store.pastWeeks().retire(WAVE, FROM, new Pseudonyms(key)::of)).isPositive();
    }

    JsonNode found = answered(asked);

    for (String part : List.of("net", "gross", "promises", "weekly")) {
      assertThat(found.path(part)).as(part).isEqualTo(whole.path(part)).isNotEmpty();
    }
    assertThat(found.path("flags").toString()).contains("PAST_WEEKS");
    Files.delete(key);
    assertThat(makertime(asked)).isEqualTo(1);
    assertThat(err.toString()).contains("pseudonym.key is missing");
    assertThat(key).doesNotExist();
  }

  @Test
  void a_report_ends_with_the_verdict_on_each_migration() throws Exception {
    Files.writeString(directory.resolve("promise.json"), simulated().toString());
    out.getBuffer().setLength(0);

    assertThat(makertime("report", "--config=" + config, "--from=" + FROM, "--to=" + TO)).isZero();

    assertThat(out.toString()).contains("migrations", "Automatic deploys: churn from 2026-05-04");
  }

  @Test
  void compare_needs_no_period() throws Exception {
    Files.writeString(directory.resolve("promise.json"), simulated().toString());

    JsonNode found = answered("compare", "--migration=auto", "--config=" + config, "--json");

    assertThat(found.path("from").asText()).isEqualTo("2025-05-04");
    assertThat(found.at("/verdict/sentence").asText()).isNotEmpty();
  }

  private String[] comparing(String how) {
    return new String[] {
      "compare",
      "--migration=auto",
      "--config=" + config,
      "--from=" + FROM,
      "--to=" + TO,
      "--ramp=0",
      how
    };
  }

  private JsonNode answered(String... arguments) throws Exception {
    out.getBuffer().setLength(0);
    assertThat(makertime(arguments)).as(err.toString()).isZero();
    return Json.MAPPER.readTree(out.toString());
  }

  @Test
  void a_promise_that_is_missing_and_a_migration_that_is_none_are_said() {
    String[] asked = {"compare", "--config=" + config, "--from=" + FROM, "--to=" + TO};
    assertThat(makertime(asked[0], asked[1], asked[2], asked[3], "--migration=auto")).isEqualTo(1);
    assertThat(err.toString()).contains("promise.json cannot be read");
    assertThat(makertime(asked[0], asked[1], asked[2], asked[3], "--migration=x")).isEqualTo(1);
    assertThat(err.toString()).contains("the organization file has auto; did you mean auto?");
    assertThat(makertime(comparing("--team=chrun"))).isEqualTo(1);
    assertThat(err.toString()).contains("auto has no wave of this team; did you mean churn?");
    assertThat(makertime(comparing("--control=pricng"))).isEqualTo(1);
    assertThat(err.toString()).contains("--control pricng: there is no team pricng");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "HTML", "JSON", "CSV"})
  void a_team_that_is_none_is_refused_with_the_nearest(String format) {
    assertThat(
            makertime(
                "report",
                "--config=" + config,
                "--from=" + FROM,
                "--to=" + TO,
                "--format=" + format,
                "--team=Chrun"))
        .isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "report: --team Chrun: there is no team Chrun; did you mean churn?");
  }

  @Test
  void a_simulation_of_a_team_that_is_none_is_refused() {
    assertThat(
            makertime(
                "simulate",
                "--config=" + config,
                "--from=" + FROM,
                "--to=" + TO,
                "--team=chrun",
                "--draws=10"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("there is no team chrun; did you mean churn?");
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE, No day has been measured in this period, ''",
    "HTML, No day has been measured in this period, ''",
    "JSON, '', no day has been measured from 1999-01-01 to 1999-01-31",
    "CSV, 'team,date,people', no day has been measured from 1999-01-01 to 1999-01-31"
  })
  void a_period_without_days_is_said(String format, String printed, String said) {
    assertThat(
            makertime(
                "report",
                "--config=" + config,
                "--from=1999-01-01",
                "--to=1999-01-31",
                "--format=" + format))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains(printed);
    assertThat(err.toString()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "HTML", "JSON", "CSV"})
  void people_are_named_only_where_they_are_asked_for(String format) {
    String[] asked = {
      "report", "--config=" + config, "--from=" + FROM, "--to=" + TO, "--format=" + format
    };
    assertThat(makertime(asked)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("churn").doesNotContainPattern("\\be[0-7]\\b");

    out.getBuffer().setLength(0);
    assertThat(makertime(asked[0], asked[1], asked[2], asked[3], asked[4], "--people")).isZero();
    assertThat(out.toString()).contains("churn").containsPattern("\\be7\\b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "explain", "compare", "simulate"})
  void who_only_reads_needs_no_secret_of_any_tool(String command) throws Exception {
    Path guarded =
        write(
            "guarded.yaml",
            """
            organization: organization.yaml
            data: {directory: data}
            kafka: {client: {"sasl.jaas.config": "${MT_NOT_SET_BROKER}"}}
            collector: {port: "${MT_NOT_SET_PORT}", tokens: ["${MT_NOT_SET_TOKEN}"]}
            reporter:
              auth:
                tokens: tokens.json
                oidc:
                  issuer: "${MT_NOT_SET_ISSUER}"
                  clientId: makertime
                  clientSecret: "${MT_NOT_SET_SECRET}"
                  callback: https://example.com/login/oidc/callback
            sources:
              - {type: gitlab, secrets: ["whsec_${MT_NOT_SET_HOOK}"]}
              - {type: gitlab, name: polled, url: "${MT_NOT_SET_URL}", token: "${MT_NOT_SET_TOKEN}", groups: [data]}
              - {type: ical, url: "${MT_NOT_SET_FEED}", since: "${MT_NOT_SET_SINCE}"}
            """);
    String period = command.equals("explain") ? "--date=2026-03-03" : "--from=2026-03-02";
    List<String> asked = new ArrayList<>(List.of(command, "--config=" + guarded, period));
    if (command.equals("explain")) {
      asked.add("--team=churn");
    } else {
      asked.add("--to=" + TO);
    }
    if (command.equals("compare")) {
      Files.writeString(directory.resolve("promise.json"), simulated().toString());
      asked.add("--migration=auto");
    }
    if (command.equals("simulate")) {
      asked.add(write("typed.yaml", TYPED).toString());
      asked.add("--draws=10");
    }

    assertThat(makertime(asked.toArray(String[]::new))).as(err.toString()).isZero();
    assertThat(makertime("check", "--config=" + guarded)).isEqualTo(1);
    assertThat(err.toString()).contains("the environment variable MT_NOT_SET_HOOK is not set");
  }

  @Test
  void hand_made_work_that_recurs_is_priced_and_seen_to_go_away() {
    assertThat(
            makertime("report", "--backlog", "--config=" + config, "--from=" + FROM, "--to=" + TO))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .containsPattern("data/churn +play +360 +8 +30.0 +0 +0 EUR +5.0 min +5.0 min")
        .contains("Automatic deploys: gone, from")
        .doesNotContain("e1");
  }

  @Test
  void a_report_may_be_a_workbook() throws Exception {
    Path file = directory.resolve("report.xlsx");
    String[] asked = {
      "report", "--format=xlsx", "--config=" + config, "--from=" + FROM, "--to=" + TO
    };
    assertThat(makertime(asked)).isEqualTo(1);
    assertThat(err.toString()).contains("needs --out");
    assertThat(makertime(asked[0], asked[1], asked[2], asked[3], asked[4], "--out=" + file))
        .as(err.toString())
        .isZero();

    Path people = directory.resolve("people.xlsx");
    assertThat(
            makertime(
                asked[0], asked[1], asked[2], asked[3], asked[4], "--people", "--out=" + people))
        .as(err.toString())
        .isZero();

    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(people))) {
      assertThat(book.getSheet("Days").getLastRowNum()).isEqualTo(8 * 85);
      assertThat(book.getSheet("Days").getRow(1).getCell(0).getStringCellValue()).isEqualTo("e0");
    }
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      XSSFSheet weeks = book.getSheet("Weeks");
      int sums = 3 + 17;
      assertThat(weeks.getRow(sums).getCell(1).getStringCellValue()).isEqualTo("all");
      assertThat(weeks.getRow(sums).getCell(4).getNumericCellValue())
          .as("half an hour of 8 people on 85 days")
          .isCloseTo(340, within(1e-9));
      assertThat(book.getSheet("Days").getLastRowNum()).isEqualTo(85);
      assertThat(book.getSheet("Days").getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("churn");
      assertThat(book.getSheet("Days").getRow(1).getCell(2).getNumericCellValue()).isEqualTo(8);
    }
  }

  /** Current from what was measured before the migration; the other one without manual work. */
  private JsonNode simulated() throws Exception {
    Path said = write("scenarios.yaml", TYPED);
    assertThat(
            makertime(
                "simulate",
                said.toString(),
                "--json",
                "--provenance",
                "--draws=1000",
                "--config=" + config,
                "--from=" + FROM,
                "--to=" + WAVE.minusDays(1),
                "--html=" + directory.resolve("study.html"),
                "--xlsx=" + directory.resolve("study.xlsx")))
        .as(err.toString())
        .isZero();
    return Json.MAPPER.readTree(out.toString());
  }

  private void store(Organization organization) throws Exception {
    List<Activity> activities = new ArrayList<>();
    for (LocalDate date = FROM; !date.isAfter(TO); date = date.plusDays(1)) {
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        for (int i = 0; i < 8; i++) {
          activities.add(activity(i, date, "meet", ActivityKind.MEETING, "10:00", "10:30"));
          activities.add(activity(i, date, "wait", ActivityKind.WAIT, "13:00", "14:00"));
          if (date.isBefore(WAVE)) {
            activities.add(activity(i, date, "play", ActivityKind.MANUAL, "15:00", "15:00"));
          }
        }
      }
    }
    List<EngineerDay> days =
        BatchMeasurement.days(
            organization, activities, FROM, TO, Instant.parse("2026-07-01T00:00:00Z"));
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      store
          .activities()
          .take(
              activities.stream().map(one -> new TopicTable.Change<>(one.identity(), one)).toList(),
              Map.of(0, 1L));
      store
          .days()
          .take(
              days.stream().map(one -> new TopicTable.Change<>(one.key(), one)).toList(),
              Map.of(0, 1L));
      store.activities().save();
      store.days().save();
    }
  }

  private static Activity activity(
      int engineer, LocalDate date, String id, ActivityKind kind, String start, String end) {
    return new Activity(
        id + date,
        1,
        "gitlab:e" + engineer,
        kind,
        Instant.parse("%sT%s:00Z".formatted(date, start)),
        null,
        Instant.parse("%sT%s:00Z".formatted(date, end)),
        null,
        "data/churn",
        kind == ActivityKind.MANUAL ? Map.of("trigger", "play") : Map.of(),
        false);
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private int makertime(String... arguments) {
    return Makertime.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
