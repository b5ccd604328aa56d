package dev.makertime.reporter.access;

import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the audit log once, then only what was appended, by this process or another. The last 100
 * entries of each person stay in memory. An incomplete line is skipped.
 */
final class AuditReader {
  private static final Logger LOG = LoggerFactory.getLogger(AuditReader.class);
  private static final int MOST = 100;
  private static final int BLOCK = 64 << 10;

  private final Path path;
  private final Map<String, Deque<Audit.Look>> last = new HashMap<>();

  /** Up to where whole lines were read. */
  private long position;

  AuditReader(Path path) {
    this.path = path;
  }

  synchronized List<Audit.Look> of(String person, int most) {
    try {
      catchUp();
    } catch (IOException e) {
      throw new UncheckedIOException("the audit log cannot be read", e);
    }
    return last.getOrDefault(person, new ArrayDeque<>()).stream().limit(most).toList();
  }

  private void catchUp() throws IOException {
    long size = Files.exists(path) ? Files.size(path) : 0;
    if (size < position) { // somebody was taken out of it
      last.clear();
      position = 0;
    }
    if (size == position) {
      return;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      file.position(position);
      byte[] rest = new byte[0];
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      while (file.read(block.clear()) > 0) {
        rest = lines(joined(rest, block.flip()));
      }
    }
  }

  private static byte[] joined(byte[] rest, ByteBuffer block) {
    ByteBuffer all = ByteBuffer.allocate(rest.length + block.remaining()).put(rest).put(block);
    return all.array();
  }

  /** Takes the whole lines, and returns what follows the last of them. */
  private byte[] lines(byte[] bytes) {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        take(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    position += from;
    return from == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private void take(String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      Audit.Look look = Json.MAPPER.readValue(line, Audit.Look.class);
      for (String person : new ArrayList<>(look.people())) {
        Deque<Audit.Look> looks = last.computeIfAbsent(person, first -> new ArrayDeque<>());
        looks.addFirst(look.of(person));
        if (looks.size() > MOST) {
          looks.removeLast();
        }
      }
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      LOG.warn("a line of the audit log {} cannot be read and is skipped", path);
    }
  }
}
