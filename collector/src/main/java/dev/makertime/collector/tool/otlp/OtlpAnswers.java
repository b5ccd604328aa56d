package dev.makertime.collector.tool.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.ClientPath.Answers;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.collector.tool.otlp.wire.OtlpExcerpt;
import dev.makertime.topics.Json;
import java.io.ByteArrayOutputStream;

/**
 * Answers as OTLP over HTTP has them, in the encoding of the request: 200 with how many entries
 * were rejected, or an error as google.rpc.Status.
 */
enum OtlpAnswers implements Answers {
  TRACES("rejectedSpans"),
  METRICS("rejectedDataPoints");

  private static final String JSON = "application/json";

  private final String rejected;

  OtlpAnswers(String rejected) {
    this.rejected = rejected;
  }

  @Override
  public Answer taken(Payload head, CallReading told) {
    if (told.reading() instanceof Reading.Rejected whole && told.rejected().isEmpty()) {
      return refused(head, 400, whole.why());
    }
    int count = told.rejected().size();
    String why = count == 0 ? "" : told.rejected().get(0).why();
    return OtlpExcerpt.isProtobuf(head)
        ? new Answer(200, OtlpExcerpt.PROTOBUF, count == 0 ? new byte[0] : partial(count, why))
        : new Answer(200, JSON, json(count, why));
  }

  private byte[] json(int count, String why) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    if (count > 0) {
      answer
          .putObject("partialSuccess")
          .put(rejected, Integer.toString(count))
          .put("errorMessage", why);
    }
    return answer.toString().getBytes(UTF_8);
  }

  /** The answer's field 1 is a message of the count, its field 1, and the reason, its field 2. */
  private static byte[] partial(int count, String why) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    number(inner, 1, count);
    bytes(inner, 2, why.getBytes(UTF_8));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    bytes(answer, 1, inner.toByteArray());
    return answer.toByteArray();
  }

  @Override
  public Answer refused(Payload head, int status, String why) {
    int code = code(status);
    if (!OtlpExcerpt.isProtobuf(head)) {
      ObjectNode answer = Json.MAPPER.createObjectNode().put("code", code).put("message", why);
      return new Answer(status, JSON, answer.toString().getBytes(UTF_8));
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    number(answer, 1, code);
    bytes(answer, 2, why.getBytes(UTF_8));
    return new Answer(status, OtlpExcerpt.PROTOBUF, answer.toByteArray());
  }

  /** The code of gRPC that stands for a status. */
  private static int code(int status) {
    return switch (status) {
      case 400, 415, 422 -> 3;
      case 401 -> 16;
      case 413, 429 -> 8;
      case 503 -> 14;
      default -> 13;
    };
  }

  private static void number(ByteArrayOutputStream out, int field, int value) {
    out.write(field << 3);
    varint(out, value);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    out.write((field << 3) | 2);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int left = value;
    while (left > 0x7f) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
