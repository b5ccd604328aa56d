package dev.makertime.collector.tool.saslog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file with a log, as it was listed.
 *
 * @param path where it is
 * @param name its path within the directory, without what rotation adds
 * @param key of the file itself, such as its inode: it stays when the file is renamed
 * @param size in bytes
 * @param written when its last line was written
 * @param changed when anything of it was changed last, also its name
 */
record LogFile(Path path, String name, String key, long size, Instant written, Instant changed) {
  private static final int BLOCK = 64 << 10;

  /** No line that is looked for is longer. */
  private static final int LONGEST_LINE = 512;

  /** The top of a log has the time of its session, so that these bytes tell logs apart. */
  private static final int HEAD = 256;

  /** Takes a line, and the byte at which it begins. */
  interface LineTaker {
    void take(String line, long at);
  }

  /** Opens it for reading; a symbolic link in its place is refused. */
  FileChannel open() throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Reads whole lines; the last one waits until its end is there.
   *
   * @param from the byte at which a line begins
   * @param most bytes to be read, more or less, but at least a line
   * @return the byte after the last whole line
   */
  static long lines(FileChannel in, long from, long most, LineTaker taker) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    long begin = from;
    long at = from;
    while ((at - from < most || begin == from) && in.read(block.clear(), at) > 0) {
      block.flip();
      while (block.hasRemaining()) {
        byte next = block.get();
        at++;
        if (next == '\n') {
          taker.take(text(line, length), begin);
          begin = at;
          length = 0;
        } else if (next != 0 && next != '\r' && length < LONGEST_LINE) {
          line[length++] = next;
        }
      }
    }
    return begin;
  }

  /** Nothing that is looked for has other characters than those of ASCII. */
  private static String text(byte[] line, int length) {
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Whether a cursor is of what the file has now, and not of what was there before. */
  static boolean isOf(FileChannel in, ObjectNode cursor) throws IOException {
    long at = cursor.path("at").asLong(-1);
    return at >= 0
        && at <= in.size()
        && cursor.path("head").asText("").equals(head(in, (int) Math.min(at, HEAD)));
  }

  /** Notes in a cursor up to where the file was read. */
  static void note(FileChannel in, ObjectNode cursor, long at) throws IOException {
    cursor.put("at", at).put("head", head(in, (int) Math.min(at, HEAD)));
  }

  /** A hash of the first bytes: of them nothing is kept. */
  private static String head(FileChannel in, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && in.read(bytes, bytes.position()) > 0) {
      // reads on
    }
    return hash(Arrays.copyOf(bytes.array(), bytes.position()), 6);
  }

  /** A short name for it that is the same wherever the directory is, and tells no path. */
  String nameHash() {
    return hash(name.getBytes(StandardCharsets.UTF_8), 8);
  }

  private static String hash(byte[] bytes, int length) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
