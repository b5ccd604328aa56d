package dev.makertime.app.erase;

import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * File with a started erasure, kept until it is complete. A second run needs it, since the topics
 * may no longer have the person's identities.
 */
final class UnfinishedErasure {

  /** The person and identities to erase. */
  record Work(String person, Set<String> identities, String name) {
    Work {
      identities = Set.copyOf(identities);
    }
  }

  private final Path file;

  UnfinishedErasure(Path data) {
    this.file = data.resolve("erasing.json");
  }

  /**
   * The erasure of a person that broke off, if there is one.
   *
   * @throws IllegalStateException when it is of another person
   */
  Optional<Work> of(String person) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Work work = Json.MAPPER.readValue(file.toFile(), Work.class);
      if (!work.person().equals(person)) {
        throw new IllegalStateException(
            "the erasure of %s was interrupted: run it again first".formatted(work.person()));
      }
      return Optional.of(work);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read: " + FailureText.of(e), e);
    }
  }

  void begin(Work work) throws IOException {
    Json.MAPPER.writeValue(file.toFile(), work);
  }

  void end() throws IOException {
    Files.delete(file);
  }
}
