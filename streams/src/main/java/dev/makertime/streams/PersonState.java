package dev.makertime.streams;

import dev.makertime.model.Activity;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.BytesReader;
import dev.makertime.streams.bytes.BytesWriter;
import dev.makertime.streams.bytes.StateSerde;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Stored state of one person as a whole: open evidence, the first evidence, teams, and whether all
 * days are still to be recomputed. Mutable, and used by one thread only.
 */
final class PersonState {
  private static final int FORM = 1;

  static final Serde<PersonState> SERDE =
      StateSerde.of(FORM, "the state of a person", PersonState::write, PersonState::read);

  private final Set<String> teams = new TreeSet<>();
  private final EvidenceOfDay open = new EvidenceOfDay();
  private LocalDate movingFrom;
  private @Nullable Instant firstClosed;
  private Instant firstMoved = Instant.EPOCH;
  private boolean stale;

  PersonState(LocalDate movingFrom) {
    this.movingFrom = movingFrom;
  }

  /** Returns the first date whose figures the clock may still change. */
  LocalDate movingFrom() {
    return movingFrom;
  }

  void moveFrom(LocalDate date) {
    movingFrom = date;
  }

  /** Returns when the first closed evidence begins; null = there is none. */
  @Nullable Instant firstClosed() {
    return firstClosed;
  }

  void setFirstClosed(@Nullable Instant start) {
    firstClosed = start;
  }

  /** Notes that days without evidence came or went, because the first evidence moved. */
  void recordFirstMoved(Instant now) {
    firstMoved = now;
  }

  boolean hasFirstMovedAfter(Instant moment) {
    return firstMoved.isAfter(moment);
  }

  /** Returns all teams that the person's days may ever have counted for. */
  Set<String> teams() {
    return teams;
  }

  void addTeam(String team) {
    teams.add(team);
  }

  /** Whether all days are still to be recomputed. */
  boolean isStale() {
    return stale;
  }

  void markStale() {
    stale = true;
  }

  void markRecomputed() {
    stale = false;
  }

  /** Returns the evidence that has no end yet. */
  EvidenceOfDay open() {
    return open;
  }

  private void write(BytesWriter out) {
    out.number(movingFrom.toEpochDay());
    out.u8(stale ? 1 : 0).u8(firstClosed == null ? 0 : 1).second(firstClosed, 0);
    out.second(firstMoved, 0).texts(teams);
    List<Activity> ongoing = open.evidence();
    out.number(ongoing.size());
    ongoing.forEach(activity -> ActivityBytes.write(out, activity));
  }

  private static PersonState read(BytesReader in) {
    PersonState state = new PersonState(LocalDate.ofEpochDay(in.number()));
    state.stale = in.u8() == 1;
    state.firstClosed = in.u8() == 0 ? null : Instant.ofEpochSecond(in.number());
    state.firstMoved = Instant.ofEpochSecond(in.number());
    state.teams.addAll(in.texts());
    int count = in.count();
    for (int i = 0; i < count; i++) {
      state.open.put(ActivityBytes.read(in));
    }
    return state;
  }
}
