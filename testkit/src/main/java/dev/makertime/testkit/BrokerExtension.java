package dev.makertime.testkit;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.topics.admin.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Provides a real broker with all topics for the tests of one class. Register it as a static field.
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {
  private final int partitions;
  private @Nullable Path directory;
  private @Nullable EmbeddedBroker broker;

  public BrokerExtension(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("makertime-broker");
    broker = EmbeddedBroker.start(directory);
    new TopicSetup(partitions, (short) 1, Duration.ofDays(400)).ensure(client());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (broker != null) {
      broker.close();
    }
    if (directory != null) {
      delete(directory);
    }
  }

  /** Client properties that reach the broker. */
  public Map<String, Object> client() {
    if (broker == null) {
      throw new IllegalStateException("not started");
    }
    return broker.client();
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
