package dev.makertime.streams;

import dev.makertime.model.Contribution;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import dev.makertime.streams.bytes.ContributionBytes;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Message from a person's day to the team's day: what it contributes now.
 *
 * @param adds the contribution of the person's day; absent = nothing any more
 */
record TeamChange(String person, @Nullable Contribution adds) {
  private static final int FORM = 1;

  static final Serde<TeamChange> SERDE =
      Serdes.serdeFrom((topic, change) -> write(change), (topic, bytes) -> read(bytes));

  private static byte[] write(TeamChange change) {
    BytesWriter out = new BytesWriter().u8(FORM).text(change.person);
    byte[] adds = ContributionBytes.write(change.adds);
    return adds == null ? out.toBytes() : out.bytes(adds).toBytes();
  }

  private static TeamChange read(byte[] bytes) {
    BytesReader in = new BytesReader(bytes);
    ContributionBytes.checkForm(in, FORM);
    String person = in.text();
    byte[] adds = in.rest();
    return new TeamChange(person, adds.length == 0 ? null : ContributionBytes.read(adds));
  }
}
