package dev.makertime.collector.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps on disk what the broker does not take in time, and brings it there in its order as soon as
 * it can. A send that timed out is unknown, not failed: what is spooled keeps its key and its
 * bytes, so that a second copy does no harm. While anything is spooled, all else goes behind it,
 * without waiting for the broker first.
 */
public final class SpoolingInbox implements Inbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolingInbox.class);
  private static final int BATCH = 500;
  private static final long AGAIN_MILLIS = 500;
  private static final long SAY_AGAIN_NANOS = 60_000_000_000L;

  private final Inbox broker;
  private final Spool spool;
  private final Consumer<String> warn;
  private final Thread drain;
  private volatile boolean closed;
  private String said = "";
  private long saidAt;

  /**
   * An inbox before a broker's; what an earlier process left is brought first.
   *
   * @param maxBytes what may be on disk
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

  /** What is on disk and not with the broker yet. */
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
            .log("{}; it is spooled", e.getMessage());
      }
    }
    try {
      spool.append(entries);
    } catch (IOException e) {
      throw new Unavailable(String.valueOf(e.getMessage()), e);
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
        sayWhy(e);
        pause();
      } catch (IOException e) {
        LOG.error("the spool cannot be read", e);
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("draining the spool: a fault of our own", e);
        pause();
      }
    }
  }

  /** Once a minute, and whenever it is another reason. */
  private void sayWhy(Unavailable e) {
    String why = String.valueOf(e.getMessage());
    long now = System.nanoTime();
    if (e.isNotYet()) {
      LOG.debug("{}; {} bytes are spooled", why, spool.bytes()); // whoever starts it has said so
    } else if (!why.equals(said) || now - saidAt > SAY_AGAIN_NANOS) {
      said = why;
      saidAt = now;
      warn.accept("%s; %d bytes are spooled".formatted(why, spool.bytes()));
    }
  }

  private void pause() {
    try {
      Thread.sleep(AGAIN_MILLIS);
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
