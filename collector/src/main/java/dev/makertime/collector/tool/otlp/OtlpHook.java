package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.collector.tool.otlp.wire.OtlpExcerpt;
import dev.makertime.collector.tool.otlp.wire.Telemetry;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.collector.tool.otlp.wire.TelemetryJson;
import dev.makertime.topics.FailureText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces and metrics as OpenTelemetry's senders export them over HTTP, in protobuf or JSON.
 * Each span is told on its own, so that it matters neither in which order they come nor how often.
 * One that cannot be read does not keep the others back.
 */
public final class OtlpHook implements WebhookReader {
  static final ClientPath TRACES = path("/v1/traces", OtlpAnswers.TRACES);
  static final ClientPath METRICS = path("/v1/metrics", OtlpAnswers.METRICS);

  private final String name;
  private final WebhookSecrets secrets;
  private final boolean countsTools;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param secrets of which the bearer token must be one
   * @param countsTools whether tools of coding agents are waited for; else their active time is
   */
  public OtlpHook(String name, List<String> secrets, boolean countsTools) {
    this.name = name;
    this.secrets = new WebhookSecrets(secrets);
    this.countsTools = countsTools;
  }

  private static ClientPath path(String path, OtlpAnswers answers) {
    return new ClientPath(
        path, "otlp", "Bearer", "a bearer token of an otlp source is needed", answers);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return secrets.acceptBearer(payload.header("authorization"));
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  @Override
  public List<ClientPath> clientPaths() {
    return List.of(TRACES, METRICS);
  }

  @Override
  public Optional<BodyExcerpt> excerpt(Payload head) {
    return Optional.of(new OtlpExcerpt(head));
  }

  @Override
  public Reading read(Payload payload) {
    return readCall(payload).reading();
  }

  @Override
  public CallReading readCall(Payload payload) {
    Telemetry told;
    try {
      told = OtlpExcerpt.of(payload);
    } catch (IllegalArgumentException e) {
      return CallReading.of(new Rejected(FailureText.of(e)));
    }
    CallReading.Builder all = new CallReading.Builder(payload.receivedAt());
    all.ignore(told.others(), "neither of a pipeline nor of a coding agent");
    Map<String, Span> queues = queues(told.spans());
    for (Span span : told.spans()) {
      all.add(SafeJson.guarded(() -> read(span, queues)), () -> TelemetryJson.text(span));
    }
    for (Point point : told.points()) {
      all.add(
          SafeJson.guarded(() -> ActiveTime.reading(name, point, !countsTools)),
          () -> TelemetryJson.text(point));
    }
    return all.build("an empty request");
  }

  private static Map<String, Span> queues(List<Span> spans) {
    Map<String, Span> queues = new HashMap<>();
    for (Span span : spans) {
      if (PipelineSpan.isQueue(span)) {
        queues.put(span.trace() + span.parent(), span);
      }
    }
    return queues;
  }

  private Reading read(Span span, Map<String, Span> queues) {
    if (span.trace().matches("0*") || span.id().matches("0*")) {
      throw new IllegalArgumentException("a span lacks a valid traceId or spanId");
    }
    if (!span.name().isEmpty() || !span.isOfPipeline()) {
      return AgentSpan.reading(name, span, countsTools);
    }
    if (PipelineSpan.isQueue(span)) {
      return new Ignored("a queue, which belongs to its task");
    }
    @Nullable Span queue = queues.get(span.trace() + span.id());
    @Nullable Instant from =
        queue == null ? null : SpanTimes.of("startTimeUnixNano", queue.start());
    return new PipelineSpan(name, span, from).reading();
  }
}
