package dev.makertime.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One person's local calendar day. All amounts are whole seconds; {@code meeting + manual + queue +
 * run + resume + technical = available}, every second counted once.
 *
 * @param team the team on that date, or null
 * @param available working time that was there
 * @param queue waiting for a machine that has not begun
 * @param run waiting for a machine at work
 * @param resume finding back after a long wait
 * @param technical what is left
 * @param focus technical seconds in uninterrupted stretches of at least the policy's focus block
 * @param focusBlocks how many such stretches
 * @param afterHours what happened outside working time
 * @param gross before one kind takes precedence over another
 * @param waitUpper the upper end of the range whose lower end is queue + run + resume
 * @param waits counted waits begun on this day
 * @param unattended those of them in which the person was seen at other work
 * @param longWaits attended ones longer than the policy's attention
 * @param manualSessions sessions and spans of manual work touching the day
 * @param subjects what the counted seconds, after hours included, went to
 * @param provisional the day, or something in it, is not over yet
 */
public record EngineerDay(
    String person,
    LocalDate date,
    @Nullable String team,
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    int focusBlocks,
    AfterHours afterHours,
    Gross gross,
    long waitUpper,
    int waits,
    int unattended,
    int longWaits,
    int manualSessions,
    SortedMap<String, Share> subjects,
    boolean provisional)
    implements DayAmounts {

  /** Seconds outside working time. */
  public record AfterHours(long meeting, long manual) {
    public long total() {
      return meeting + manual;
    }
  }

  /** Seconds inside working time before precedence; waits uncapped. */
  public record Gross(long meeting, long manual, long waiting) {
    public Gross plus(Gross other) {
      return new Gross(meeting + other.meeting, manual + other.manual, waiting + other.waiting);
    }
  }

  /** One subject's seconds. */
  public record Share(long meeting, long manual, long waiting) {
    public static final Share NONE = new Share(0, 0, 0);

    public Share plus(Share other) {
      return new Share(meeting + other.meeting, manual + other.manual, waiting + other.waiting);
    }
  }

  public EngineerDay {
    subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
  }

  /** Whether anything but quiet working time was seen. */
  public boolean hasEvidence() {
    return meeting + manual + queue + run + resume + waitUpper > 0
        || waits + unattended + longWaits + manualSessions > 0
        || afterHours.total() > 0
        || gross.meeting + gross.manual + gross.waiting > 0
        || !subjects.isEmpty();
  }

  /** {@code person|date}, the key under which the day is published. */
  public String key() {
    return new DayKey(person, date).text();
  }
}
