package dev.makertime.app.compose;

import dev.makertime.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** By what a person is known in topics and files. Pure but for reading the files it is given. */
final class Traces {
  /** Shorter names are words that others use too. */
  private static final int SHORTEST_NAME = 4;

  private static final int CHUNK = 1 << 20;

  /** What others send in their own form, or we remember of it. */
  private static final Set<String> FOREIGN =
      Set.of(Topics.DEAD_LETTERS.name(), Topics.POISON.name(), Topics.CURSORS.name());

  private static final Set<String> DAYS = Set.of(Topics.ENGINEER_DAYS.name());

  private final String person;
  private final Set<String> identities;

  /** Only this person's, wherever it stands. */
  private final List<byte[]> certain = new ArrayList<>();

  /** Names without their source; elsewhere they may be something else. */
  private final List<byte[]> likely = new ArrayList<>();

  Traces(String person, Set<String> identities, String displayName) {
    this.person = person;
    this.identities = Set.copyOf(identities);
    Set<String> sure = new LinkedHashSet<>(identities);
    Set<String> names = new LinkedHashSet<>();
    for (String identity : identities) {
      String name = identity.substring(identity.indexOf(':') + 1);
      (name.contains("@") ? sure : names).add(name);
    }
    if (displayName.length() >= SHORTEST_NAME && displayName.contains(" ")) {
      sure.add(displayName);
    }
    sure.add("\"person\":\"" + person + "\"");
    sure.forEach(text -> certain.add(bytes(text)));
    names.stream()
        .filter(name -> name.length() >= SHORTEST_NAME)
        .forEach(name -> likely.add(bytes(name)));
  }

  /** Whether a record is the person's own, or may be. */
  boolean isOf(String topic, ConsumerRecord<byte[], byte[]> record) {
    return isOf(topic, record.key() == null ? "" : text(record.key()), record.value());
  }

  /** The same of what is still to become a record. */
  boolean isOf(String topic, String key, byte @Nullable [] value) {
    if (topic.equals(Topics.ACTIVITIES.name())) {
      return identities.contains(key.toLowerCase(Locale.ROOT));
    }
    if (topic.equals(Topics.IDENTITIES.name())) {
      return identities.contains(key) || (value != null && text(value).equals(person));
    }
    if (topic.equals(Topics.PEOPLE.name())) {
      return key.equals(person);
    }
    if (DAYS.contains(topic)) {
      return key.startsWith(person + "|")
          || identities.stream().anyMatch(identity -> key.startsWith("?" + identity + "|"));
    }
    boolean foreign = FOREIGN.contains(topic);
    return isIn(certain, bytes(key))
        || isIn(certain, value)
        || (foreign && (isIn(likely, bytes(key)) || isIn(likely, value)));
  }

  /** Whether anything of the person is in some bytes. */
  boolean isIn(byte @Nullable [] bytes) {
    return isIn(certain, bytes);
  }

  /** Whether anything of the person is in a file. */
  boolean isIn(Path file) throws IOException {
    int longest = certain.stream().mapToInt(one -> one.length).max().orElse(0);
    try (var in = Files.newInputStream(file)) {
      byte[] before = new byte[0];
      for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
        byte[] both = new byte[before.length + next.length];
        System.arraycopy(before, 0, both, 0, before.length);
        System.arraycopy(next, 0, both, before.length, next.length);
        if (isIn(both)) {
          return true;
        }
        int tail = Math.min(longest, both.length);
        before = java.util.Arrays.copyOfRange(both, both.length - tail, both.length);
      }
    }
    return false;
  }

  private static boolean isIn(List<byte[]> needles, byte @Nullable [] bytes) {
    if (bytes == null) {
      return false;
    }
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return needles.stream()
        .anyMatch(needle -> all.contains(new String(needle, StandardCharsets.ISO_8859_1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
