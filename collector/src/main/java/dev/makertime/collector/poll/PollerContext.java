package dev.makertime.collector.poll;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.ErasedFilterInbox;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.reading.ErasedIdentities;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Services that every poller uses.
 *
 * @param inbox takes what is published
 * @param cursors keeps how far each poller got
 * @param erased identities of which nothing is published or stored
 */
public record PollerContext(
    Inbox inbox, Cursors cursors, CollectorMetrics metrics, Clock clock, ErasedIdentities erased) {

  /** What is read of a source that says no first day: 90 days. */
  private static final int DAYS_BACK = 90;

  /** Makes a context in which nobody was erased. */
  public PollerContext(Inbox inbox, Cursors cursors, CollectorMetrics metrics, Clock clock) {
    this(inbox, cursors, metrics, clock, ErasedIdentities.nobody());
  }

  /** Returns an inbox that drops records of erased identities before this one. */
  public Inbox withoutErased() {
    return new ErasedFilterInbox(inbox, erased, metrics::erased);
  }

  /** Returns the first day to be read; 90 days ago where none is configured. */
  public LocalDate firstDay(@Nullable LocalDate configured) {
    return configured == null
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_BACK)
        : configured;
  }
}
