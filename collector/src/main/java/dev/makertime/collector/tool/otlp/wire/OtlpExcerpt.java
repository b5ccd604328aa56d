package dev.makertime.collector.tool.otlp.wire;

import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.Payload;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes what is evidence out of a request of OTLP, in either encoding. The excerpt is a request in
 * JSON itself, so that one that was set aside can be read again.
 *
 * @param head of the request, which says the encoding, and whether it is of traces or metrics
 */
public record OtlpExcerpt(Payload head) implements BodyExcerpt {
  /** The largest body, decompressed: 8 MiB. */
  public static final int LARGEST = 8 << 20;

  /** The type of a request in protobuf, and of its answer. */
  public static final String PROTOBUF = "application/x-protobuf";

  /** How an excerpt begins of what cannot be read. */
  private static final String UNREADABLE = "unreadable: ";

  @Override
  public int largest() {
    return LARGEST;
  }

  @Override
  public byte[] of(InputStream body) throws IOException {
    byte[] bytes = body.readAllBytes();
    try {
      return TelemetryJson.of(read(head, bytes));
    } catch (IllegalArgumentException e) {
      return (UNREADABLE + FailureText.of(e)).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads a request, or an excerpt of one.
   *
   * @throws IllegalArgumentException when it is none, with a reason that has nothing of it
   */
  public static Telemetry of(Payload payload) {
    byte[] body = payload.body();
    String start = new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8);
    if (start.startsWith(UNREADABLE)) {
      throw new IllegalArgumentException(start.substring(UNREADABLE.length()));
    }
    return start.startsWith("{") ? JsonTelemetry.read(body) : read(payload, body);
  }

  private static Telemetry read(Payload head, byte[] body) {
    if (!isProtobuf(head)) {
      return JsonTelemetry.read(body);
    }
    String path = head.path();
    if (path.endsWith("/metrics")) {
      return ProtoTelemetry.metrics(body);
    }
    return path.endsWith("/traces") ? ProtoTelemetry.traces(body) : either(body);
  }

  /** Of a body whose path is not known: what is no request of traces may be one of metrics. */
  private static Telemetry either(byte[] body) {
    try {
      return ProtoTelemetry.traces(body);
    } catch (IllegalArgumentException e) {
      return ProtoTelemetry.metrics(body);
    }
  }

  /** Whether a request is in protobuf, as it says; one that says nothing is in JSON. */
  public static boolean isProtobuf(Payload head) {
    String type = head.header("content-type");
    return type != null
        && type.strip().toLowerCase(Locale.ROOT).matches("application/(x-)?protobuf\\s*(;.*)?");
  }
}
