package dev.makertime.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as somebody meets it who starts it on a Saturday, at night. */
@Timeout(240)
class AcceleratedDemoTest {
  /** Sections with figures; those of the sources change with every poll. */
  private static final Set<String> FIGURES = Set.of("now", "today", "week", "trend", "subjects");

  private static final Duration SIX_HOURS = Duration.ofHours(6);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Demo demo;
  private static Thread present;

  @BeforeAll
  static void start() throws Exception {
    Instant saturday =
        LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
            .with(TemporalAdjusters.previous(DayOfWeek.SATURDAY))
            .atTime(23, 0)
            .toInstant(ZoneOffset.UTC);
    demo = Demo.accelerated(2, saturday, 7, 0, 600, said -> {});
    demo.feedHistory();
    present =
        new Thread(
            () -> {
              try {
                demo.feedPresent();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "present");
  }

  @AfterAll
  static void stop() throws Exception {
    if (present != null) {
      present.interrupt();
      present.join();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @Test
  void a_lead_sees_twenty_changes_within_six_hours_of_the_demo() throws Exception {
    Instant begin = now();
    assertThat(begin.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(now()).as("it stands still until its history is read").isEqualTo(begin);
    HttpResponse<java.util.stream.Stream<String>> stream =
        HTTP.send(asked("/api/live?page=team&name=churn"), HttpResponse.BodyHandlers.ofLines());
    Set<String> seen = new HashSet<>();
    int changes = 0;
    present.start();

    for (Iterator<String> lines = stream.body().iterator();
        changes < 20 && now().isBefore(begin.plus(SIX_HOURS)); ) {
      String line = lines.next();
      String section = line.startsWith("event: ") ? line.substring("event: ".length()) : "";
      changes += FIGURES.contains(section) && !seen.add(section) ? 1 : 0;
    }

    assertThat(changes).isGreaterThanOrEqualTo(20);
    assertThat(now()).isAfter(begin);
  }

  @Test
  void it_says_that_it_is_a_demo_and_how_fast_it_goes() throws Exception {
    JsonNode said = me().path("demo");

    assertThat(said.path("usual").asInt()).isEqualTo(600);
    assertThat(said.path("zone").asText()).isEqualTo("Europe/Lisbon");
  }

  private static Instant now() throws IOException, InterruptedException {
    return Instant.parse(me().path("now").asText());
  }

  private static JsonNode me() throws IOException, InterruptedException {
    return Json.MAPPER.readTree(
        HTTP.send(asked("/api/me"), HttpResponse.BodyHandlers.ofString()).body());
  }

  private static HttpRequest asked(String path) {
    DemoTokens.Visitor lead = demo.visitors().all().get(0);
    return HttpRequest.newBuilder(URI.create(demo.reporterUrl() + path))
        .header("Authorization", "Bearer " + lead.token())
        .build();
  }
}
