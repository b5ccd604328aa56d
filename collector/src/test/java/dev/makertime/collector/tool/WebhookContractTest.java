package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.HandlingRules.Rule;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.tool.WebhookCalls.Call;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool of the table that calls keeps. */
class WebhookContractTest {
  private static final String TOOLS = "dev.makertime.collector.tool.ToolUnderTest#called";
  private static final String TELLING = "dev.makertime.collector.tool.ToolUnderTest#telling";
  private static final List<String> GARBAGE =
      List.of("", "null", "[]", "{", "{}x", "{\"object_attributes\":[null]}", "\u0000", "17");

  private final KeepingInbox inbox = new KeepingInbox();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private @Nullable CollectorServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @MethodSource(TELLING)
  void a_call_is_stored_and_counted_and_says_the_same_when_it_comes_twice(ToolUnderTest tool)
      throws Exception {
    Payload call = tool.calls().signed(tool.calls().counted());

    assertThat(post(tool, "/webhooks/" + tool, call)).isEqualTo(202);
    List<Object> once = told();
    assertThat(post(tool, "/webhooks/" + tool, call)).isEqualTo(202);

    assertThat(once).isNotEmpty();
    assertThat(told()).containsExactlyInAnyOrderElementsOf(twice(once));
    assertThat(count(tool, "read")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(TELLING)
  void a_call_that_could_not_be_stored_says_the_same_when_it_comes_again(ToolUnderTest tool)
      throws Exception {
    Payload call = tool.calls().signed(tool.calls().counted());
    inbox.away = true;
    assertThat(post(tool, "/webhooks/" + tool, call)).isEqualTo(503);
    inbox.away = false;

    assertThat(post(tool, "/webhooks/" + tool, call)).isEqualTo(202);

    Reading.Found found = (Reading.Found) tool.webhook().read(call);
    assertThat(inbox.kept).hasSameSizeAs(found.activities());
    assertThat(inbox.runs).hasSameSizeAs(found.runs());
    assertThat(inbox.deliveries).hasSameSizeAs(found.deliveries());
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void a_call_without_its_key_is_refused_and_leaves_nothing(ToolUnderTest tool) throws Exception {
    Payload forged = tool.calls().counted().payload();

    assertThat(post(tool, "/webhooks/" + tool, forged)).isEqualTo(401);

    assertThat(tool.webhook().isAuthentic(forged)).isFalse();
    assertThat(tool.webhook().isRefusedByHeaders(forged)).as("before its body is read").isTrue();
    assertThat(told()).isEmpty();
    assertThat(inbox.aside).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void effort_rules_change_nothing_about_its_calls(ToolUnderTest tool) {
    HandlingRules rules =
        new HandlingRules(List.of(new Rule(null, null, "no such subject", Duration.ofHours(1))));
    WebhookReader ruled = rules.of(tool.webhook());
    Payload call = tool.calls().signed(tool.calls().counted());

    assertThat(ruled.isRefusedByHeaders(tool.calls().counted().payload())).isTrue();
    assertThat(ruled.isAuthentic(call)).isTrue();
    assertThat(ruled.clientPaths()).isEqualTo(tool.webhook().clientPaths());
    assertThat(ruled.read(call)).isEqualTo(tool.webhook().read(call));
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void a_call_to_a_path_of_its_clients_is_the_same_call(ToolUnderTest tool) throws Exception {
    Payload call = tool.calls().signed(tool.calls().counted());
    Payload forged = tool.calls().counted().payload();

    for (ClientPath path : tool.webhook().clientPaths()) {
      assertThat(post(tool, path.path(), call)).isEqualTo(path.answer());
      assertThat(post(tool, path.path(), forged)).isEqualTo(401);
      assertThat(told()).isNotEmpty();
    }
    assertThat(tool.type().clientPaths()).isEqualTo(tool.webhook().clientPaths());
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void a_call_that_tells_nothing_is_ignored_with_a_reason(ToolUnderTest tool) throws Exception {
    Call nothing = tool.calls().ignored();

    assertThat(post(tool, "/webhooks/" + tool, tool.calls().signed(nothing))).isEqualTo(202);

    assertThat(tool.webhook().read(nothing.payload()))
        .isInstanceOfSatisfying(
            Reading.Ignored.class, ignored -> assertThat(ignored.why()).isNotBlank());
    assertThat(count(tool, "ignored")).isEqualTo(1);
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void garbage_with_a_key_is_set_aside_with_a_reason(ToolUnderTest tool) throws Exception {
    for (String garbage : GARBAGE) {
      Call call = tool.calls().counted().withBody(garbage);

      assertThat(post(tool, "/webhooks/" + tool, tool.calls().signed(call))).isEqualTo(202);
    }

    assertThat(inbox.aside)
        .hasSize(GARBAGE.size())
        .allSatisfy(letter -> assertThat(letter.reason()).isNotBlank());
    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void every_truncation_is_rejected_and_never_thrown(ToolUnderTest tool) {
    WebhookReader webhook = tool.webhook();
    Payload whole = tool.calls().counted().payload();

    for (int length = 0; length < whole.body().length - 1; length += 7) {
      byte[] cut = Arrays.copyOf(whole.body(), length);
      assertThat(webhook.read(new Payload(whole.headers(), cut, whole.receivedAt())))
          .isInstanceOf(Reading.Rejected.class);
    }
  }

  private int post(ToolUnderTest tool, String path, Payload call) throws Exception {
    if (server == null) {
      server = start(tool);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
            .POST(BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::setHeader);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private CollectorServer start(ToolUnderTest tool) {
    return CollectorServer.start(
        "127.0.0.1",
        0,
        CallerLimits.DEFAULT,
        List.of(),
        new Webhooks(Map.of(tool + "", tool.webhook()), ToolUnderTest.TABLE.clientPaths()),
        inbox,
        registry,
        new CollectorMetrics(registry, Polling.CLOCK),
        Polling.CLOCK,
        () -> true);
  }

  /** Whatever was stored, in its order. */
  private List<Object> told() {
    List<Object> all = new ArrayList<>(inbox.kept);
    all.addAll(inbox.deliveries);
    all.addAll(inbox.runs);
    return all;
  }

  private static List<Object> twice(List<Object> all) {
    List<Object> both = new ArrayList<>(all);
    both.addAll(all);
    return both;
  }

  private double count(ToolUnderTest tool, String outcome) {
    return registry
        .get("makertime.collector.payloads")
        .tags("source", tool + "", "outcome", outcome)
        .counter()
        .count();
  }
}
