package dev.makertime.collector.tool.otlp.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads OTLP's export requests in JSON, where ids are hex, and 64-bit numbers are texts or numbers.
 * Fields that nobody asks for are skipped, however large.
 */
final class JsonTelemetry {
  /** How many no evidence were in a body of which this is an excerpt. */
  static final String OTHERS = "makertimeOthers";

  /** Field names are in no table, since anybody may make them up. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(OtlpExcerpt.LARGEST)
                  .maxNumberLength(40)
                  .build())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final TelemetryBuilder all = new TelemetryBuilder();
  private final JsonFields json;

  private JsonTelemetry(JsonParser json) {
    this.json = new JsonFields(json);
  }

  /**
   * Reads a request of traces, of metrics, or an empty one.
   *
   * @throws IllegalArgumentException when it is none, with a reason that has nothing of it
   */
  static Telemetry read(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      JsonTelemetry reader = new JsonTelemetry(parser);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      reader.request();
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows its end");
      }
      return reader.all.build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not JSON, or too deep, at byte " + Math.max(0, e.getLocation().getByteOffset()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read", e);
    }
  }

  private void request() throws IOException {
    boolean[] has = new boolean[2];
    json.object(
        name -> {
          has[0] = true;
          switch (name) {
            case "resourceSpans" -> {
              has[1] = true;
              json.each(() -> ofResource("scopeSpans", "spans"));
            }
            case "resourceMetrics" -> {
              has[1] = true;
              json.each(() -> ofResource("scopeMetrics", "metrics"));
            }
            case OTHERS -> {
              has[1] = true;
              all.others(json.whole());
            }
            default -> {}
          }
        });
    if (has[0] && !has[1]) {
      throw new IllegalArgumentException("lacks resourceSpans or resourceMetrics");
    }
  }

  private void ofResource(String scopes, String entries) throws IOException {
    Map<String, String> resource = new HashMap<>();
    json.object(
        name -> {
          if (name.equals("resource")) {
            json.object(inner -> json.attributes(inner, resource));
          } else if (name.equals(scopes)) {
            json.each(
                () ->
                    json.object(
                        inner -> {
                          if (inner.equals(entries)) {
                            json.each(() -> entry(entries, resource));
                          }
                        }));
          }
        });
    all.endResource();
  }

  private void entry(String kind, Map<String, String> resource) throws IOException {
    if (kind.equals("spans")) {
      span(resource);
    } else {
      metric(resource);
    }
  }

  private void span(Map<String, String> resource) throws IOException {
    Map<String, String> texts = new HashMap<>();
    long[] times = new long[2];
    int[] status = new int[1];
    Map<String, String> own = new HashMap<>();
    json.object(
        name -> {
          switch (name) {
            case "traceId", "spanId", "parentSpanId" ->
                texts.put(name, id(json.text(), name.equals("traceId") ? 32 : 16));
            case "name" -> texts.put(name, AgentNames.name(json.text()));
            case "startTimeUnixNano" -> times[0] = json.whole();
            case "endTimeUnixNano" -> times[1] = json.whole();
            case "attributes" -> json.attributes(name, own);
            case "status" ->
                json.object(
                    inner -> {
                      if (inner.equals("code")) {
                        status[0] = code();
                      }
                    });
            default -> {}
          }
        });
    all.add(
        new Span(
            texts.getOrDefault("traceId", ""),
            texts.getOrDefault("spanId", ""),
            texts.getOrDefault("parentSpanId", ""),
            texts.getOrDefault("name", ""),
            times[0],
            times[1],
            status[0],
            own,
            resource));
  }

  private static String id(String text, int length) {
    String hex = text.toLowerCase(Locale.ROOT);
    return hex.length() == length && hex.matches("[0-9a-f]+") ? hex : "";
  }

  /** Numbers as the specification has them; names as some senders do. */
  private int code() throws IOException {
    return switch (json.text()) {
      case "1", "STATUS_CODE_OK" -> 1;
      case "2", "STATUS_CODE_ERROR" -> 2;
      default -> 0;
    };
  }

  private void metric(Map<String, String> resource) throws IOException {
    String[] name = {""};
    boolean[] is = new boolean[2];
    List<Point> points = new ArrayList<>();
    json.object(
        field -> {
          switch (field) {
            case "name" -> name[0] = json.text();
            case "sum" -> {
              is[0] = true;
              json.object(
                  inner -> {
                    if (inner.equals("dataPoints")) {
                      json.each(
                          () -> {
                            TelemetryBuilder.requireFew(points.size() + 1);
                            points.add(point(resource));
                          });
                    } else if (inner.equals("aggregationTemporality")) {
                      String text = json.text();
                      is[1] = text.equals("1") || text.equals("AGGREGATION_TEMPORALITY_DELTA");
                    }
                  });
            }
            default -> {}
          }
        });
    if (!is[0] || !TelemetryBuilder.isRead(name[0])) {
      all.others(1);
      return;
    }
    for (Point one : points) {
      all.add(new Point(name[0], is[1], one.start(), one.end(), one.value(), one.own(), resource));
    }
  }

  private Point point(Map<String, String> resource) throws IOException {
    long[] times = new long[2];
    double[] value = {Double.NaN};
    Map<String, String> own = new HashMap<>();
    json.object(
        name -> {
          switch (name) {
            case "startTimeUnixNano" -> times[0] = json.whole();
            case "timeUnixNano" -> times[1] = json.whole();
            case "asDouble", "asInt" -> value[0] = json.real();
            case "attributes" -> json.attributes(name, own);
            default -> {}
          }
        });
    return new Point("", false, times[0], times[1], value[0], own, resource);
  }
}
