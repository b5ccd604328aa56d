package dev.makertime.reporter.store;

import dev.makertime.model.DayKey;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects changes since they were last read. Of more than 20,000 changes only {@link
 * Change#EVERYTHING} is kept.
 */
public final class ChangedKeys {

  /** What a changed name is of. */
  public enum Kind {
    PERSON,
    TEAM,
    IDENTITY,
    SOURCE,
    EVERYTHING
  }

  /**
   * A change that readers can see.
   *
   * @param name of a person, a team, an identity, or of what sources tell
   */
  public record Change(Kind kind, String name) {
    /** All that was read has to be read again. */
    public static final Change EVERYTHING = new Change(Kind.EVERYTHING, "");
  }

  private static final int MOST = 20_000;

  private final AtomicLong version = new AtomicLong();
  private Set<Change> changes = new HashSet<>();
  private Set<DayKey> teamDays = new HashSet<>();

  synchronized void add(Kind kind, String name) {
    changes.add(changes.size() < MOST ? new Change(kind, name) : Change.EVERYTHING);
    version.incrementAndGet();
  }

  /** Notes that a team's day has changed, or that of one of its members. */
  synchronized void addTeamDay(DayKey day) {
    teamDays.add(day);
  }

  /** Returns the days of teams that have changed, and forgets them; for one asker. */
  public synchronized Set<DayKey> drainTeamDays() {
    Set<DayKey> drained = teamDays;
    teamDays = new HashSet<>();
    return drained;
  }

  synchronized void addEverything() {
    changes.add(Change.EVERYTHING);
    version.incrementAndGet();
  }

  /** Returns the changes and forgets them. */
  public synchronized Set<Change> drain() {
    Set<Change> drained = changes;
    changes = new HashSet<>();
    return drained;
  }

  /** Grows with each change, once readers can see it. */
  long version() {
    return version.get();
  }
}
