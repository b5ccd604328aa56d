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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who looked at whose days, as lines of JSON that are only ever added to. A look that cannot be
 * written down is not given.
 */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

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
      ByteBuffer line =
          StandardCharsets.UTF_8.encode("\n" + Json.MAPPER.writeValueAsString(look) + "\n");
      while (line.hasRemaining()) {
        file.write(line);
      }
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
          .flatMap(line -> look(line).stream())
          .filter(look -> look.people().contains(person))
          .forEach(look -> found.add(0, look));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.subList(0, Math.min(most, found.size()));
  }

  /** Nothing of a line that was not written whole. */
  private static Optional<Look> look(String line) {
    try {
      return Optional.of(Json.MAPPER.readValue(line, Look.class));
    } catch (IOException e) {
      LOG.warn("a line of the audit log cannot be read", e);
      return Optional.empty();
    }
  }
}
