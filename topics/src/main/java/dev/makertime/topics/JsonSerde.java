package dev.makertime.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Serde of JSON for one type. Bytes that are not its JSON raise {@link SerializationException}. */
public final class JsonSerde {
  private JsonSerde() {}

  public static <T> Serde<T> of(Class<T> type) {
    return Serdes.serdeFrom(
        (topic, value) -> write(topic, value), (topic, bytes) -> read(topic, bytes, type));
  }

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static byte @Nullable [] write(String topic, @Nullable Object value) {
    try {
      return value == null ? null : Json.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot write to " + topic, e);
    }
  }

  private static <T> @Nullable T read(String topic, byte @Nullable [] bytes, Class<T> type) {
    try {
      return bytes == null ? null : Json.MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new SerializationException("cannot read " + type.getSimpleName() + " from " + topic, e);
    }
  }
}
