package dev.makertime.collector.publish;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of a spool from its start. A record is its length, the CRC-32 of its payload, and
 * the payload: topic, key and value. A record that ends early or does not match ends the file: it
 * was being written when the process died, and was never acknowledged.
 */
final class SpoolSegment implements Closeable {
  private static final int LARGEST = 64 << 20;

  private final DataInputStream in;
  private boolean ended;
  private boolean corrupt;

  SpoolSegment(Path file) throws IOException {
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** Encodes records as they are written to a file. */
  static byte[] bytes(List<PendingRecord> entries) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(all);
      for (PendingRecord entry : entries) {
        byte[] payload = payload(entry);
        out.writeInt(payload.length);
        out.writeInt(crc(payload));
        out.write(payload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory does not fail
    }
    return all.toByteArray();
  }

  /** Reads the next record; null at the end. */
  @Nullable PendingRecord next() throws IOException {
    PendingRecord next = ended ? null : read();
    ended = next == null;
    return next;
  }

  private @Nullable PendingRecord read() throws IOException {
    try {
      int first = in.read();
      if (first < 0) {
        return null;
      }
      int length = (first << 24) | (in.readUnsignedByte() << 16) | in.readUnsignedShort();
      int crc = in.readInt();
      byte[] payload = length < 0 || length > LARGEST ? new byte[0] : in.readNBytes(length);
      boolean whole = payload.length == length && crc(payload) == crc;
      corrupt = !whole && in.read() >= 0;
      return whole ? entry(payload) : null;
    } catch (EOFException e) {
      return null;
    }
  }

  /** Whether bytes follow the record that ended the file: then it is damaged, not only cut off. */
  boolean isCorrupt() {
    return corrupt;
  }

  private static byte[] payload(PendingRecord entry) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(payload);
    out.writeUTF(entry.topic());
    out.writeUTF(entry.key());
    out.write(entry.value());
    return payload.toByteArray();
  }

  private static PendingRecord entry(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    return new PendingRecord(in.readUTF(), in.readUTF(), in.readAllBytes());
  }

  private static int crc(byte[] payload) {
    CRC32 crc = new CRC32();
    crc.update(payload);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
