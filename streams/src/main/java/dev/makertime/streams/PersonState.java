package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** What is kept of one person as a whole. Mutable, and of one thread. */
final class PersonState {
  private static final int FORM = 1;

  static final Serde<PersonState> SERDE =
      Serdes.serdeFrom((topic, about) -> write(about), (topic, bytes) -> read(bytes));

  /** The first date whose figures the clock may still change. */
  LocalDate openFrom;

  /** When their first closed evidence begins. */
  @Nullable Instant first;

  /** All teams that their days may ever have counted for. */
  final Set<String> teams = new TreeSet<>();

  /** When quiet days last came or went with the first evidence. */
  Instant firstMoved = Instant.EPOCH;

  /** All days are to be computed anew, which is still to be done. */
  boolean stale;

  /** Evidence that is still going on. */
  final EvidenceOfDay open = new EvidenceOfDay();

  PersonState(LocalDate openFrom) {
    this.openFrom = openFrom;
  }

  @SuppressWarnings("NullAway") // a tombstone has no bytes, whatever Kafka's signature says
  private static byte @Nullable [] write(@Nullable PersonState about) {
    if (about == null) {
      return null;
    }
    BytesWriter out = new BytesWriter().u8(FORM).number(about.openFrom.toEpochDay());
    out.u8(about.stale ? 1 : 0).u8(about.first == null ? 0 : 1).second(about.first, 0);
    out.second(about.firstMoved, 0).texts(about.teams);
    List<Activity> open = about.open.evidence();
    out.number(open.size());
    open.forEach(activity -> ActivityBytes.write(out, activity));
    return out.toBytes();
  }

  private static @Nullable PersonState read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    BytesReader in = new BytesReader(bytes);
    int form = in.u8();
    if (form != FORM) {
      throw new SerializationException("a person's state of an unknown form, " + form);
    }
    PersonState about = new PersonState(LocalDate.ofEpochDay(in.number()));
    about.stale = in.u8() == 1;
    about.first = in.u8() == 0 ? null : Instant.ofEpochSecond(in.number());
    about.firstMoved = Instant.ofEpochSecond(in.number());
    about.teams.addAll(in.texts());
    int count = in.count();
    for (int i = 0; i < count; i++) {
      about.open.put(ActivityBytes.read(in));
    }
    return about;
  }
}
