package dev.makertime.app.command.dossier;

import static dev.makertime.app.command.dossier.ArchiveFiles.files;
import static dev.makertime.app.command.dossier.ArchiveFiles.seal;
import static dev.makertime.app.command.dossier.ArchiveFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.survey.SurveyAnswers;
import dev.makertime.analysis.survey.SurveyQuestion;
import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.command.CommandRun;
import dev.makertime.app.command.MeasuredOrganization;
import dev.makertime.reporter.survey.Surveys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of the example's scenarios, and what whoever changes it is told. */
class DossierCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @Test
  void a_dossier_is_computed_again_to_the_same() throws Exception {
    Path file = made("--title=GitLab CI");

    assertThat(makertime.run("verify", file.toString())).as(makertime.err()).isZero();
    assertThat(makertime.out()).contains("Every figure is what its inputs make.");
    assertThat(text(file, "dossier.html"))
        .contains("GitLab CI: is it worth it?", "1. Does this apply to us?")
        .contains("assumed", "8. Questions still open", "purchasing, or the vendor")
        .doesNotContain("NaN", "null", "Infinity");
  }

  @Test
  void the_same_inputs_make_the_same_bytes() throws Exception {
    byte[] first = Files.readAllBytes(made("--subscription=../docs/example/subscription.yaml"));

    assertThat(Files.readAllBytes(made("--subscription=../docs/example/subscription.yaml")))
        .isEqualTo(first);
  }

  @Test
  void one_changed_digit_is_found_also_under_a_new_seal() throws Exception {
    Path file = made();
    Map<String, byte[]> files = files(file);
    String figures = new String(files.get("figures.json"), StandardCharsets.UTF_8);
    int at = figures.indexOf("\"totalMonthly\" : ") + 17;
    char digit = figures.charAt(at) == '9' ? '8' : '9';
    files.put(
        "figures.json",
        (figures.substring(0, at) + digit + figures.substring(at + 1))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(refusal(files))
        .contains("the seal does not fit")
        .contains("simulation.scenarios.current.monthly.totalMonthly is " + digit);
    seal(files);
    assertThat(refusal(files))
        .doesNotContain("the seal does not fit")
        .contains("totalMonthly is " + digit, ", and computed ");
  }

  @Test
  void a_changed_page_and_changed_inputs_are_found_under_a_new_seal() throws Exception {
    Map<String, byte[]> files = files(made());
    files.put(
        "dossier.html",
        new String(files.get("dossier.html"), StandardCharsets.UTF_8)
            .replaceFirst("is it worth it", "it is worth it")
            .getBytes(StandardCharsets.UTF_8));
    seal(files);
    assertThat(refusal(files)).contains("dossier.html is not the page of these inputs");

    files = files(made());
    files.put(
        "inputs.json",
        new String(files.get("inputs.json"), StandardCharsets.UTF_8)
            .replaceFirst("60000", "61000")
            .getBytes(StandardCharsets.UTF_8));
    seal(files);
    assertThat(refusal(files)).contains(", and computed ");
  }

  @Test
  void an_archive_with_anything_more_in_it_is_none() throws Exception {
    Path file = made();
    Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);

    assertThat(makertime.run("verify", file.toString())).isEqualTo(1);
    assertThat(makertime.err()).contains("the archive has more in it");

    Map<String, byte[]> files = files(made());
    files.put("dossier-final.html", new byte[] {1});
    seal(files);
    assertThat(refusal(files)).contains("the archive has more in it");
  }

  @Test
  void what_is_no_dossier_is_refused_in_one_sentence() throws Exception {
    Map<String, byte[]> files = files(made());
    files.remove("inputs.json");
    assertThat(refusal(files)).contains("inputs.json is missing");

    files = files(made());
    files.put("inputs.json", "{\"format\": 7}".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(files)).doesNotContain("Exception", "dev.makertime");

    files = files(made());
    files.put("large", new byte[40 << 20]);
    assertThat(refusal(files)).contains("larger than any dossier");
  }

  @Test
  void answers_of_teams_are_in_it_and_those_to_no_question_are_refused() throws Exception {
    Path answers =
        Files.writeString(
            directory.resolve("answers.yaml"),
            """
            answers:
              - {question: subscription, answer: "Seats <grow> with the team.", by: Bo, on: 2026-05-04}
            """);
    assertThat(text(made("--answers=" + answers), "dossier.html"))
        .contains("“Seats &lt;grow&gt; with the team.”, Bo, 2026-05-04.");

    Files.writeString(
        answers,
        "answers: [{question: none, answer: x}, {question: survey, answer: '', on: May, mood: 3}]");
    assertThat(makertime.run(arguments("--answers=" + answers))).isEqualTo(1);
    assertThat(makertime.err())
        .contains("answers[1].mood: is not known")
        .contains("answers[1].answer: text of at most 600 characters is needed")
        .contains("answers[1].on: a date such as");
    Files.writeString(answers, "answers: [{question: none, answer: x}]");
    makertime.run(arguments("--answers=" + answers));
    assertThat(makertime.err()).contains("answers[0].question: none is no open question here");
  }

  @Test
  void what_was_measured_and_asked_is_in_it_as_sums_and_it_prints_on_eight_sheets()
      throws Exception {
    Path inputs = directory.resolve("scenarios.yaml");
    Files.writeString(
        inputs,
        MeasuredOrganization.TYPED + "  compromise: {adopt: [gitlab-ci], toolOneOff: 900}\n");
    MeasuredOrganization measured = MeasuredOrganization.in(directory);
    keepSurvey(directory.resolve("data"));
    Path file = directory.resolve("measured.zip");
    assertThat(
            makertime.run(
                "dossier",
                inputs.toString(),
                "--config=" + measured.config(),
                "--from=" + MeasuredOrganization.FROM,
                "--to=2026-05-03",
                "--migration=auto",
                "--subscription=../docs/example/subscription.yaml",
                "--draws=500",
                "--out=" + file))
        .as(makertime.err())
        .isZero();

    assertThat(makertime.run("verify", file.toString())).as(makertime.err()).isZero();
    String page = text(file, "dossier.html");
    assertThat(page)
        .contains("Automatic deploys: is it worth it?", "was measured from 2026-03-02", "measured")
        .contains("survey june, 5 answers", "What people answered (assumed)");
    for (String one : files(file).keySet()) {
      assertThat(text(file, one)).as(one).doesNotContain("gitlab:e", "e1@example.com", "\"e3\"");
    }
    Files.writeString(directory.resolve("dossier.html"), page);
    printsOnAtMostEightSheets();
  }

  @Test
  void a_period_without_a_configuration_is_refused() {
    assertThat(makertime.run(arguments("--last-month"))).isEqualTo(1);
    assertThat(makertime.err()).contains("--migration, --team and a period need --config");
  }

  private static void keepSurvey(Path data) throws Exception {
    Surveys surveys = Surveys.in(data, 5, Clock.systemUTC());
    Surveys.Opened opened = surveys.open("june", 8, 5);
    for (String code : opened.codes()) {
      surveys.answer(
          code,
          new SurveyAnswers(
              Map.of(SurveyQuestion.LEARN, 12, SurveyQuestion.LATE, 3),
              Map.of(PlatformBox.DEPLOY, true)));
    }
    surveys.end();
    surveys.keep();
  }

  private void printsOnAtMostEightSheets() throws Exception {
    Browser.needed();
    try (Browser browser = Browser.open("file://" + directory)) {
      browser.go("dossier.html");
      Object data =
          browser
              .devTools("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69))
              .get("data");
      String pdf =
          new String(Base64.getDecoder().decode(String.valueOf(data)), StandardCharsets.ISO_8859_1);
      assertThat(Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(pdf).results().count())
          .isBetween(3L, 8L);
    }
  }

  private Path made(String... more) throws Exception {
    assertThat(makertime.run(arguments(more))).as(makertime.err()).isZero();
    assertThat(makertime.out()).contains("SHA-256");
    return directory.resolve("dossier.zip");
  }

  private String[] arguments(String... more) {
    String[] all = new String[more.length + 4];
    all[0] = "dossier";
    all[1] = "../docs/example/scenarios.yaml";
    all[2] = "--out=" + directory.resolve("dossier.zip");
    all[3] = "--draws=500";
    System.arraycopy(more, 0, all, 4, more.length);
    return all;
  }

  private String refusal(Map<String, byte[]> files) throws Exception {
    Path file = directory.resolve("changed.zip");
    Files.write(file, zip(files));
    CommandRun run = new CommandRun();
    assertThat(run.run("verify", file.toString())).isEqualTo(1);
    return run.err();
  }

  private static String text(Path file, String name) throws Exception {
    return new String(files(file).get(name), StandardCharsets.UTF_8);
  }
}
