package dev.makertime.streams.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes the compact bytes of state stores and repartition topics; {@link BytesReader} reads them.
 */
public final class BytesWriter {
  private byte[] bytes = new byte[128];
  private int size;

  public BytesWriter u8(int value) {
    grow(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Writes a number in 1 to 10 bytes; small ones of either sign take few (zigzag varint). */
  public BytesWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    grow(10);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  public BytesWriter fixed(long value) {
    grow(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  public BytesWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).bytes(utf8);
  }

  public BytesWriter bytes(byte[] more) {
    grow(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return this;
  }

  public BytesWriter texts(Collection<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  /** Writes an instant in whole seconds since another; absent = writes nothing. */
  public BytesWriter second(@Nullable Instant instant, long from) {
    return instant == null ? this : number(instant.getEpochSecond() - from);
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void grow(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
