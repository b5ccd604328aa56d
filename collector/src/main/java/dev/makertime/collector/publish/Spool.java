package dev.makertime.collector.publish;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries on disk, in their order, until they are taken away. What {@link #append} has returned for
 * survives the end of the process and of the machine. Several threads append together and share one
 * flush to disk; one thread takes.
 */
final class Spool implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long SEGMENT_BYTES = 16L << 20;
  private static final String SUFFIX = ".spool";

  /** There is no room for more. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1;

    Full(long bytes) {
      super("the spool holds %d bytes and may hold no more".formatted(bytes));
    }
  }

  private final Path directory;
  private final long maxBytes;

  /** The size of each file, by its number. */
  private final TreeMap<Long, Long> segments = new TreeMap<>();

  private final Object flushing = new Object();
  private @Nullable FileChannel writing;
  private long number;
  private volatile long written;
  private volatile long flushed;
  private volatile long lost;
  private @Nullable SpoolSegment reading;

  /**
   * Opens a spool with what an earlier process left in it.
   *
   * @param maxBytes what it may hold
   */
  Spool(Path directory, long maxBytes) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.maxBytes = maxBytes;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
        String name = file.getFileName().toString();
        segments.put(
            Long.valueOf(name.substring(0, name.length() - SUFFIX.length())), Files.size(file));
      }
    }
    number = segments.isEmpty() ? 0 : segments.lastKey();
  }

  synchronized boolean isEmpty() {
    return segments.isEmpty();
  }

  synchronized long bytes() {
    return segments.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Returns when the entries are on disk.
   *
   * @throws Full when there is no room for them
   * @throws IOException when the disk does not take them; then some of them may be there
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

  /** Whoever flushes flushes for all that have written before. */
  private void flush(FileChannel channel, long until) throws IOException {
    synchronized (flushing) {
      if (flushed >= until) {
        return;
      }
      if (until <= lost) {
        throw new IOException("the disk did not take what was written");
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
        lost = written; // the system tells of a failure once, and forgets the bytes
        synchronized (this) {
          abandon();
        }
        throw e;
      }
      flushed = now;
    }
  }

  /** What {@link #rotate} has closed was flushed before. */
  private static void force(FileChannel channel) throws IOException {
    try {
      channel.force(false);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (ClosedChannelException e) {
      LOG.debug("closed, and so on disk", e);
    }
  }

  private FileChannel writing() throws IOException {
    if (writing != null && segments.getOrDefault(number, 0L) < SEGMENT_BYTES) {
      return writing;
    }
    rotate();
    number++;
    FileChannel channel =
        FileChannel.open(file(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
      entry.force(true); // so that the file itself is found again
    }
    segments.put(number, 0L);
    writing = channel;
    return channel;
  }

  /** Ends the file that is written; all of it is on disk then. */
  private void rotate() throws IOException {
    FileChannel channel = writing;
    if (channel != null) {
      writing = null;
      try (channel) {
        channel.force(false);
      }
    }
  }

  /** What was half written ends this file; what others have written before has to be on disk. */
  private void endAfter(IOException failure) {
    try {
      rotate();
    } catch (IOException e) {
      lost = written;
      failure.addSuppressed(e);
    }
  }

  /** Ends the file that is written, whatever of it is on disk. */
  private void abandon() throws IOException {
    FileChannel channel = writing;
    writing = null;
    if (channel != null) {
      channel.close();
    }
  }

  /**
   * The next entries in their order, as many as asked for at most; none at the end. The same ones
   * come again in another process until {@link #taken} was called behind the last of their file.
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
        reading = null; // it is read again from its start
      }
      throw e;
    }
  }

  private @Nullable SpoolSegment reading() throws IOException {
    synchronized (this) {
      if (reading == null && !segments.isEmpty()) {
        if (segments.firstKey() == number) {
          rotate(); // what is read is written no more
        }
        reading = new SpoolSegment(file(segments.firstKey()));
      }
      return reading;
    }
  }

  /** Forgets the file whose end {@link #next} has reached. */
  void taken() throws IOException {
    synchronized (this) {
      SpoolSegment segment = reading;
      if (segment == null) {
        return;
      }
      Path file = file(segments.firstKey());
      segment.close();
      reading = null;
      if (segment.isCorrupt()) {
        Path kept = file.resolveSibling(file.getFileName() + ".corrupt");
        LOG.error("{} is damaged: what follows the damage stays in {}", file, kept);
        Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(file);
      }
      segments.remove(segments.firstKey());
    }
  }

  private Path file(long segment) {
    return directory.resolve("%012d%s".formatted(segment, SUFFIX));
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
