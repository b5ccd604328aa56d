package dev.makertime.app.operator;

import dev.makertime.reporter.system.DeadLetterEntry;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the topic of dead letters from its beginning, each time anew. */
final class DeadLetterTopic {
  private static final int HASH_DIGITS = 16;

  private final Map<String, Object> client;

  DeadLetterTopic(Map<String, Object> client) {
    this.client = Map.copyOf(client);
  }

  /** Reads all; a record that is no dead letter is left out. */
  void each(Consumer<DeadLetter> letter) {
    TopicReader.read(
        client,
        Topics.DEAD_LETTERS,
        record -> {
          DeadLetter one =
              Topics.DEAD_LETTERS
                  .value()
                  .deserializer()
                  .deserialize(record.topic(), record.value());
          if (one != null) {
            letter.accept(one);
          }
        });
  }

  /** Returns the latest ones without their content, the latest first. */
  List<DeadLetterEntry> latest(int most) {
    PriorityQueue<DeadLetterEntry> latest =
        new PriorityQueue<>(Comparator.comparing(DeadLetterEntry::time));
    each(
        letter -> {
          latest.add(entry(letter));
          if (latest.size() > most) {
            latest.poll();
          }
        });
    return latest.stream().sorted(Comparator.comparing(DeadLetterEntry::time).reversed()).toList();
  }

  private static DeadLetterEntry entry(DeadLetter letter) {
    String content = letter.payload();
    return new DeadLetterEntry(
        letter.time(),
        letter.source(),
        letter.reason(),
        content == null ? null : hash(content),
        content == null ? 0 : content.length());
  }

  private static @Nullable String hash(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
