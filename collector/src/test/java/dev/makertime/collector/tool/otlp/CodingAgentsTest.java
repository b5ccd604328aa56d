package dev.makertime.collector.tool.otlp;

import static dev.makertime.collector.tool.otlp.OtlpFixture.SPAN;
import static dev.makertime.collector.tool.otlp.OtlpFixture.attributes;
import static dev.makertime.collector.tool.otlp.OtlpFixture.request;
import static dev.makertime.collector.tool.otlp.OtlpFixture.span;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools and active time of coding agents. */
class CodingAgentsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final OtlpHook BY_TIME = new OtlpHook("otlp", List.of("s"), false);
  private static final OtlpHook BY_TOOLS = new OtlpHook("otlp", List.of("s"), true);
  private static final String TOOL = ",\"name\":\"claude_code.tool.execution\"";
  private static final String ANA = "user.email=Ana@example.com";

  @Test
  void whoever_sits_by_waits_for_a_tool() {
    Reading.Found found =
        (Reading.Found)
            read(BY_TOOLS, request("", span(SPAN, TOOL, ANA, "terminal.type=vscode"))).reading();

    assertThat(found.runs()).isEmpty();
    Activity wait = found.activities().get(0);
    assertThat(wait.identity()).isEqualTo("email:ana@example.com");
    assertThat(wait.kind()).isEqualTo(ActivityKind.WAIT);
    assertThat(wait.start()).isEqualTo(TEN);
    assertThat(wait.end()).isEqualTo(TEN.plusSeconds(600));
    assertThat(read(BY_TIME, request("", span(SPAN, TOOL, ANA, "terminal.type=vscode"))).reading())
        .as("or else for its active time, which would count twice")
        .isInstanceOf(Reading.Ignored.class);
  }

  @ParameterizedTest
  @CsvSource({"terminal.type=non-interactive", "app.entrypoint=sdk-cli", "session.id=1"})
  void a_tool_by_which_nobody_sits_is_a_run(String how) {
    Reading.Found found =
        (Reading.Found)
            read(BY_TIME, request("", span(SPAN, TOOL, ANA, how, "success=false"))).reading();

    assertThat(found.activities()).isEmpty();
    assertThat(found.runs())
        .singleElement()
        .extracting(Run::kind, run -> run.status() + "")
        .containsExactly(RunKind.AGENT, "FAILED");
  }

  @Test
  void nothing_else_of_an_agent_is_read() {
    for (String name :
        List.of("claude_code.tool.blocked_on_user", "claude_code.llm_request", "x")) {
      String span = span(SPAN, ",\"name\":\"" + name + "\"", ANA, "terminal.type=tmux");

      assertThat(read(BY_TOOLS, request("", span)).reading()).isInstanceOf(Reading.Ignored.class);
    }
  }

  @Test
  void active_time_of_an_agent_is_a_wait_at_the_end_of_its_interval() {
    Activity wait = activity(points(1, point("cli", 60, 20.5)));

    assertThat(wait.kind()).isEqualTo(ActivityKind.WAIT);
    assertThat(wait.start()).isEqualTo(TEN.plusSeconds(39));
    assertThat(wait.end()).isEqualTo(TEN.plusSeconds(60));
  }

  @Test
  void several_agents_at_once_make_nobody_wait_longer_than_it_took() {
    Activity wait = activity(points(1, point("cli", 60, 200)));

    assertThat(wait.start()).isEqualTo(TEN);
    assertThat(wait.end()).isEqualTo(TEN.plusSeconds(60));
  }

  @Test
  void active_time_of_its_user_is_a_sign_of_work() {
    Activity sign = activity(points(1, point("user", 60, 5)));

    assertThat(sign.kind()).isEqualTo(ActivityKind.PRESENCE);
    assertThat(sign.start()).isEqualTo(TEN.plusSeconds(60));
  }

  @Test
  void a_sum_since_the_start_tells_no_interval_and_says_how_to_send_it() {
    CallReading told = read(BY_TIME, points(2, point("cli", 60, 20)));

    assertThat(told.rejected())
        .singleElement()
        .asString()
        .contains("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-1", "1e300", "Infinity"})
  void impossible_seconds_are_rejected(String seconds) {
    String point =
        point("cli", 60, 0).replace("\"asDouble\":0.0", "\"asDouble\":\"" + seconds + "\"");

    assertThat(read(BY_TIME, points(1, point)).rejected()).hasSize(1);
  }

  @Test
  void other_metrics_are_ignored() {
    String body = points(1, point("cli", 60, 20)).replace("active_time.total", "cost.usage");

    assertThat(read(BY_TIME, body).reading()).isInstanceOf(Reading.Ignored.class);
  }

  private static Activity activity(String body) {
    return ((Reading.Found) read(BY_TIME, body).reading()).activities().get(0);
  }

  private static String points(int temporality, String points) {
    return """
        {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"claude_code.active_time.total","unit":"s",
         "sum":{"dataPoints":[%s],"isMonotonic":true,"aggregationTemporality":%d}}]}]}]}"""
        .formatted(points, temporality);
  }

  private static String point(String type, int after, double seconds) {
    return """
        {"attributes":[%s],"startTimeUnixNano":"1781517600000000000",
         "timeUnixNano":%d000000000,"asDouble":%s}"""
        .formatted(
            attributes(ANA, "type=" + type, "terminal.type=tmux"), 1_781_517_600 + after, seconds);
  }

  private static CallReading read(OtlpHook hook, String body) {
    return hook.readCall(
        new Payload(Map.of("content-type", "application/json"), body.getBytes(UTF_8), NOW));
  }
}
