package dev.makertime.streams.bytes;

import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Share;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** What a person's day adds to their team's, as it is kept and sent. */
public final class ContributionBytes {
  public static final Serde<Contribution> SERDE =
      Serdes.serdeFrom((topic, adds) -> write(adds), (topic, bytes) -> read(bytes));

  private static final int FORM = 1;

  private ContributionBytes() {}

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  public static byte @Nullable [] write(@Nullable Contribution adds) {
    if (adds == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).u8(adds.heads()).u8(adds.provisional() ? 1 : 0);
    out.number(adds.available()).number(adds.meeting()).number(adds.manual());
    out.number(adds.queue()).number(adds.run()).number(adds.resume());
    out.number(adds.technical()).number(adds.focus()).number(adds.waitUpper());
    out.number(adds.afterHours().meeting()).number(adds.afterHours().manual());
    out.number(adds.subjects().size());
    adds.subjects()
        .forEach(
            (subject, share) ->
                out.text(subject)
                    .number(share.meeting())
                    .number(share.manual())
                    .number(share.waiting()));
    return out.toBytes();
  }

  public static @Nullable Contribution read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    BytesReader in = new BytesReader(bytes);
    checkForm(in, FORM);
    int heads = in.u8();
    boolean provisional = in.u8() == 1;
    return new Contribution(
        heads,
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        new AfterHours(in.number(), in.number()),
        subjects(in),
        provisional);
  }

  private static SortedMap<String, Share> subjects(BytesReader in) {
    SortedMap<String, Share> subjects = new TreeMap<>();
    for (int count = in.count(); count > 0; count--) {
      subjects.put(in.text(), new Share(in.number(), in.number(), in.number()));
    }
    return subjects;
  }

  public static void checkForm(BytesReader in, int known) {
    int form = in.u8();
    if (form != known) {
      throw new SerializationException("a contribution of an unknown form, " + form);
    }
  }
}
