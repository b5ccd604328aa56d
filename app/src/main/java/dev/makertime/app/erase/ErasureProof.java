package dev.makertime.app.erase;

import dev.makertime.app.files.NativeLibraries;
import dev.makertime.model.Count;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicRewrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Searches all topics and all files of a data directory for data of a person. */
final class ErasureProof {
  private static final int TRIES = 100;
  private static final long RETRY_MILLIS = 200;

  private final PersonIdentifiers identifiers;
  private final List<String> left;
  private final LongAdder searched = new LongAdder();

  /**
   * A search.
   *
   * @param left receives every place that still has data
   */
  ErasureProof(PersonIdentifiers identifiers, List<String> left) {
    this.identifiers = identifiers;
    this.left = left;
  }

  /** How many records and files were searched. */
  long searched() {
    return searched.sum();
  }

  void searchTopics(TopicRewrite topics) {
    for (var topic : Topics.all()) {
      long mentions =
          topics.count(
              topic.name(),
              record -> {
                searched.increment();
                return identifiers.isLeftIn(topic.name(), record);
              });
      if (mentions > 0) {
        left.add(
            "%s: mentioned in %s of others".formatted(topic.name(), Count.of(mentions, "record")));
      }
    }
  }

  /** Searches the files, once nobody writes them any more. */
  void searchFiles(Path data) throws IOException {
    for (Path file : files(data)) {
      searched.increment();
      if (identifiers.isIn(file)) {
        left.add(data.relativize(file).toString());
      }
    }
  }

  /** A broker deletes the files of a topic a moment after the topic. */
  static void awaitDeletion(Path data) throws IOException {
    Path broker = data.resolve("broker");
    for (int i = 0; i < TRIES && Files.exists(broker); i++) {
      try (Stream<Path> list = Files.list(broker)) {
        if (list.noneMatch(path -> path.toString().endsWith("-delete"))) {
          return;
        }
        Thread.sleep(RETRY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static List<Path> files(Path data) throws IOException {
    try (Stream<Path> tree = Files.walk(data)) {
      Path libraries = data.resolve(NativeLibraries.FOLDER); // their content is known
      return tree.filter(Files::isRegularFile).filter(file -> !file.startsWith(libraries)).toList();
    }
  }
}
