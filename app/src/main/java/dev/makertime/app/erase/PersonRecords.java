package dev.makertime.app.erase;

import dev.makertime.model.Person;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicRewrite;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Reads from the topics all identities and names that a person ever had. */
final class PersonRecords {
  private final TopicRewrite topics;

  PersonRecords(TopicRewrite topics) {
    this.topics = topics;
  }

  Set<String> identities(String person) {
    Set<String> found = new TreeSet<>();
    topics.count(
        Topics.IDENTITIES.name(),
        record -> {
          if (record.value() != null && text(record.value()).equals(person)) {
            found.add(text(record.key()));
          }
          return false;
        });
    return found;
  }

  /** The last name that the person had; empty where there is none. */
  String name(String person) {
    String[] last = {""};
    topics.count(
        Topics.PEOPLE.name(),
        record -> {
          if (record.value() != null && text(record.key()).equals(person)) {
            String name = person(record.value()).name();
            last[0] = name == null ? last[0] : name;
          }
          return false;
        });
    return last[0];
  }

  private static Person person(byte[] value) {
    return Topics.PEOPLE.value().deserializer().deserialize(Topics.PEOPLE.name(), value);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
