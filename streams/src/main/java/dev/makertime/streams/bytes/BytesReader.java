package dev.makertime.streams.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the compact bytes of {@link BytesWriter}. Bytes that end too early raise {@link
 * SerializationException}.
 */
public final class BytesReader {
  private final byte[] bytes;
  private int at;

  public BytesReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public int u8() {
    return next() & 0xFF;
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = next();
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new SerializationException("a number has more than 10 bytes");
  }

  public int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new SerializationException(
          "a count of %d, but only %d bytes follow".formatted(count, bytes.length - at));
    }
    return (int) count;
  }

  public long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (next() & 0xFF);
    }
    return value;
  }

  public String text() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  public List<String> texts() {
    int count = count();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  public boolean isAtEnd() {
    return at >= bytes.length;
  }

  /** Returns all bytes that have not been read yet, and reads them. */
  public byte[] rest() {
    byte[] rest = java.util.Arrays.copyOfRange(bytes, at, bytes.length);
    at = bytes.length;
    return rest;
  }

  private byte next() {
    if (at >= bytes.length) {
      throw new SerializationException(
          "the bytes end after %d, in the middle of a value".formatted(at));
    }
    return bytes[at++];
  }
}
