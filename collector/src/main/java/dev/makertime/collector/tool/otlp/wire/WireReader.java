package dev.makertime.collector.tool.otlp.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reader of one message in protobuf's wire format, field by field. Strict: a length beyond the
 * message, a number of more than ten bytes, a group or an unknown wire type is refused with an
 * {@link IllegalArgumentException}. Fields that nobody asks for are skipped.
 */
final class WireReader {
  private static final String TORN = "not protobuf: it ends early";
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int type;
  private boolean isTaken = true;

  WireReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private WireReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Returns the number of the next field, having skipped what was not taken; 0 = the end. */
  int next() {
    if (!isTaken) {
      skip();
    }
    if (at == end) {
      return 0;
    }
    long tag = varint();
    long field = tag >>> 3;
    type = (int) (tag & 7);
    if (field < 1 || field > 0x1fffffff) {
      throw new IllegalArgumentException("not protobuf: a field has an impossible number");
    }
    isTaken = false;
    return (int) field;
  }

  private void skip() {
    switch (type) {
      case VARINT -> varint();
      case FIXED64 -> move(8);
      case BYTES -> move(length());
      case FIXED32 -> move(4);
      default -> throw new IllegalArgumentException("not protobuf: a field of an unknown type");
    }
    isTaken = true;
  }

  private void move(int count) {
    if (count > end - at) {
      throw new IllegalArgumentException(TORN);
    }
    at += count;
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw new IllegalArgumentException(TORN);
    }
    return (int) length;
  }

  private void take(int expected) {
    if (type != expected || isTaken) {
      throw new IllegalArgumentException("not of OTLP: a field has another type");
    }
    isTaken = true;
  }

  /** A message within this one. */
  WireReader message() {
    take(BYTES);
    int length = length();
    at += length;
    return new WireReader(bytes, at - length, at);
  }

  String text() {
    take(BYTES);
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Bytes as hex; those of another length than an id's are none. */
  String hex(int expected) {
    take(BYTES);
    int length = length();
    at += length;
    return length == expected ? HexFormat.of().formatHex(bytes, at - length, at) : "";
  }

  long number() {
    take(VARINT);
    return varint();
  }

  /** Eight bytes, the lowest first. */
  long fixed() {
    take(FIXED64);
    move(8);
    long value = 0;
    for (int i = 1; i <= 8; i++) {
      value = (value << 8) | (bytes[at - i] & 0xff);
    }
    return value;
  }

  private long varint() {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      if (at == end) {
        throw new IllegalArgumentException(TORN);
      }
      byte one = bytes[at++];
      value |= (long) (one & 0x7f) << (7 * i);
      if (one >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("not protobuf: a number is too long");
  }
}
