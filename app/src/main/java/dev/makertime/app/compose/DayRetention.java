package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes days of people from the reporter's store once they are sealed, and keeps their weeks as
 * configured. It runs every hour, once the store is up to date.
 */
final class DayRetention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DayRetention.class);

  /** A day is over everywhere, and sealed for everybody, so many days after its date in UTC. */
  private static final int ZONES = 2;

  private final DayStore store;
  private final Pseudonyms pseudonyms;
  private final Duration retention;
  private final int keepWeeks;
  private final Duration keepRuns;
  private final Clock clock;
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  DayRetention(
      Configuration configuration,
      DayStore store,
      Pseudonyms pseudonyms,
      Clock clock,
      BooleanSupplier ready) {
    this.store = store;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
    retention = configuration.streams().retention();
    keepWeeks = configuration.reporter().privacy().keepWeeks();
    keepRuns = configuration.reporter().keepRuns();
    var unused =
        executor.scheduleWithFixedDelay(
            () -> {
              if (ready.getAsBoolean()) {
                retire();
              }
            },
            1,
            3_600,
            TimeUnit.SECONDS);
  }

  /** Lets go what has had its time. */
  void retire() {
    try {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      LocalDate before = today.minusDays(retention.toDays() + ZONES);
      LocalDate keep = keepWeeks == 0 ? today : before.minusWeeks(keepWeeks);
      int gone = store.pastWeeks().retire(before, keep, pseudonyms::of);
      store.published().retire(before.minusDays(before.getDayOfWeek().getValue() - 1L));
      store.activities().retireRetractions(today, before);
      store.runs().retire(today.minusDays(keepRuns.toDays()));
      if (gone > 0) {
        LOG.info("deleted {} days of people before {} (retention)", gone, before);
      }
    } catch (RuntimeException e) {
      LOG.error("days after their retention cannot be deleted", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
