package dev.makertime.app.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicRewrite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person in topics and files by ids, identities and names, ignoring case. A name within a
 * longer name is another person's.
 */
final class PersonIdentifiers {
  /** Shorter names are words that others use too. */
  private static final int SHORTEST_NAME = 4;

  private static final int CHUNK = 1 << 20;

  /** What others send in their own form. */
  private static final Set<String> FOREIGN =
      Set.of(Topics.DEAD_LETTERS.name(), Topics.POISON.name());

  private final String person;
  private final Set<String> identities;
  private final PersonRuns runs;

  /** Identifiers of only this person, found anywhere in a text. */
  private final Set<String> certain = new LinkedHashSet<>();

  /** Names without their source; elsewhere they may be something else. */
  private final Set<String> likely = new LinkedHashSet<>();

  private final Set<String> tooShort = new LinkedHashSet<>();

  /** Identities of others that have one of the person's in them. */
  private final Set<String> lookalikes = new HashSet<>();

  PersonIdentifiers(String person, Set<String> identities, String displayName) {
    this.person = person;
    this.identities = Set.copyOf(identities);
    runs = new PersonRuns(this.identities);
    for (String identity : identities) {
      certain.add(latin(identity));
      String name = identity.substring(identity.indexOf(':') + 1);
      if (name.contains("@")) {
        certain.add(latin(name));
      } else if (name.length() < SHORTEST_NAME) {
        tooShort.add(name);
      } else {
        likely.add(latin(name));
      }
    }
    if (displayName.length() >= SHORTEST_NAME && displayName.contains(" ")) {
      certain.add(latin(displayName));
    }
    certain.add(latin("\"person\":" + TextNode.valueOf(person)));
  }

  /** Names that are too short to be searched for by themselves. */
  Set<String> tooShort() {
    return Set.copyOf(tooShort);
  }

  /** Under which the person may have logged in. */
  Set<String> logins() {
    Set<String> logins = new LinkedHashSet<>(Set.of(person));
    identities.forEach(identity -> logins.add(identity.substring(identity.indexOf(':') + 1)));
    return logins;
  }

  /** What becomes of a topic's records. */
  TopicRewrite.Edit edit(String topic) {
    return new TopicRewrite.Edit() {
      @Override
      public boolean goes(ConsumerRecord<byte[], byte[]> record) {
        return isOf(topic, text(record.key()), record.value());
      }

      @Override
      public byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record) {
        if (topic.equals(Topics.RUNS.name())) {
          return runs.without(record.value());
        }
        return topic.equals(Topics.CURSORS.name())
            ? withoutPublished(record.value())
            : record.value();
      }
    };
  }

  /** Whether something is the person's own, or may be. */
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
    if (topic.equals(Topics.ENGINEER_DAYS.name())) {
      // a date has no bar in it, a name may
      String whose = key.substring(0, Math.max(0, key.lastIndexOf('|')));
      return whose.equals(person) || identities.stream().anyMatch(one -> whose.equals("?" + one));
    }
    return FOREIGN.contains(topic) && (isIn(key) || isIn(value) || isNamedIn(value));
  }

  /** Returns a record of the spool; a run that the person set off no longer says so. */
  PendingRecord withoutWho(PendingRecord entry) {
    return runs.without(entry);
  }

  /** Returns a cursor without the entries of the person; those of others stay. */
  private byte @Nullable [] withoutPublished(byte @Nullable [] cursor) {
    if (cursor == null || !isIn(cursor)) {
      return cursor;
    }
    try {
      JsonNode json = Json.MAPPER.readTree(cursor);
      if (json.path("published") instanceof ArrayNode published) {
        for (int i = published.size() - 1; i >= 0; i--) {
          if (identities.contains(published.get(i).path("identity").asText())) {
            published.remove(i);
          }
        }
        return Json.MAPPER.writeValueAsBytes(json);
      }
      return cursor;
    } catch (IOException e) {
      return cursor; // not ours; what is left in it is said
    }
  }

  /** Whether a record still says something of the person. */
  boolean isLeftIn(String topic, ConsumerRecord<byte[], byte[]> record) {
    remember(topic, record);
    boolean foreign = FOREIGN.contains(topic);
    return isIn(record.key())
        || isIn(record.value())
        || (foreign && (isNamedIn(record.key()) || isNamedIn(record.value())));
  }

  private void remember(String topic, ConsumerRecord<byte[], byte[]> record) {
    if (topic.equals(Topics.ACTIVITIES.name()) || topic.equals(Topics.IDENTITIES.name())) {
      String identity = latin(record.key());
      if (certain.stream().anyMatch(identity::contains)) {
        lookalikes.add(identity);
      }
    }
  }

  boolean isIn(byte @Nullable [] bytes) {
    return isIn(certain, latin(bytes));
  }

  private boolean isIn(String text) {
    return isIn(certain, latin(text));
  }

  private boolean isNamedIn(byte @Nullable [] bytes) {
    return isIn(likely, latin(bytes));
  }

  private static boolean isIn(Set<String> names, String text) {
    return names.stream().anyMatch(name -> isIn(name, text));
  }

  private static boolean isIn(String name, String text) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !isOfName(text.charAt(at - 1));
      boolean ends = end == text.length() || !isOfName(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "._@-".indexOf(c) >= 0;
  }

  /** Whether anything of the person is in a file, wherever names begin and end in it. */
  boolean isIn(Path file) throws IOException {
    int longest = certain.stream().mapToInt(String::length).max().orElse(0);
    try (var in = Files.newInputStream(file)) {
      byte[] before = new byte[0];
      for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
        byte[] both = Arrays.copyOf(before, before.length + next.length);
        System.arraycopy(next, 0, both, before.length, next.length);
        String text = latin(both);
        for (String other : lookalikes) {
          text = text.replace(other, "");
        }
        if (certain.stream().anyMatch(text::contains)) {
          return true;
        }
        before = Arrays.copyOfRange(both, Math.max(0, both.length - longest), both.length);
      }
    }
    return false;
  }

  private static String latin(String text) {
    return latin(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as characters, in lower case. */
  private static String latin(byte @Nullable [] bytes) {
    return bytes == null
        ? ""
        : new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
