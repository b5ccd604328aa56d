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
import java.util.StringJoiner;

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
  private final JsonParser json;

  private JsonTelemetry(JsonParser json) {
    this.json = json;
  }

  /** Reads the value of a field, or leaves it to be skipped. */
  private interface Field {
    void read(String name) throws IOException;
  }

  /** Reads the current value. */
  private interface Value {
    void read() throws IOException;
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
    object(
        name -> {
          has[0] = true;
          switch (name) {
            case "resourceSpans" -> {
              has[1] = true;
              each(() -> ofResource("scopeSpans", "spans"));
            }
            case "resourceMetrics" -> {
              has[1] = true;
              each(() -> ofResource("scopeMetrics", "metrics"));
            }
            case OTHERS -> {
              has[1] = true;
              all.others(whole());
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
    object(
        name -> {
          if (name.equals("resource")) {
            object(inner -> attributes(inner, resource));
          } else if (name.equals(scopes)) {
            each(
                () ->
                    object(
                        inner -> {
                          if (inner.equals(entries)) {
                            each(() -> entry(entries, resource));
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
    object(
        name -> {
          switch (name) {
            case "traceId", "spanId", "parentSpanId" ->
                texts.put(name, id(text(), name.equals("traceId") ? 32 : 16));
            case "name" -> texts.put(name, AgentNames.name(text()));
            case "startTimeUnixNano" -> times[0] = whole();
            case "endTimeUnixNano" -> times[1] = whole();
            case "attributes" -> attributes(name, own);
            case "status" ->
                object(
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
    return switch (text()) {
      case "1", "STATUS_CODE_OK" -> 1;
      case "2", "STATUS_CODE_ERROR" -> 2;
      default -> 0;
    };
  }

  private void metric(Map<String, String> resource) throws IOException {
    String[] name = {""};
    boolean[] is = new boolean[2];
    List<Point> points = new ArrayList<>();
    object(
        field -> {
          switch (field) {
            case "name" -> name[0] = text();
            case "sum" -> {
              is[0] = true;
              object(
                  inner -> {
                    if (inner.equals("dataPoints")) {
                      each(() -> points.add(point(resource)));
                    } else if (inner.equals("aggregationTemporality")) {
                      String text = text();
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
    object(
        name -> {
          switch (name) {
            case "startTimeUnixNano" -> times[0] = whole();
            case "timeUnixNano" -> times[1] = whole();
            case "asDouble", "asInt" -> value[0] = real();
            case "attributes" -> attributes(name, own);
            default -> {}
          }
        });
    return new Point("", false, times[0], times[1], value[0], own, resource);
  }

  private void attributes(String field, Map<String, String> attributes) throws IOException {
    if (field.equals("attributes")) {
      each(() -> attribute(attributes));
    }
  }

  /** Of a value whose key is known to be none that is read, nothing is taken. */
  private void attribute(Map<String, String> attributes) throws IOException {
    String[] key = {null, ""};
    object(
        name -> {
          if (name.equals("key")) {
            key[0] = text();
          } else if (name.equals("value") && (key[0] == null || Telemetry.KEPT.contains(key[0]))) {
            key[1] = value();
          }
        });
    Telemetry.put(attributes, key[0] == null ? "" : key[0], key[1]);
  }

  private String value() throws IOException {
    StringJoiner texts = new StringJoiner(" ");
    object(
        name -> {
          switch (name) {
            case "stringValue", "boolValue", "intValue", "doubleValue" -> texts.add(text());
            case "arrayValue" ->
                object(
                    inner -> {
                      if (inner.equals("values")) {
                        each(() -> object(one -> texts.add(one.endsWith("Value") ? text() : "")));
                      }
                    });
            default -> {}
          }
        });
    return texts.toString().strip();
  }

  /** Reads an object; null stands for an empty one. */
  private void object(Field field) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not of OTLP: something is no object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentToken() != JsonToken.FIELD_NAME) {
        throw new IllegalArgumentException("it ends early");
      }
      String name = json.currentName();
      json.nextToken();
      long before = json.currentTokenLocation().getByteOffset();
      field.read(name);
      if (json.currentTokenLocation().getByteOffset() == before) {
        json.skipChildren();
      }
    }
  }

  private void each(Value value) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("not of OTLP: something is no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) {
        throw new IllegalArgumentException("it ends early");
      }
      value.read();
    }
  }

  private String text() throws IOException {
    if (json.currentToken() == null || !json.currentToken().isScalarValue()) {
      return "";
    }
    return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
  }

  private long whole() throws IOException {
    String text = text();
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not of OTLP: a number is none", e);
    }
  }

  private double real() throws IOException {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not of OTLP: a number is none", e);
    }
  }
}
