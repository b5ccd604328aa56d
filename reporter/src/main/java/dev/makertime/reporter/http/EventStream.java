package dev.makertime.reporter.http;

import dev.makertime.reporter.live.Live;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Event stream of one open page (server-sent events). It never blocks: it is written when the
 * client can receive, and then gets the latest state; no thread or queue waits for it. A client
 * that receives nothing for ten seconds is disconnected, and may reconnect.
 */
final class EventStream implements WriteListener, Live.Reader {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] GONE = "event: gone\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

  private final ServletOutputStream out;
  private final BooleanSupplier mayStay;
  private final CompletableFuture<Void> closed;
  private final Duration patience;
  private Live.Watched watched;
  private long sent;
  private boolean writable;
  private boolean flushed = true;
  private boolean beat;
  private boolean leaving;
  private long blockedNanos = System.nanoTime();
  private long wroteNanos = System.nanoTime();

  /**
   * Nothing is written before it has been {@link #follow}ed.
   *
   * @param mayStay whether the reader may still see the page
   * @param closed is completed when the page is to be let go of
   */
  EventStream(ServletOutputStream out, BooleanSupplier mayStay, CompletableFuture<Void> closed) {
    this(out, mayStay, closed, PATIENCE);
  }

  /** The same with another patience. */
  @SuppressWarnings("NullAway.Init")
  EventStream(
      ServletOutputStream out,
      BooleanSupplier mayStay,
      CompletableFuture<Void> closed,
      Duration patience) {
    this.out = out;
    this.mayStay = mayStay;
    this.closed = closed;
    this.patience = patience;
  }

  /** Begins with what has changed after a number. */
  void follow(Live.Watched page, long after) {
    synchronized (this) {
      watched = page;
      sent = after;
    }
    out.setWriteListener(this);
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    write();
  }

  @Override
  public synchronized void wake() {
    write();
  }

  @Override
  public synchronized void tick() {
    if (!mayStay.getAsBoolean()) {
      leaving = true;
    }
    long now = System.nanoTime();
    if (!writable && now - blockedNanos > patience.toNanos()) {
      closed.complete(null);
      return;
    }
    beat |= now - wroteNanos > BEAT_NANOS;
    write();
  }

  @Override
  public void onError(Throwable t) {
    closed.complete(null);
  }

  private void write() {
    try {
      while (writable && watched != null && !closed.isDone()) {
        if (!out.isReady()) {
          writable = false;
          blockedNanos = System.nanoTime();
          return;
        }
        byte[] next = next();
        if (next.length > 0) {
          out.write(next);
          wroteNanos = System.nanoTime();
          flushed = false;
        } else if (!flushed) {
          out.flush();
          flushed = true;
        } else {
          if (leaving) {
            closed.complete(null);
          }
          return;
        }
      }
    } catch (IOException e) {
      closed.complete(null);
    }
  }

  private byte[] next() {
    if (leaving) {
      byte[] last = sent == Long.MAX_VALUE ? new byte[0] : GONE;
      sent = Long.MAX_VALUE;
      return last;
    }
    long version = watched.version();
    if (version > sent) {
      byte[] events = watched.events(sent);
      sent = version;
      return events;
    }
    if (beat) {
      beat = false;
      return BEAT;
    }
    return new byte[0];
  }
}
