package dev.makertime.collector.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queue of records on disk, in their order. What {@link #append} has returned for survives a crash
 * of the process and of the machine. Several threads append together and share one flush to disk;
 * one thread reads.
 */
final class Spool implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long SEGMENT_BYTES = 16L << 20;

  /** Raised when the spool is full. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1;

    Full(long bytes) {
      super("the spool is full: it holds %d bytes".formatted(bytes));
    }
  }

  private final SpoolDirectory directory;
  private final long maxBytes;

  /** The size of each file, by its number. */
  private final TreeMap<Long, Long> segments;

  private final Object flushing = new Object();
  private @Nullable FileChannel writing;
  private long number;
  private volatile long written;
  private volatile long flushed;
  private volatile long lost;
  private @Nullable SpoolSegment reading;

  /**
   * Opens a spool with the records that an earlier process left.
   *
   * @param maxBytes its capacity in bytes
   */
  Spool(Path directory, long maxBytes) throws IOException {
    this.directory = SpoolDirectory.open(directory);
    this.maxBytes = maxBytes;
    segments = this.directory.sizes();
    number = segments.isEmpty() ? 0 : segments.lastKey();
  }

  synchronized boolean isEmpty() {
    return segments.isEmpty();
  }

  synchronized long bytes() {
    return segments.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Appends records, and returns when they are on disk.
   *
   * @throws Full when there is no room for them
   * @throws IOException when the disk fails; then some of them may be there
   */
  void append(List<PendingRecord> entries) throws IOException {
    byte[] bytes = SpoolSegment.bytes(entries);
    FileChannel channel;
    long until;
    synchronized (this) {
      if (bytes() + bytes.length > maxBytes) {
        throw new Full(bytes());
      }
      channel = writing();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      try {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      } catch (IOException e) {
        endAfter(e);
        throw e;
      }
      segments.merge(number, (long) bytes.length, Long::sum);
      written += bytes.length;
      until = written;
    }
    flush(channel, until);
  }

  /** Flushes to disk all that has been written so far, also by other threads. */
  private void flush(FileChannel channel, long until) throws IOException {
    synchronized (flushing) {
      if (flushed >= until) {
        return;
      }
      if (until <= lost) {
        throw new IOException("the disk failed to store the spooled records");
      }
      long now = written;
      try {
        force(channel);
        FileChannel current;
        synchronized (this) {
          current = writing;
        }
        if (current != null && current != channel) {
          force(current);
        }
      } catch (IOException e) {
        lost = written; // the system reports a failure once, and drops the bytes
        synchronized (this) {
          abandon();
        }
        throw e;
      }
      flushed = now;
    }
  }

  /** Flushes a file; one that {@link #rotate} has closed was flushed before. */
  private static void force(FileChannel channel) throws IOException {
    try {
      channel.force(false);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (ClosedChannelException e) {
      LOG.debug("a spool file was closed, and so flushed, by another thread", e);
    }
  }

  private FileChannel writing() throws IOException {
    if (writing != null && segments.getOrDefault(number, 0L) < SEGMENT_BYTES) {
      return writing;
    }
    rotate();
    number++;
    FileChannel channel = directory.create(number);
    segments.put(number, 0L);
    writing = channel;
    return channel;
  }

  /** Flushes and closes the file that is written. */
  private void rotate() throws IOException {
    FileChannel channel = writing;
    if (channel != null) {
      writing = null;
      try (channel) {
        channel.force(false);
      }
    }
  }

  /** Closes the file after a record that was written in part, and flushes what came before. */
  private void endAfter(IOException failure) {
    try {
      rotate();
    } catch (IOException e) {
      lost = written;
      failure.addSuppressed(e);
    }
  }

  /** Closes the file that is written, without a flush. */
  private void abandon() throws IOException {
    FileChannel channel = writing;
    writing = null;
    if (channel != null) {
      channel.close();
    }
  }

  /**
   * Reads the next records in their order, at most as many as asked for; none at the end. After a
   * restart they are read again, unless {@link #taken} was called at the end of their file.
   */
  List<PendingRecord> next(int most) throws IOException {
    List<PendingRecord> entries = new ArrayList<>();
    SpoolSegment segment = reading();
    try {
      while (segment != null && entries.size() < most) {
        PendingRecord entry = segment.next();
        if (entry == null) {
          break;
        }
        entries.add(entry);
      }
      return entries;
    } catch (IOException e) {
      synchronized (this) {
        reading = null; // the file is read again from its start
      }
      throw e;
    }
  }

  private @Nullable SpoolSegment reading() throws IOException {
    synchronized (this) {
      if (reading == null && !segments.isEmpty()) {
        if (segments.firstKey() == number) {
          rotate(); // a file that is read is no longer written
        }
        reading = new SpoolSegment(directory.file(segments.firstKey()));
      }
      return reading;
    }
  }

  /** Removes the file whose end {@link #next} has reached. */
  void taken() throws IOException {
    synchronized (this) {
      SpoolSegment segment = reading;
      if (segment == null) {
        return;
      }
      segment.close();
      reading = null;
      directory.remove(segments.firstKey(), segment.isCorrupt());
      segments.remove(segments.firstKey());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    rotate();
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
