package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Store of agreements of small teams: who agrees that weekly sums of their team are shown. All
 * members have to agree, and each may withdraw at any time.
 */
public final class Consents {
  private final Path path;
  private final Map<String, Map<String, Instant>> given;

  /** Those of a file, or none where there is no file. */
  public Consents(Path path) {
    this.path = path;
    try {
      given =
          Files.exists(path)
              ? Json.MAPPER.readValue(
                  path.toFile(), new TypeReference<TreeMap<String, Map<String, Instant>>>() {})
              : new TreeMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Since when a member of a team agrees. */
  public synchronized Optional<Instant> since(String team, String person) {
    return Optional.ofNullable(given.getOrDefault(team, Map.of()).get(person));
  }

  /**
   * Records that a member agrees, or no longer agrees.
   *
   * @throws UncheckedIOException when that cannot be kept; then nothing changes
   */
  public synchronized void set(String team, String person, boolean agrees, Instant now) {
    Map<String, Map<String, Instant>> next = new TreeMap<>();
    given.forEach((name, people) -> next.put(name, new TreeMap<>(people)));
    Map<String, Instant> people = next.computeIfAbsent(team, none -> new TreeMap<>());
    if (agrees) {
      people.putIfAbsent(person, now);
    } else {
      people.remove(person);
    }
    try {
      Path draft = path.resolveSibling(path.getFileName() + ".new");
      Json.MAPPER.writeValue(draft.toFile(), next);
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    given.clear();
    given.putAll(next);
  }
}
