package dev.makertime.collector.tool.otlp.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes evidence as a request of OTLP in JSON. */
public final class TelemetryJson {
  private final JsonGenerator json;

  private TelemetryJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one entry of a list. */
  private interface Entry<T> {
    void write(T entry) throws IOException;
  }

  static byte[] of(Telemetry told) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = Json.MAPPER.createGenerator(bytes)) {
      new TelemetryJson(generator).write(told);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** One span as a request of its own. */
  public static String text(Span span) {
    return new String(of(new Telemetry(List.of(span), List.of(), 0)), StandardCharsets.UTF_8);
  }

  /** One point as a request of its own. */
  public static String text(Point point) {
    return new String(of(new Telemetry(List.of(), List.of(point), 0)), StandardCharsets.UTF_8);
  }

  private void write(Telemetry told) throws IOException {
    json.writeStartObject();
    if (!told.spans().isEmpty()) {
      byResource("Spans", "spans", told.spans(), Span::resource, this::span);
    }
    if (!told.points().isEmpty()) {
      byResource("Metrics", "metrics", told.points(), Point::resource, this::point);
    }
    if (told.others() > 0) {
      json.writeNumberField(JsonTelemetry.OTHERS, told.others());
    }
    json.writeEndObject();
  }

  /** Those that came from one resource share it, so that an excerpt is not larger than its body. */
  @SuppressWarnings("ReferenceEquality")
  private <T> void byResource(
      String kind,
      String list,
      List<T> entries,
      Function<T, Map<String, String>> resource,
      Entry<T> entry)
      throws IOException {
    json.writeArrayFieldStart("resource" + kind);
    int at = 0;
    while (at < entries.size()) {
      Map<String, String> shared = resource.apply(entries.get(at));
      json.writeStartObject();
      json.writeObjectFieldStart("resource");
      attributes(shared);
      json.writeEndObject();
      json.writeArrayFieldStart("scope" + kind);
      json.writeStartObject();
      json.writeArrayFieldStart(list);
      for (; at < entries.size() && resource.apply(entries.get(at)) == shared; at++) {
        entry.write(entries.get(at));
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void span(Span span) throws IOException {
    json.writeStartObject();
    json.writeStringField("traceId", span.trace());
    json.writeStringField("spanId", span.id());
    json.writeStringField("parentSpanId", span.parent());
    json.writeStringField("name", span.name());
    json.writeStringField("startTimeUnixNano", Long.toUnsignedString(span.start()));
    json.writeStringField("endTimeUnixNano", Long.toUnsignedString(span.end()));
    attributes(span.own());
    json.writeObjectFieldStart("status");
    json.writeNumberField("code", span.status());
    json.writeEndObject();
    json.writeEndObject();
  }

  private void point(Point point) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", point.metric());
    json.writeObjectFieldStart("sum");
    json.writeNumberField("aggregationTemporality", point.isDelta() ? 1 : 2);
    json.writeArrayFieldStart("dataPoints");
    json.writeStartObject();
    json.writeStringField("startTimeUnixNano", Long.toUnsignedString(point.start()));
    json.writeStringField("timeUnixNano", Long.toUnsignedString(point.end()));
    json.writeStringField("asDouble", Double.toString(point.value()));
    attributes(point.own());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void attributes(Map<String, String> attributes) throws IOException {
    json.writeArrayFieldStart("attributes");
    for (Map.Entry<String, String> one : attributes.entrySet()) {
      json.writeStartObject();
      json.writeStringField("key", one.getKey());
      json.writeObjectFieldStart("value");
      json.writeStringField("stringValue", one.getValue());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
