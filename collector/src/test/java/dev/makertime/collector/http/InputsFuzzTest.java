package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import dev.makertime.collector.tool.otlp.OtlpHook;
import dev.makertime.model.Activity;
import dev.makertime.topics.Topics;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever bytes come in, each reader gives one of its answers and throws nothing else; and what it
 * finds can be written and read again. A build runs the inputs on file; {@code
 * collector/src/test/fuzz} looks for more.
 */
class InputsFuzzTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"));

  @FuzzTest(maxDuration = "1m")
  void gitlab(byte[] bytes) {
    GitLabHook source = new GitLabHook("gitlab", List.of());
    for (String event : List.of("Pipeline Hook", "Push Hook", "Deployment Hook", "Note Hook")) {
      check(source, Map.of("x-gitlab-event", event), bytes);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void github(byte[] bytes) {
    GitHubHook source = new GitHubHook("github", List.of());
    for (String event : List.of("workflow_run", "push", "deployment_status", "deployment_review")) {
      check(source, Map.of("x-github-event", event), bytes);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void openLineage(byte[] bytes) {
    check(new OpenLineageHook("openlineage", List.of()), Map.of(), bytes);
  }

  @FuzzTest(maxDuration = "1m")
  void otlp(byte[] bytes) {
    OtlpHook source = new OtlpHook("otlp", List.of(), true);
    check(source, Map.of("content-type", "application/json"), bytes);
    for (String path : List.of("/v1/traces", "/v1/metrics")) {
      check(source, Map.of("content-type", "application/x-protobuf", Payload.PATH, path), bytes);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void iCalendar(byte[] bytes) {
    CalendarFeed feed =
        new CalendarFeed(
            Optional.of("email:ana@example.com"),
            identity -> true,
            ZoneId.of("Asia/Kolkata"),
            MeetingRules.USUAL);
    check(feed.read(new Payload(Map.of(), bytes, NOW), TIMES).reading());
  }

  @FuzzTest(maxDuration = "1m")
  void activities(byte[] bytes) {
    ActivityLines lines = new ActivityLines(NOW);
    try {
      lines.lines(bytes).forEach(InputsFuzzTest::check);
    } catch (Problem e) {
      assertThat(e.status()).isIn(400, 422);
    }
    try {
      lines.array(bytes).forEach(InputsFuzzTest::check);
    } catch (Problem e) {
      assertThat(e.status()).isIn(400, 422);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void organization(byte[] bytes) {
    try {
      assertThat(OrganizationFile.parse(new String(bytes, StandardCharsets.UTF_8))).isNotNull();
    } catch (InvalidOrganization e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }

  private static void check(WebhookReader source, Map<String, String> headers, byte[] bytes) {
    check(source.read(new Payload(headers, bytes, NOW)).checkedAt(NOW));
  }

  private static void check(Reading reading) {
    if (reading instanceof Reading.Found found) {
      found.activities().forEach(InputsFuzzTest::check);
    }
  }

  private static void check(Activity activity) {
    byte[] written =
        Topics.ACTIVITIES.value().serializer().serialize(Topics.ACTIVITIES.name(), activity);
    assertThat(
            Topics.ACTIVITIES.value().deserializer().deserialize(Topics.ACTIVITIES.name(), written))
        .isEqualTo(activity);
  }
}
