package dev.makertime.analysis.knowledge;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Record of a configured source: its kind, owner and poll interval.
 *
 * @param kind such as {@code gitlab}; {@code calendar} for calendars of every kind
 * @param owner of a calendar: the identity whose calendar it is; absent = every known attendee's
 * @param every how often it is asked; absent = it only calls
 */
public record ConfiguredSource(
    String name, String kind, @Nullable String owner, @Nullable Duration every) {
  public static final String CALENDAR = "calendar";

  public boolean isCalendar() {
    return kind.equals(CALENDAR);
  }

  /** The same where its intervals are of another time, in which as many seconds pass in one. */
  public ConfiguredSource askedAt(int pace) {
    return every == null ? this : new ConfiguredSource(name, kind, owner, every.multipliedBy(pace));
  }

  /** What it tells of. */
  public EvidenceGroup group() {
    return isCalendar() ? EvidenceGroup.MEETINGS : EvidenceGroup.TOOLS;
  }

  /** Whether it can have evidence of a person with these identities. */
  public boolean tellsOf(Set<String> identities) {
    if (!isCalendar()) {
      return identities.stream().anyMatch(one -> one.startsWith(name + ":"));
    }
    return owner == null
        ? identities.stream().anyMatch(one -> one.startsWith("email:"))
        : identities.contains(owner);
  }
}
