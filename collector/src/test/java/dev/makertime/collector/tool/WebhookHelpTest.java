package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.http.CollectorServer;
import dev.makertime.collector.http.Webhooks;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test call that each tool's help shows, typed into a shell. */
class WebhookHelpTest {
  private static final String SIGNED =
      "{type: gitlab, name: signed, secrets: [whsec_MDEyMzQ1Njc4OTAxMjM0NQ==]}";

  @BeforeAll
  static void needsTheProgramsThatItNames() {
    for (String program : List.of("curl", "openssl", "base64", "od")) {
      Assumptions.assumeTrue(
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
          "needs " + program);
    }
  }

  /** All sources of the product that are called, and one that signs. */
  static Stream<Source> called() {
    return Stream.concat(
        ToolUnderTest.called()
            .filter(tool -> SourceTypes.ALL.named(tool.type().name()).isPresent())
            .map(ToolUnderTest::source),
        ToolUnderTest.read(SIGNED, new ArrayList<>()).stream());
  }

  @ParameterizedTest
  @MethodSource("called")
  void it_is_answered_as_success_and_counts_nothing(Source source) throws Exception {
    KeepingInbox inbox = new KeepingInbox();
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    CollectorMetrics metrics = new CollectorMetrics(registry, Clock.systemUTC());
    WebhookHelp help = source.webhookHelp().orElseThrow();
    CollectorServer server =
        CollectorServer.start(
            "127.0.0.1",
            0,
            CallerLimits.DEFAULT,
            List.of(),
            new Webhooks(
                Map.of(source.name(), source.webhook().orElseThrow()),
                SourceTypes.ALL.clientPaths()),
            inbox,
            registry,
            metrics,
            Clock.systemUTC(),
            () -> true);
    try {
      String call = help.callWith("A_VARIABLE", "http://127.0.0.1:" + server.port());

      assertThat(typed(call, source.secrets().get(0))).contains("HTTP/1.1 " + status(help));
      assertThat(call).doesNotContain(source.secrets().get(0));
      assertThat(inbox.kept).isEmpty();
      assertThat(inbox.aside).isEmpty();
      assertThat(metrics.calls().today())
          .singleElement()
          .satisfies(today -> assertThat(today.ignored()).isEqualTo(1));
    } finally {
      server.close();
    }
  }

  private static int status(WebhookHelp help) {
    return SourceTypes.ALL.clientPaths().stream()
        .filter(path -> path.path().equals(help.path()))
        .map(ClientPath::answer)
        .findFirst()
        .orElse(202);
  }

  private static String typed(String call, String secret) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", call).redirectErrorStream(true);
    shell.environment().put("A_VARIABLE", secret);
    Process process = shell.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
