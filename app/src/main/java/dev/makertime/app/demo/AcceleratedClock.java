package dev.makertime.app.demo;

import dev.makertime.reporter.system.PacedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Clock of the demo. Working hours pass some times as fast as the machine's time, and what lies
 * between them in {@link #BREAK}: whoever looks sees people at work. It stands still until it is
 * told to begin, and never goes back.
 */
public final class AcceleratedClock extends PacedClock {
  /** The usual pace: a working day of eight hours takes eight minutes. */
  public static final int USUAL_PACE = 60;

  public static final int FASTEST = 3_600;

  /** What a night, a weekend or a holiday takes. */
  static final Duration BREAK = Duration.ofSeconds(4);

  private static final LocalTime BEGIN = LocalTime.of(9, 30);

  /** A stretch of time that passes evenly. */
  private record Stretch(Instant from, Instant to, Instant machine, Duration takes) {
    Instant end() {
      return machine.plus(takes);
    }

    double pace() {
      return (double) Duration.between(from, to).toNanos() / takes.toNanos();
    }

    Instant at(Instant moment) {
      Duration passed = Duration.between(machine, moment);
      return from.plusNanos(Math.round(passed.toNanos() * pace()));
    }
  }

  private final WorkingHours hours;
  private final int pace;
  private final Clock machine;
  private @Nullable Stretch stretch;
  private Instant last;

  /**
   * A clock that stands still.
   *
   * @param start what it shows until it begins
   * @param pace how many seconds of working hours pass in one of the machine, 1 to {@link #FASTEST}
   */
  AcceleratedClock(WorkingHours hours, Instant start, int pace, Clock machine) {
    if (pace < 1 || pace > FASTEST) {
      throw new IllegalArgumentException("pace must be 1 to " + FASTEST);
    }
    this.hours = hours;
    this.pace = pace;
    this.machine = machine;
    last = start;
  }

  /** In the morning of the last working day that is not after now. */
  static Instant start(WorkingHours hours, Instant now) {
    return hours.at(hours.lastWorkday(now), BEGIN);
  }

  /** Lets its time pass; a second call changes nothing. */
  synchronized void begin() {
    if (stretch == null) {
      stretch = stretch(last, machine.instant());
    }
  }

  private Stretch stretch(Instant from, Instant since) {
    if (hours.contains(from)) {
      Instant end = hours.end(from);
      return new Stretch(from, end, since, Duration.between(from, end).dividedBy(pace));
    }
    return new Stretch(from, hours.next(from), since, BREAK);
  }

  @Override
  public synchronized Instant at(Instant moment) {
    if (stretch == null) {
      return last;
    }
    while (!moment.isBefore(stretch.end())) {
      stretch = stretch(stretch.to(), stretch.end());
    }
    Instant now = stretch.at(moment);
    last = now.isAfter(last) ? now : last;
    return last;
  }

  @Override
  public int workingPace() {
    return pace;
  }

  @Override
  public synchronized double pace() {
    at(machine.instant());
    return stretch == null ? 0 : stretch.pace();
  }

  @Override
  public Instant instant() {
    return at(machine.instant());
  }

  @Override
  public ZoneId getZone() {
    return hours.zone();
  }

  /** The same instants in another zone. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new Clock() {
      @Override
      public Instant instant() {
        return AcceleratedClock.this.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return AcceleratedClock.this.withZone(other);
      }
    };
  }
}
