package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private MeasuredOrganization measured;

  @BeforeEach
  void measure() throws Exception {
    measured = MeasuredOrganization.in(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "HTML", "JSON", "CSV"})
  void a_team_that_is_none_is_refused_with_the_nearest(String format) {
    assertThat(
            makertime.run(
                "report",
                "--config=" + measured.config(),
                "--from=" + MeasuredOrganization.FROM,
                "--to=" + MeasuredOrganization.TO,
                "--format=" + format,
                "--team=Chrun"))
        .isEqualTo(1);
    assertThat(makertime.out()).isEmpty();
    assertThat(makertime.err())
        .isEqualToIgnoringNewLines(
            "report: --team Chrun: there is no team Chrun; did you mean churn?");
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE, No day has been measured in this period, ''",
    "HTML, No day has been measured in this period, ''",
    "JSON, '', there are no measured days from 1999-01-01 to 1999-01-31",
    "CSV, 'team,date,people', there are no measured days from 1999-01-01 to 1999-01-31"
  })
  void a_period_without_days_is_said(String format, String printed, String said) {
    assertThat(
            makertime.run(
                "report",
                "--config=" + measured.config(),
                "--from=1999-01-01",
                "--to=1999-01-31",
                "--format=" + format))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out()).contains(printed);
    assertThat(makertime.err()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLE", "HTML", "JSON", "CSV"})
  void people_are_named_only_where_they_are_asked_for(String format) {
    String[] asked = {
      "report",
      "--config=" + measured.config(),
      "--from=" + MeasuredOrganization.FROM,
      "--to=" + MeasuredOrganization.TO,
      "--format=" + format
    };
    assertThat(makertime.run(asked)).as(makertime.err()).isZero();
    assertThat(makertime.out()).contains("churn").doesNotContainPattern("\\be[0-7]\\b");

    makertime.forgetOut();
    assertThat(makertime.run(asked[0], asked[1], asked[2], asked[3], asked[4], "--people"))
        .isZero();
    assertThat(makertime.out()).contains("churn").containsPattern("\\be7\\b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "explain", "compare", "simulate"})
  void who_only_reads_needs_no_secret_of_any_tool(String command) throws Exception {
    Path guarded =
        measured.write(
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
      asked.add("--to=" + MeasuredOrganization.TO);
    }
    if (command.equals("compare")) {
      Files.writeString(
          directory.resolve("promise.json"), measured.simulated(makertime).toString());
      asked.add("--migration=auto");
    }
    if (command.equals("simulate")) {
      asked.add(measured.write("typed.yaml", MeasuredOrganization.TYPED).toString());
      asked.add("--draws=10");
    }

    assertThat(makertime.run(asked.toArray(String[]::new))).as(makertime.err()).isZero();
    assertThat(makertime.run("check", "--config=" + guarded)).isEqualTo(1);
    assertThat(makertime.err()).contains("the environment variable MT_NOT_SET_HOOK is not set");
  }

  @Test
  void hand_made_work_that_recurs_is_priced_and_seen_to_go_away() {
    assertThat(
            makertime.run(
                "report",
                "--backlog",
                "--config=" + measured.config(),
                "--from=" + MeasuredOrganization.FROM,
                "--to=" + MeasuredOrganization.TO))
        .as(makertime.err())
        .isZero();
    assertThat(makertime.out())
        .containsPattern("data/churn +play +360 +8 +30.0 +0 +0 EUR +5.0 min +5.0 min")
        .contains("Automatic deploys: gone, from")
        .doesNotContain("e1");
  }

  @Test
  void a_report_may_be_a_workbook() throws Exception {
    Path file = directory.resolve("report.xlsx");
    String[] asked = {
      "report",
      "--format=xlsx",
      "--config=" + measured.config(),
      "--from=" + MeasuredOrganization.FROM,
      "--to=" + MeasuredOrganization.TO
    };
    assertThat(makertime.run(asked)).isEqualTo(1);
    assertThat(makertime.err()).contains("needs --out");
    assertThat(makertime.run(asked[0], asked[1], asked[2], asked[3], asked[4], "--out=" + file))
        .as(makertime.err())
        .isZero();

    Path people = directory.resolve("people.xlsx");
    assertThat(
            makertime.run(
                asked[0], asked[1], asked[2], asked[3], asked[4], "--people", "--out=" + people))
        .as(makertime.err())
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

  @Test
  void a_report_ends_with_the_verdict_on_each_migration() throws Exception {
    Files.writeString(directory.resolve("promise.json"), measured.simulated(makertime).toString());
    makertime.forgetOut();

    assertThat(
            makertime.run(
                "report",
                "--config=" + measured.config(),
                "--from=" + MeasuredOrganization.FROM,
                "--to=" + MeasuredOrganization.TO))
        .isZero();

    assertThat(makertime.out()).contains("migrations", "Automatic deploys: churn from 2026-05-04");
  }
}
