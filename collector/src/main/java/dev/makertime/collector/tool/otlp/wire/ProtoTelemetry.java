package dev.makertime.collector.tool.otlp.wire;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Reads OTLP's export requests in protobuf. Numbers of fields are those of opentelemetry-proto 1.x:
 * {@code trace.proto}, {@code metrics.proto} and {@code common.proto}.
 */
final class ProtoTelemetry {
  private static final int DELTA = 1;
  private static final int MOST_ELEMENTS = 16;

  private final TelemetryBuilder all = new TelemetryBuilder();

  private ProtoTelemetry() {}

  /**
   * Reads an ExportTraceServiceRequest.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Telemetry traces(byte[] body) {
    ProtoTelemetry reader = new ProtoTelemetry();
    WireReader request = new WireReader(body);
    for (int field = request.next(); field != 0; field = request.next()) {
      if (field == 1) {
        reader.ofResource(request.message(), true);
      }
    }
    return reader.all.build();
  }

  /**
   * Reads an ExportMetricsServiceRequest.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Telemetry metrics(byte[] body) {
    ProtoTelemetry reader = new ProtoTelemetry();
    WireReader request = new WireReader(body);
    for (int field = request.next(); field != 0; field = request.next()) {
      if (field == 1) {
        reader.ofResource(request.message(), false);
      }
    }
    return reader.all.build();
  }

  /** ResourceSpans and ResourceMetrics: a resource, and what it sent by scope. */
  private void ofResource(WireReader in, boolean isTraces) {
    Map<String, String> resource = new HashMap<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1) {
        WireReader attributes = in.message();
        for (int one = attributes.next(); one != 0; one = attributes.next()) {
          if (one == 1) {
            attribute(attributes.message(), resource);
          }
        }
      } else if (field == 2) {
        WireReader scope = in.message();
        for (int one = scope.next(); one != 0; one = scope.next()) {
          if (one == 2 && isTraces) {
            span(scope.message(), resource);
          } else if (one == 2) {
            metric(scope.message(), resource);
          }
        }
      }
    }
    all.endResource();
  }

  private void span(WireReader in, Map<String, String> resource) {
    String trace = "";
    String id = "";
    String parent = "";
    String name = "";
    long start = 0;
    long end = 0;
    int status = 0;
    Map<String, String> own = new HashMap<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> trace = in.hex(16);
        case 2 -> id = in.hex(8);
        case 4 -> parent = in.hex(8);
        case 5 -> name = AgentNames.name(in.text());
        case 7 -> start = in.fixed();
        case 8 -> end = in.fixed();
        case 9 -> attribute(in.message(), own);
        case 15 -> status = status(in.message());
        default -> {}
      }
    }
    all.add(new Span(trace, id, parent, name, start, end, status, own, resource));
  }

  private static int status(WireReader in) {
    int code = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 3) {
        code = (int) in.number();
      }
    }
    return code;
  }

  private void metric(WireReader in, Map<String, String> resource) {
    String name = "";
    WireReader sum = new WireReader(new byte[0]);
    boolean isOther = false;
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> name = in.text();
        case 7 -> sum = in.message();
        case 5, 9, 10, 11 -> isOther = true;
        default -> {}
      }
    }
    if (isOther || !TelemetryBuilder.isRead(name)) {
      all.others(1);
      return;
    }
    sum(name, sum, resource);
  }

  private void sum(String name, WireReader in, Map<String, String> resource) {
    boolean isDelta = false;
    List<Point> points = new ArrayList<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1) {
        TelemetryBuilder.requireFew(points.size() + 1);
        points.add(point(name, in.message(), resource));
      } else if (field == 2) {
        isDelta = in.number() == DELTA;
      }
    }
    for (Point one : points) {
      all.add(new Point(name, isDelta, one.start(), one.end(), one.value(), one.own(), resource));
    }
  }

  private static Point point(String name, WireReader in, Map<String, String> resource) {
    long start = 0;
    long end = 0;
    double value = Double.NaN;
    Map<String, String> own = new HashMap<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 2 -> start = in.fixed();
        case 3 -> end = in.fixed();
        case 4 -> value = Double.longBitsToDouble(in.fixed());
        case 6 -> value = in.fixed();
        case 7 -> attribute(in.message(), own);
        default -> {}
      }
    }
    return new Point(name, false, start, end, value, own, resource);
  }

  private static void attribute(WireReader in, Map<String, String> attributes) {
    String key = "";
    WireReader value = new WireReader(new byte[0]);
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1) {
        key = in.text();
      } else if (field == 2) {
        value = in.message();
      }
    }
    if (Telemetry.KEPT.contains(key)) {
      Telemetry.put(attributes, key, text(value));
    }
  }

  /** A value as text: of a list, its texts with spaces between; of a map, nothing. */
  private static String text(WireReader in) {
    String text = "";
    for (int field = in.next(); field != 0; field = in.next()) {
      text =
          switch (field) {
            case 1 -> in.text();
            case 2 -> in.number() == 0 ? "false" : "true";
            case 3 -> Long.toString(in.number());
            case 4 -> Double.toString(Double.longBitsToDouble(in.fixed()));
            case 5 -> texts(in.message());
            default -> text;
          };
    }
    return text;
  }

  private static String texts(WireReader in) {
    StringJoiner texts = new StringJoiner(" ");
    int count = 0;
    for (int field = in.next(); field != 0; field = in.next()) {
      if (field == 1 && count++ < MOST_ELEMENTS) {
        WireReader element = in.message();
        for (int one = element.next(); one != 0; one = element.next()) {
          if (one == 1) {
            texts.add(element.text());
          }
        }
      }
    }
    return texts.toString();
  }
}
