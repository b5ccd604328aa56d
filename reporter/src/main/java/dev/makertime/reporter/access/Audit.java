package dev.makertime.reporter.access;

import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Append-only log of accesses to other people's days and of created tokens, as JSON lines. If an
 * access cannot be logged, it is refused.
 */
public final class Audit {

  /**
   * One look.
   *
   * @param who looked
   * @param what they asked for
   * @param people whose days were in the answer
   */
  public record Look(Instant at, String who, String what, Set<String> people) {
    public Look {
      people = Set.copyOf(people);
    }

    /** The look as one of them may see it: whose days else were in the answer is not theirs. */
    Look of(String person) {
      return new Look(at, who, what, Set.of(person));
    }
  }

  private final Path path;
  private final Clock clock;
  private final AuditReader reader;

  public Audit(Path path, Clock clock) {
    this.path = path;
    this.clock = clock;
    reader = new AuditReader(path);
  }

  /**
   * Records access to days of other people; one's own days need no entry.
   *
   * @throws UncheckedIOException when it cannot be written down
   */
  public void looks(Viewer viewer, String what, Set<String> people) {
    Set<String> others = new TreeSet<>(people);
    others.removeIf(viewer::isSelf);
    if (!others.isEmpty()) {
      note(viewer.name(), what, others);
    }
  }

  /**
   * Writes an entry.
   *
   * @param people who see it on their page
   * @throws UncheckedIOException when it cannot be written down
   */
  public synchronized void note(String who, String what, Set<String> people) {
    Look look = new Look(clock.instant(), who, what, people);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer line =
          StandardCharsets.UTF_8.encode("\n" + Json.MAPPER.writeValueAsString(look) + "\n");
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the access cannot be written to the audit log", e);
    }
  }

  /** Returns who looked at a person's days, the last first, at most so many and at most 100. */
  public List<Look> of(String person, int most) {
    return reader.of(person, most);
  }
}
