package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Store of the time when each token was last used, by its id. It is written at most once a minute,
 * so a crash loses at most one minute.
 */
public final class TokenUses {
  private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Path path;
  private final Clock clock;
  private final TreeMap<String, Instant> last = new TreeMap<>();
  private Instant written = Instant.EPOCH;

  /** Those of a file, or none where there is no file that can be read. */
  public TokenUses(Path path, Clock clock) {
    this.path = path;
    this.clock = clock;
    try {
      if (Files.exists(path)) {
        last.putAll(
            Json.MAPPER.readValue(path.toFile(), new TypeReference<Map<String, Instant>>() {}));
      }
    } catch (IOException e) {
      LOG.warn("the last uses of tokens cannot be read from {}; starting without them", path);
    }
  }

  synchronized void used(String id) {
    Instant now = clock.instant();
    last.put(id, now);
    if (Duration.between(written, now).compareTo(BETWEEN) >= 0) {
      written = now;
      write();
    }
  }

  /** When a token was last used, as far as is known. */
  public synchronized Optional<Instant> last(String id) {
    return Optional.ofNullable(last.get(id));
  }

  private void write() {
    try {
      Path draft = path.resolveSibling(path.getFileName() + ".new");
      Json.MAPPER.writeValue(draft.toFile(), last);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the last uses of tokens cannot be written to {}", path, e);
    }
  }
}
