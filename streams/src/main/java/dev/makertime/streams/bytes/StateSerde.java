package dev.makertime.streams.bytes;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Makes serdes of state whose first byte is the number of its form; a tombstone has no bytes. */
public final class StateSerde {
  private StateSerde() {}

  /**
   * A serde that refuses other forms than its own.
   *
   * @param what is stored, for the refusal
   */
  public static <T> Serde<T> of(
      int form, String what, BiConsumer<T, BytesWriter> writer, Function<BytesReader, T> reader) {
    return Serdes.serdeFrom(
        (topic, state) -> write(form, state, writer),
        (topic, bytes) -> read(form, what, bytes, reader));
  }

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static <T> byte @Nullable [] write(
      int form, @Nullable T state, BiConsumer<T, BytesWriter> writer) {
    if (state == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(form);
    writer.accept(state, out);
    return out.toBytes();
  }

  private static <T> @Nullable T read(
      int form, String what, byte @Nullable [] bytes, Function<BytesReader, T> reader) {
    if (bytes == null) {
      return null;
    }
    BytesReader in = new BytesReader(bytes);
    int stored = in.u8();
    if (stored != form) {
      throw new SerializationException(
          "%s has form %d; this version reads form %d".formatted(what, stored, form));
    }
    return reader.apply(in);
  }
}
