package dev.makertime.reporter.access;

import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who looked at whose days, as lines of JSON that are only ever added to. A look that cannot be
 * written down is not given.
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
  }

  private final Path path;
  private final Clock clock;

  public Audit(Path path, Clock clock) {
    this.path = path;
    this.clock = clock;
  }

  /**
   * Writes down that somebody looks at days; their own need no entry.
   *
   * @throws UncheckedIOException when it cannot be written down
   */
  public synchronized void looks(Viewer viewer, String what, Set<String> people) {
    Set<String> others = new TreeSet<>(people);
    others.removeIf(viewer::isSelf);
    if (others.isEmpty()) {
      return;
    }
    Look look = new Look(clock.instant(), viewer.name(), what, others);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] line = (Json.MAPPER.writeValueAsString(look) + "\n").getBytes(StandardCharsets.UTF_8);
      file.write(java.nio.ByteBuffer.wrap(line));
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the look cannot be written down", e);
    }
  }

  /** Who looked at somebody's days, the last first, at most so many. */
  public List<Look> of(String person, int most) {
    List<Look> found = new ArrayList<>();
    if (!Files.exists(path)) {
      return found;
    }
    try (Stream<String> lines = Files.lines(path)) {
      lines
          .filter(line -> line.contains(person))
          .map(Audit::look)
          .filter(look -> look.people().contains(person))
          .forEach(look -> found.add(0, look));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.subList(0, Math.min(most, found.size()));
  }

  private static Look look(String line) {
    try {
      return Json.MAPPER.readValue(line, Look.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
