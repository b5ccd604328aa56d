package dev.makertime.streams.bytes;

import dev.makertime.model.Activity;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Decodes the first form of an activity's bytes, which is no longer written. */
public final class FirstActivityBytes {
  public static final int FORM = 1;
  private static final long ABSENT = Long.MIN_VALUE;

  private FirstActivityBytes() {}

  /** Decodes the bytes that follow the number of the form. */
  public static Activity read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String id = in.readUTF();
      long revision = in.readLong();
      String identity = in.readUTF();
      int kind = in.readByte();
      Instant start = instant(in.readLong());
      Instant began = instant(in.readLong());
      Instant end = instant(in.readLong());
      long effort = in.readLong();
      String subject = in.readUTF();
      boolean retracted = in.readBoolean();
      return new Activity(
          id,
          revision,
          identity,
          ActivityBytes.kind(kind),
          start,
          began,
          end,
          effort == ABSENT ? null : effort,
          subject.isEmpty() ? null : subject,
          labels(in),
          retracted);
    } catch (IOException e) {
      throw new SerializationException("cannot read an activity of the first form", e);
    }
  }

  private static Map<String, String> labels(DataInputStream in) throws IOException {
    int count = in.readByte();
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      labels.put(in.readUTF(), in.readUTF());
    }
    return labels;
  }

  private static @Nullable Instant instant(long second) {
    return second == ABSENT ? null : Instant.ofEpochSecond(second);
  }
}
