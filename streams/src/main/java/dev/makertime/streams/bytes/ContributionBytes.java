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

/**
 * Encodes the contribution of a person's day to the team's day, for stores and repartition topics.
 */
public final class ContributionBytes {
  public static final Serde<Contribution> SERDE =
      Serdes.serdeFrom((topic, contribution) -> write(contribution), (topic, bytes) -> read(bytes));

  private static final int FORM = 1;

  private ContributionBytes() {}

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  public static byte @Nullable [] write(@Nullable Contribution contribution) {
    if (contribution == null) {
      return null;
    }
    BytesWriter out =
        new BytesWriter().u8(FORM).u8(contribution.heads()).u8(contribution.provisional() ? 1 : 0);
    out.number(contribution.available())
        .number(contribution.meeting())
        .number(contribution.manual());
    out.number(contribution.queue()).number(contribution.run()).number(contribution.resume());
    out.number(contribution.technical())
        .number(contribution.focus())
        .number(contribution.waitUpper());
    out.number(contribution.afterHours().meeting()).number(contribution.afterHours().manual());
    out.number(contribution.subjects().size());
    contribution
        .subjects()
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
      throw new SerializationException(
          "a contribution has form %d; this version reads form %d".formatted(form, known));
    }
  }
}
