package dev.makertime.app.command.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.app.command.CommandRun;
import dev.makertime.app.measured.ReporterAddress;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.ReporterContext;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.survey.Surveys;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.testkit.Golden;
import dev.makertime.topics.organization.OrganizationFile;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A survey from its codes to its results, with a reporter that runs. */
class SurveyCommandTest {
  private static final int K = 5;

  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();
  private String config = "";
  private ReporterServer reporter;
  private DayStore store;

  @BeforeEach
  void start() throws Exception {
    config =
        Files.writeString(
                directory.resolve("makertime.yaml"),
                "organization: organization.yaml\ndata: {directory: data}\n")
            .toString();
    Files.writeString(directory.resolve("organization.yaml"), "people: []\n");
    Path data = Files.createDirectory(directory.resolve("data"));
    Clock clock = Clock.systemUTC();
    store = DayStore.open(data.resolve("store"));
    Organization nobody = OrganizationFile.parse("people: []\n");
    reporter =
        ReporterServer.start(
            "127.0.0.1",
            0,
            new ReporterContext(
                store,
                () -> nobody,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                clock,
                () -> true,
                List.of(),
                () -> new SystemState(0L, 0L, Map.of("makertime", "test"), null),
                activity -> {},
                null,
                null,
                person -> person,
                Duration.ofDays(400),
                List::of,
                null,
                Surveys.in(data, K, clock),
                null),
            new AccessControl(
                null,
                new Sessions(clock, Duration.ofHours(12)),
                null,
                PrivacySettings.DEFAULT,
                new Audit(data.resolve("audit.jsonl"), clock),
                new Consents(data.resolve("consents.json")),
                List.of()));
    new ReporterAddress("http://127.0.0.1:" + reporter.port(), "").write(data);
  }

  @AfterEach
  void stop() {
    reporter.close();
    store.close();
  }

  @Test
  void the_golden_answers_come_out_as_the_golden_inputs() throws Exception {
    JsonNode golden = Golden.survey();
    JsonNode given = golden.at("/inputs/eight");
    List<String> codes = open("june", given.path("engineers").asInt(), 8);
    for (int i = 0; i < codes.size(); i++) {
      assertThat(answer(codes.get(i), given.path("answers").get(i))).contains("Thank you");
    }

    assertThat(run("close")).contains("No question was answered alike by all.");
    assertThat(run("close", "--keep")).contains("8 answers, for 8 engineers");

    JsonNode status = makertime.json("survey", "status", "--config=" + config, "--json");
    Golden.same(
        golden, status.at("/rounds/0/inputs"), golden.at("/expected/eight/inputs"), "eight");
    assertThat(run("status"))
        .contains("No round is open.", "All of it is assumed.")
        .containsPattern("hours to find out what a move means +476\\.0 h \\(247\\.5 … 809\\.2\\)")
        .containsPattern("when the job before it is done +unknown: fewer than 5 know");
  }

  @Test
  void a_round_of_four_is_thrown_away_at_most() throws Exception {
    JsonNode given = Golden.survey().at("/inputs/four_is_too_few");
    List<String> codes = open("june", 6, 6);
    for (int i = 0; i < 4; i++) {
      answer(codes.get(i), given.path("answers").get(i));
    }

    assertThat(makertime.run("survey", "close", "--config=" + config)).isEqualTo(1);
    assertThat(makertime.err()).contains("fewer than 5 have answered");
    assertThat(run("status")).contains("6 codes; fewer than 5 have answered");
    assertThat(run("close", "--discard")).contains("were thrown away");
    assertThat(run("status")).contains("No round is open.").doesNotContain("Survey june");
  }

  @Test
  void without_a_running_reporter_it_says_so() {
    reporter.close();

    assertThat(makertime.run("survey", "status", "--config=" + config)).isEqualTo(1);
    assertThat(makertime.err()).contains("start 'makertime run' first").doesNotContain("Exception");
  }

  private String run(String... what) {
    String[] all = new String[what.length + 2];
    all[0] = "survey";
    System.arraycopy(what, 0, all, 1, what.length);
    all[all.length - 1] = "--config=" + config;
    assertThat(makertime.run(all)).as(makertime.err()).isZero();
    return makertime.out();
  }

  private List<String> open(String round, int engineers, int codes) {
    return run("open", "--round=" + round, "--engineers=" + engineers, "--codes=" + codes)
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(String::strip)
        .toList();
  }

  private String answer(String code, JsonNode answers) throws Exception {
    StringBuilder form = new StringBuilder("code=" + code);
    answers
        .properties()
        .forEach(
            one -> {
              if (one.getValue().isObject()) {
                one.getValue()
                    .properties()
                    .forEach(box -> field(form, "boxes." + box.getKey(), box.getValue()));
              } else {
                field(form, one.getKey(), one.getValue());
              }
            });
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/survey".formatted(reporter.port())))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void field(StringBuilder form, String name, JsonNode value) {
    form.append('&').append(name).append('=').append(value.isNull() ? "" : value.asText());
  }
}
