package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import dev.makertime.streams.bytes.FirstActivityBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Message from {@link Attribution} to {@link PersonDays}: a change of one identity's evidence. */
sealed interface EvidenceChange {

  /**
   * An activity counts in this version from now on.
   *
   * @param former where an earlier version may have counted
   * @param arrival when the version arrived; absent = it came with an identity that changed hands
   */
  record Put(Activity activity, List<TimeRange> former, @Nullable Instant arrival)
      implements EvidenceChange {}

  /** The identity, with all its evidence, no longer belongs to the person. */
  record Drop(String identity) implements EvidenceChange {}

  /**
   * Encodes the number of the form first; the form before was an activity, or a zero and a name.
   */
  Serde<EvidenceChange> SERDE =
      Serdes.serdeFrom((topic, change) -> Form.write(change), (topic, bytes) -> Form.read(bytes));

  /** Encodes changes as bytes. */
  final class Form {
    private static final int DROP = 0;
    private static final int MOVED = 3;
    private static final int ARRIVED = 4;

    private Form() {}

    private static byte[] write(EvidenceChange change) {
      BytesWriter out = new BytesWriter();
      if (change instanceof Put put) {
        out.u8(put.arrival == null ? MOVED : ARRIVED).second(put.arrival, 0);
        TimeRange.write(out, put.former);
        ActivityBytes.write(out, put.activity);
      } else if (change instanceof Drop drop) {
        out.u8(DROP).bytes(drop.identity.getBytes(StandardCharsets.UTF_8));
      }
      return out.toBytes();
    }

    private static EvidenceChange read(byte[] bytes) {
      if (bytes[0] == FirstActivityBytes.FORM) {
        return new Put(ActivityBytes.read(bytes), List.of(), null);
      }
      BytesReader in = new BytesReader(bytes);
      int form = in.u8();
      if (form == DROP) {
        return new Drop(new String(in.rest(), StandardCharsets.UTF_8));
      }
      Instant arrival = form == ARRIVED ? Instant.ofEpochSecond(in.number()) : null;
      List<TimeRange> former = TimeRange.read(in);
      return new Put(ActivityBytes.read(in), former, arrival);
    }
  }
}
