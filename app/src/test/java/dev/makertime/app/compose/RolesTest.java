package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.check.BrokerCheck;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.model.Organization;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.TestBroker;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.world.RecentDates;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three roles, each by itself, on a broker that comes and goes. */
class RolesTest {
  private final LocalDate monday = RecentDates.monday();

  private static final int WHILE_AWAY = 300;

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private int port;
  private EmbeddedBroker broker;
  private Organization organization;

  @BeforeEach
  void start() throws Exception {
    port = FreePorts.next();
    broker = TestBroker.start(directory.resolve("broker"), port);
    Path file = directory.resolve("organization.yaml");
    Files.writeString(file, "people: [{id: ana, name: Ana, identities: [\"tool:ana\"]}]\n");
    organization = OrganizationFile.read(file);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void what_the_collector_takes_the_reporter_shows_also_if_the_broker_was_away() throws Exception {
    try (StandaloneCollector collector = collector();
        StandaloneStreams streams = new StandaloneStreams(configuration("streams"), organization);
        StandaloneReporter reporter =
            new StandaloneReporter(configuration("reporter"), organization, Clock.systemUTC())) {
      assertThat(post(collector, 0).statusCode()).isEqualTo(202);
      awaitSessions(reporter, 1);
      awaitRunning(streams);

      broker.close();
      List<Integer> statuses = new ArrayList<>();
      for (int i = 1; i <= WHILE_AWAY; i++) {
        statuses.add(post(collector, i).statusCode());
      }
      assertThat(statuses).containsOnly(202);
      assertThat(spooled(collector)).isPositive();
      broker = TestBroker.start(directory.resolve("broker"), port);

      awaitSessions(reporter, 1 + WHILE_AWAY);
      awaitNothingSpooled(collector);
    }
  }

  @Test
  void a_collector_that_begins_while_the_broker_is_away_takes_what_comes() throws Exception {
    Configuration streaming = configuration("streams");
    Configuration reporting = configuration("reporter");
    Configuration collecting = configuration("collector");
    broker.close();
    assertThat(BrokerCheck.of(collecting).isFine()).isFalse();

    try (StandaloneCollector collector =
        new StandaloneCollector(collecting, organization, Clock.systemUTC())) {
      assertThat(post(collector, 0).statusCode()).isEqualTo(202);
      broker = TestBroker.start(directory.resolve("broker"), port);
      try (StandaloneStreams streams = new StandaloneStreams(streaming, organization);
          StandaloneReporter reporter =
              new StandaloneReporter(reporting, organization, Clock.systemUTC())) {
        awaitRunning(streams);

        awaitSessions(reporter, 1);
        awaitNothingSpooled(collector);
        assertThat(BrokerCheck.of(collecting).line()).endsWith("all topics exist");
      }
    }
  }

  @Test
  void streams_tells_of_its_health_and_what_it_measures_where_it_is_told_to() throws Exception {
    try (StandaloneStreams streams =
        new StandaloneStreams(configuration("streams"), organization)) {
      String url = streams.url();
      awaitRunning(streams);

      assertThat(get(url + "/health/live")).isEqualTo("live\n");
      assertThat(get(url + "/health/ready")).isEqualTo("ready\n");
      assertThat(get(url + "/metrics")).contains("kafka_stream_", "jvm_memory_used_bytes");
    }
  }

  private StandaloneCollector collector() throws Exception {
    return new StandaloneCollector(configuration("collector"), organization, Clock.systemUTC());
  }

  private Configuration configuration(String role) throws Exception {
    Path file = directory.resolve(role + ".yaml");
    Files.writeString(
        file,
        """
        organization: organization.yaml
        data: {directory: %s}
        kafka: {%s, partitions: 2}
        collector: {port: 0, tokens: [secret]}
        streams: {port: 0}
        reporter: {port: 0}
        """
            .formatted(role, TestBroker.yaml(TestBroker.client(port))));
    return ConfigurationFile.read(file, Map.of());
  }

  /** Half an hour apart, so that each is a session of its own. */
  private HttpResponse<String> post(StandaloneCollector collector, int number)
      throws IOException, InterruptedException {
    String at =
        monday.atStartOfDay(ZoneOffset.UTC).plusSeconds(number * 1_800L).toInstant().toString();
    String line =
        """
        {"id":"%d","revision":1,"identity":"tool:ana","kind":"manual","start":"%s","end":"%s"}
        """
            .formatted(number, at, at);
    return http.send(
        HttpRequest.newBuilder(URI.create(collector.url() + "/v1/activities"))
            .header("Authorization", "Bearer secret")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(line))
            .build(),
        BodyHandlers.ofString());
  }

  /** It shares out its tasks anew for a moment after its start. */
  private static void awaitRunning(StandaloneStreams streams) throws InterruptedException {
    Await.until(Duration.ofSeconds(30), streams::isRunning);
    assertThat(streams.isRunning()).isTrue();
  }

  private void awaitSessions(StandaloneReporter reporter, int expected) throws Exception {
    int sessions =
        Await.read(Duration.ofMinutes(1), () -> sessions(reporter), all -> all == expected);
    assertThat(sessions).isEqualTo(expected);
  }

  private int sessions(StandaloneReporter reporter) throws Exception {
    String days =
        get(
            reporter.url()
                + "/api/days?from=%s&to=%s".formatted(monday.minusDays(2), monday.plusWeeks(4)));
    int sessions = 0;
    for (var day : dev.makertime.topics.Json.MAPPER.readTree(days)) {
      sessions += day.path("manualSessions").asInt();
    }
    return sessions;
  }

  /** What is confirmed leaves the spool a moment after it has reached the topic. */
  private void awaitNothingSpooled(StandaloneCollector collector) throws Exception {
    Await.until(Duration.ofSeconds(30), () -> spooled(collector) <= 0);
    assertThat(spooled(collector)).isZero();
  }

  private double spooled(StandaloneCollector collector) throws Exception {
    return get(collector.url() + "/metrics")
        .lines()
        .filter(line -> line.startsWith("makertime_collector_spool_bytes "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  private String get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
