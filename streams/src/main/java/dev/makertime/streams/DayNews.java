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

/** What is said of a person's days. */
sealed interface DayNews {

  String TOO_LATE = "every day that it is about ended longer ago than streams.retention";

  String FULL =
      "there are %,d pieces of evidence of this person on the day already"
          .formatted(EvidenceOfDay.MOST);

  /** Evidence that cannot count, and why. */
  record Refused(String identity, String id, String why, Instant at) implements DayNews {
    KeyValue<String, DeadLetter> deadLetter() {
      return KeyValue.pair("streams", new DeadLetter("streams", why, at, identity + " " + id));
    }
  }

  /**
   * What a day looks like now.
   *
   * @param day absent = there is no longer a reason for it to exist
   * @param shared whether several people use the account
   * @param left teams that it may have counted for, and does not
   */
  record Told(
      String person,
      LocalDate date,
      @Nullable EngineerDay day,
      boolean shared,
      Collection<String> left)
      implements DayNews {

    /** What the teams are told: the present one what the day adds, the others that it adds none. */
    List<KeyValue<String, TeamChange>> teamChanges() {
      List<KeyValue<String, TeamChange>> changes = new ArrayList<>();
      String team = day == null ? null : day.team();
      for (String other : left) {
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
