package dev.makertime.collector.publish;

import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Inbox that spools on disk what the broker does not acknowledge in time, and sends it later in its
 * order. A send that timed out may have succeeded: a spooled record keeps its key and bytes, so
 * that a duplicate does no harm. While the spool holds anything, new records go behind it at once.
 */
public final class SpoolingInbox implements Inbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolingInbox.class);
  private static final int BATCH = 500;
  private static final long RETRY_MILLIS = 500;
  private static final long LOG_AGAIN_NANOS = 60_000_000_000L;

  private final Inbox broker;
  private final Spool spool;
  private final Consumer<String> warn;
  private final Thread drain;
  private volatile boolean closed;
  private String loggedReason = "";
  private long loggedAt;

  /**
   * Makes an inbox before that of a broker; the records of an earlier process are sent first.
   *
   * @param maxBytes capacity of the spool in bytes
   * @throws IOException when the directory cannot be used
   */
  public SpoolingInbox(Inbox broker, Path directory, long maxBytes) throws IOException {
    this(broker, directory, maxBytes, LOG::warn);
  }

  SpoolingInbox(Inbox broker, Path directory, long maxBytes, Consumer<String> warn)
      throws IOException {
    this.broker = broker;
    this.warn = warn;
    spool = new Spool(directory, maxBytes);
    drain = new Thread(this::drain, "drain-spool");
    drain.start();
  }

  /** Returns the size of the spool in bytes. */
  public long bytes() {
    return spool.bytes();
  }

  @Override
  public void keep(List<PendingRecord> entries) throws Unavailable {
    if (spool.isEmpty()) {
      try {
        broker.keep(entries);
        return;
      } catch (Unavailable e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e; // an interrupted thread would close the file
        }
        LOG.atLevel(e.isNotYet() ? Level.INFO : Level.WARN)
            .log("records spooled on disk: {}; reason: {}", entries.size(), e.getMessage());
      }
    }
    try {
      spool.append(entries);
    } catch (IOException e) {
      throw new Unavailable("the spool: " + FailureText.of(e), e);
    }
  }

  private void drain() {
    List<PendingRecord> batch = List.of();
    while (!closed) {
      try {
        if (batch.isEmpty()) {
          batch = spool.next(BATCH);
        }
        if (!batch.isEmpty()) {
          broker.keep(batch);
          batch = List.of();
        } else if (spool.isEmpty()) {
          Thread.sleep(50);
        } else {
          spool.taken();
        }
      } catch (Unavailable e) {
        logReason(e);
        pause();
      } catch (IOException e) {
        LOG.error("cannot read the spool; trying again in {} ms", RETRY_MILLIS, e);
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error(
            "an unexpected failure while sending the spool to the broker; trying again in {} ms",
            RETRY_MILLIS,
            e);
        pause();
      }
    }
  }

  /** Logs why the spool is not empty: once a minute, and at once when the reason changes. */
  private void logReason(Unavailable e) {
    String reason = String.valueOf(e.getMessage());
    long now = System.nanoTime();
    if (e.isNotYet()) {
      LOG.debug("{}; the spool holds {} bytes", reason, spool.bytes()); // the start logs it
    } else if (!reason.equals(loggedReason) || now - loggedAt > LOG_AGAIN_NANOS) {
      loggedReason = reason;
      loggedAt = now;
      warn.accept(
          "%s; the spool holds %d bytes and is sent once the broker accepts records"
              .formatted(reason, spool.bytes()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    drain.interrupt();
    try {
      drain.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    spool.close();
  }
}
