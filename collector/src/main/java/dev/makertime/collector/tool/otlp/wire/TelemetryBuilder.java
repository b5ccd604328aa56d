package dev.makertime.collector.tool.otlp.wire;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.util.ArrayList;
import java.util.List;

/** Collector of what is evidence, while a request is parsed. */
final class TelemetryBuilder {
  /** A request with more spans or points is refused. */
  static final int MOST = 100_000;

  private static final String ACTIVE = ".active_time.total";

  private final List<Span> pending = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private int seen;
  private int others;

  static boolean isRead(String metric) {
    return metric.endsWith(ACTIVE) && metric.length() <= 128;
  }

  /** Takes a span; whether it is evidence is known at the end of its resource. */
  void add(Span span) {
    count(1);
    pending.add(span);
  }

  void add(Point point) {
    count(1);
    if (isRead(point.metric())) {
      points.add(point);
    } else {
      others++;
    }
  }

  /** Takes the number of what is known to be no evidence. */
  void others(long count) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("it has too many spans or points");
    }
    count((int) count);
    others += (int) count;
  }

  /** Ends a resource, all attributes of which are known now. */
  void endResource() {
    for (Span span : pending) {
      if (span.isOfPipeline() || AgentNames.isTool(span)) {
        spans.add(span);
      } else {
        others++;
      }
    }
    pending.clear();
  }

  private void count(int more) {
    seen += more;
    requireFew(seen);
  }

  /** Refuses a request before more of it is held than any sender sends. */
  static void requireFew(int entries) {
    if (entries > MOST) {
      throw new IllegalArgumentException("it has more than %,d spans or points".formatted(MOST));
    }
  }

  Telemetry build() {
    return new Telemetry(spans, points, others);
  }
}
