package dev.makertime.streams;

import dev.makertime.model.Contribution;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.topics.DeadLetter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/** Output of {@link PersonDays}: a day that has changed, or evidence that was refused. */
sealed interface DayResult {

  String TOO_LATE =
      "it came too late: every day that it counts for ended longer ago than streams.retention";

  String FULL =
      "the day already has %,d activities of this person, which is the most"
          .formatted(EvidenceOfDay.MOST);

  /** Evidence that cannot count, with the reason; it becomes a dead letter. */
  record RefusedEvidence(String identity, String id, String reason, Instant at)
      implements DayResult {
    KeyValue<String, DeadLetter> deadLetter() {
      return KeyValue.pair("streams", new DeadLetter("streams", reason, at, identity + " " + id));
    }
  }

  /**
   * A day as it is now, or its tombstone.
   *
   * @param day absent = the day no longer exists
   * @param shared whether several people use the account
   * @param formerTeams teams that the day may have counted for; those that it no longer counts for
   *     are told so
   */
  record DayUpdate(
      String person,
      LocalDate date,
      @Nullable EngineerDay day,
      boolean shared,
      Collection<String> formerTeams)
      implements DayResult {

    /** Returns the day's contribution to its present team, and a tombstone to each former one. */
    List<KeyValue<String, TeamChange>> teamChanges() {
      List<KeyValue<String, TeamChange>> changes = new ArrayList<>();
      String team = day == null ? null : day.team();
      for (String other : formerTeams) {
        if (!other.equals(team)) {
          changes.add(change(other, null));
        }
      }
      if (day != null && team != null) {
        changes.add(change(team, Contribution.of(day, shared)));
      }
      return changes;
    }

    private KeyValue<String, TeamChange> change(String team, @Nullable Contribution adds) {
      return KeyValue.pair(new DayKey(team, date).text(), new TeamChange(person, adds));
    }
  }
}
