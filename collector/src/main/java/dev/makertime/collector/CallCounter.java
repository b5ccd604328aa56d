package dev.makertime.collector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the calls of each source today, in UTC, by outcome, and keeps the reason of the last
 * refusal. A refusal is logged once a minute for each source and reason. Names and reasons are of a
 * fixed set: nothing that a caller sends is kept or logged.
 */
public final class CallCounter {

  /** Outcome of a call that was answered with 202. */
  public enum Outcome {
    ACCEPTED,
    IGNORED,
    SET_ASIDE
  }

  /**
   * Counts of one source today.
   *
   * @param last when it last called, whatever the outcome; absent = not since the start
   * @param refusedAt when a call was last refused; absent = not since the start
   * @param reason of the last refusal
   */
  public record Today(
      String source,
      LocalDate day,
      long accepted,
      long ignored,
      long setAside,
      long refused,
      @Nullable Instant last,
      @Nullable Instant refusedAt,
      @Nullable String reason) {

    private static Today none(String source, LocalDate day) {
      return new Today(source, day, 0, 0, 0, 0, null, null, null);
    }

    private Today on(LocalDate now) {
      return day.equals(now) ? this : new Today(source, now, 0, 0, 0, 0, last, refusedAt, reason);
    }

    private Today with(Outcome outcome, Instant now) {
      return new Today(
          source,
          day,
          accepted + (outcome == Outcome.ACCEPTED ? 1 : 0),
          ignored + (outcome == Outcome.IGNORED ? 1 : 0),
          setAside + (outcome == Outcome.SET_ASIDE ? 1 : 0),
          refused,
          now,
          refusedAt,
          reason);
    }

    private Today refused(String why, Instant now) {
      return new Today(source, day, accepted, ignored, setAside, refused + 1, now, now, why);
    }
  }

  /** When a refusal was last logged, and how many have followed since. */
  private record Logged(Instant at, long since) {}

  private record Refusal(String source, String reason) {}

  private static final Logger LOG = LoggerFactory.getLogger(CallCounter.class);
  private static final Duration LOG_AGAIN = Duration.ofMinutes(1);

  private final Clock clock;
  private final Consumer<String> warn;
  private final Map<String, Today> sources = new ConcurrentHashMap<>();
  private final Map<Refusal, Logged> logged = new ConcurrentHashMap<>();

  public CallCounter(Clock clock) {
    this(clock, LOG::warn);
  }

  CallCounter(Clock clock, Consumer<String> warn) {
    this.clock = clock;
    this.warn = warn;
  }

  /** Counts a call that was answered with 202. */
  public void took(String source, Outcome outcome) {
    Instant now = clock.instant();
    sources.compute(source, (name, before) -> today(name, before, now).with(outcome, now));
  }

  /**
   * Counts a call that was refused.
   *
   * @param reason one of a fixed set
   */
  public void refused(String source, String reason) {
    Instant now = clock.instant();
    sources.compute(source, (name, before) -> today(name, before, now).refused(reason, now));
    logged.compute(new Refusal(source, reason), (refusal, before) -> log(refusal, before, now));
  }

  private Logged log(Refusal refusal, @Nullable Logged before, Instant now) {
    if (before != null && now.isBefore(before.at().plus(LOG_AGAIN))) {
      return new Logged(before.at(), before.since() + 1);
    }
    long since = before == null ? 0 : before.since();
    warn.accept(
        "refused a call of %s: %s%s"
            .formatted(
                refusal.source(),
                refusal.reason(),
                since == 0 ? "" : "; %d more since this was last logged".formatted(since)));
    return new Logged(now, 0);
  }

  /** Returns the counts of each source that has called since the start, by name. */
  public List<Today> today() {
    LocalDate now = day(clock.instant());
    return sources.values().stream()
        .map(source -> source.on(now))
        .sorted(Comparator.comparing(Today::source))
        .toList();
  }

  private static Today today(String source, @Nullable Today before, Instant now) {
    return before == null ? Today.none(source, day(now)) : before.on(day(now));
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
