package dev.makertime.streams;

import dev.makertime.model.Activity;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told about one of their identities.
 *
 * @param identity whose evidence it is
 * @param activity the version that holds now; absent = nothing of this identity is theirs any more
 */
record EvidenceChange(String identity, @Nullable Activity activity) {

  /** An activity's own bytes; behind a zero, the identity to be dropped. */
  static final Serde<EvidenceChange> SERDE =
      Serdes.serdeFrom((topic, change) -> write(change), (topic, bytes) -> read(bytes));

  static EvidenceChange drop(String identity) {
    return new EvidenceChange(identity, null);
  }

  static EvidenceChange put(Activity activity) {
    return new EvidenceChange(activity.identity(), activity);
  }

  private static byte[] write(EvidenceChange change) {
    byte[] activity = ActivityBytes.write(change.activity());
    return activity == null
        ? ("\0" + change.identity()).getBytes(StandardCharsets.UTF_8)
        : activity;
  }

  private static EvidenceChange read(byte[] bytes) {
    Activity activity = bytes[0] == 0 ? null : ActivityBytes.read(bytes);
    return activity == null
        ? drop(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8))
        : put(activity);
  }
}
