package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Found;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Point;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Active time of a coding agent: the seconds in which the agent worked ({@code type=cli}) or its
 * user did ({@code type=user}) since the point before. When exactly is not told: a wait is put at
 * the end of its interval.
 */
final class ActiveTime {
  private static final double LONGEST_SECONDS = 31 * 86_400.0;
  private static final int KEY_BYTES = 10;

  private ActiveTime() {}

  /**
   * What a point tells.
   *
   * @param source the name of the source
   * @param isCounted whether active time is waited for; else tools are
   * @throws IllegalArgumentException for a point that tells no interval
   */
  static Reading reading(String source, Point point, boolean isCounted) {
    Instant end = SpanTimes.required("timeUnixNano", point.end());
    if (!point.isDelta()) {
      throw new IllegalArgumentException(
          "active time since the agent's start tells no interval: set"
              + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta");
    }
    if (!(point.value() >= 0 && point.value() <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException("active time that is no number of seconds");
    }
    Span span = point.asSpan();
    String who = Sender.of(span, source);
    if (who == null) {
      return new Ignored("the active time of an agent names nobody");
    }
    if (point.value() < 1) {
      return new Ignored("active time of less than a second");
    }
    String id = "%s/active/%s/%s".formatted(source, key(point), Long.toUnsignedString(point.end()));
    return switch (point.own().getOrDefault("type", "")) {
      case "user" ->
          new Found(List.of(JsonEvidence.presence(id, who, end, AgentSpan.subject(span))));
      case "cli" ->
          !isCounted
              ? new Ignored("tools of agents count, and not their active time: see agents")
              : !AgentSpan.isSatBy(span)
                  ? new Ignored("active time of an agent by which nobody sits")
                  : waiting(id, who, start(point, end), end, AgentSpan.subject(span));
      default -> new Ignored("active time neither of a user nor of an agent");
    };
  }

  private static Reading waiting(
      String id, String who, Instant start, Instant end, String subject) {
    long revision = JsonEvidence.revision(8, Stream.of(end));
    return new Found(
        List.of(
            JsonEvidence.waiting(
                id, revision, who, start, start, end, subject, Map.of("job", "agent"))));
  }

  /** Several agents may be active at once: no more than the interval is waited. */
  private static Instant start(Point point, Instant end) {
    Instant start = end.minus(Duration.ofMillis(Math.round(point.value() * 1_000)));
    Instant from = SpanTimes.of("startTimeUnixNano", point.start());
    return from != null && from.isAfter(start) && !from.isAfter(end) ? from : start;
  }

  /** Names the series that a point is of, without anything of it. */
  private static String key(Point point) {
    String all =
        point.metric() + new TreeMap<>(point.own()) + "\n" + new TreeMap<>(point.resource());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
