package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.ReporterAddress;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.organization.OrganizationFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way where it matters who asks. */
class GuardedInstanceTest {
  /** Not so long ago that it would not change any more. */
  private final LocalDate date =
      LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previous(DayOfWeek.TUESDAY));

  @TempDir Path directory;

  @Test
  void an_objection_goes_the_way_of_all_evidence_and_changes_the_day() throws Exception {
    Configuration configuration = configuration();
    String ana = ana(configuration);
    try (Instance instance = start(configuration)) {
      post(instance, instance.collectorUrl() + "/v1/activities", "token", "[" + meeting + "]");
      assertThat(meetingOnce(configuration, 3_600)).isEqualTo(3_600);

      int answer =
          post(
              instance,
              instance.reporterUrl() + "/api/objections/wrong",
              ana,
              "{\"identity\":\"gitlab:ana\",\"id\":\"standup\"}");

      assertThat(answer).isEqualTo(202);
      assertThat(meetingOnce(configuration, 0)).isZero();
    }
  }

  @Test
  void weeks_of_before_are_told_to_a_command_and_need_the_key_that_named_them() throws Exception {
    Configuration configuration = configuration();
    LocalDate monday = date.minusDays(500).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    PastWeek week =
        new PastWeek(
            "0123456789abcdef",
            monday,
            "churn",
            5,
            144_000,
            18_000,
            9_000,
            4_500,
            112_500,
            new EngineerDay.Gross(18_000, 10_000, 5_000));
    try (DayStore store = DayStore.open(configuration.data().resolve("store"))) {
      store.pastWeeks().add(List.of(week));
    }

    assertThatThrownBy(() -> start(configuration))
        .hasStackTraceContaining("pseudonym.key is missing");

    Path access = Files.createDirectories(configuration.data().resolve("access"));
    Files.writeString(access.resolve(Pseudonyms.FILE), "from the backup, as it was");
    try (Instance instance = start(configuration);
        MeasuredDays measured = asked(configuration)) {
      assertThat(measured.pastWeeks(monday, monday)).containsExactly(week);
      assertThat(get(instance.reporterUrl() + "/api/past-weeks?from=2020-01-01&to=2030-01-01"))
          .isEqualTo(401);
    }
  }

  @Test
  void a_command_on_the_same_machine_asks_the_one_that_runs_and_nobody_else_can() throws Exception {
    Configuration configuration = configuration();
    try (Instance instance = start(configuration)) {
      post(instance, instance.collectorUrl() + "/v1/activities", "token", "[" + meeting + "]");

      assertThat(meetingOnce(configuration, 3_600)).isEqualTo(3_600);
      try (MeasuredDays measured = asked(configuration)) {
        assertThat(
                measured.activities(
                    date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
            .hasSize(1);
        assertThat(measured.deliveries(date, date)).isEmpty();
        assertThat(measured.coverages()).isEmpty();
        assertThatThrownBy(() -> measured.days(date, date, "chrun"))
            .hasMessage("there is no team chrun; did you mean churn?");
      }
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(configuration.data().resolve("reporter.url"))))
          .isEqualTo("rw-------");
      assertThat(get(instance.reporterUrl() + "/api/days?from=%1$s&to=%1$s".formatted(date)))
          .isEqualTo(401);
    }
  }

  private final String meeting =
      """
      {"id":"standup","revision":1,"identity":"gitlab:ana","kind":"meeting",
       "start":"%1$sT09:00:00Z","end":"%1$sT10:00:00Z"}\
      """
          .formatted(date);

  private Configuration configuration() throws Exception {
    Files.writeString(
        directory.resolve("organization.yaml"),
        """
        people:
          - {id: ana, identities: ["gitlab:ana"], teams: [{team: churn, from: 2020-01-01}]}
        """);
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            collector: {port: 0, tokens: [token]}
            reporter: {port: 0, auth: {tokens: tokens.json}}
            """);
    return ConfigurationFile.read(file, Map.of());
  }

  private String ana(Configuration configuration) throws Exception {
    assertThat(configuration.reporter().auth()).isNotNull();
    return new TokenFile(directory.resolve("tokens.json"))
        .create(new TokenOwner(null, Set.of(Role.ENGINEER), "ana", Set.of()), Instant.now(), null);
  }

  private static Instance start(Configuration configuration) throws Exception {
    Organization organization = OrganizationFile.read(configuration.organization());
    return new Instance(configuration, organization, Clock.systemUTC(), said -> {});
  }

  /** The seconds of meetings as soon as they are as expected, or after a minute. */
  private long meetingOnce(Configuration configuration, long expected) throws Exception {
    return Await.read(
        Duration.ofMinutes(1), () -> meeting(configuration), seconds -> seconds == expected);
  }

  private long meeting(Configuration configuration) throws Exception {
    try (MeasuredDays measured = asked(configuration)) {
      List<EngineerDay> days = measured.days(date, date, null);
      return days.isEmpty() ? 0 : days.get(0).meeting();
    }
  }

  /** As another process does, which cannot open the store. */
  private static MeasuredDays asked(Configuration configuration) throws Exception {
    return new MeasuredDays.Asked(ReporterAddress.read(configuration.data()));
  }

  private static int get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int post(Instance instance, String url, String token, String body)
      throws Exception {
    assertThat(instance.isBroken()).isFalse();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
