package dev.makertime.streams.run;

import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Producers;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the organization to its topics. It sends only what differs from what is there, with
 * tombstones for what is gone, and returns when the broker has acknowledged all.
 */
public final class OrganizationPublisher {
  private record RecordKey(int partition, String key) {}

  private final Map<String, Object> client;
  private final int partitions;

  public OrganizationPublisher(Map<String, Object> client, int partitions) {
    this.client = Map.copyOf(client);
    this.partitions = partitions;
  }

  /**
   * Publishes an organization.
   *
   * @return how many records had to change
   * @throws IllegalStateException when the broker does not acknowledge them
   */
  public int publish(Organization organization) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Producers.inOrder(client), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      send(producer, Topics.PEOPLE, people(organization, producer), sent);
      send(producer, Topics.IDENTITIES, identities(organization, producer), sent);
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
      return sent.size();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot publish the organization: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing the organization", e);
    }
  }

  private Map<RecordKey, byte[]> people(Organization organization, KafkaProducer<?, ?> producer) {
    Map<RecordKey, byte[]> records = new HashMap<>();
    for (Person person : organization.people()) {
      records.put(key(Topics.PEOPLE, person.id(), producer), bytes(Topics.PEOPLE, person));
    }
    for (int partition = 0; partition < partitions; partition++) {
      records.put(
          new RecordKey(partition, Person.UNKNOWN), bytes(Topics.PEOPLE, organization.unknown()));
    }
    return records;
  }

  private Map<RecordKey, byte[]> identities(
      Organization organization, KafkaProducer<?, ?> producer) {
    Map<RecordKey, byte[]> records = new HashMap<>();
    Topic<String, String> topic = Topics.IDENTITIES;
    organization
        .owners()
        .forEach((identity, id) -> records.put(key(topic, identity, producer), bytes(topic, id)));
    for (String bot : organization.bots()) {
      records.put(key(topic, bot, producer), bytes(topic, Person.BOT));
    }
    return records;
  }

  private RecordKey key(Topic<?, ?> topic, String key, KafkaProducer<?, ?> producer) {
    int count = producer.partitionsFor(topic.name()).size();
    byte[] bytes = Topics.PEOPLE.key().serializer().serialize(topic.name(), key);
    return new RecordKey(
        org.apache.kafka.common.utils.Utils.toPositive(
                org.apache.kafka.common.utils.Utils.murmur2(bytes))
            % count,
        key);
  }

  private static <V> byte[] bytes(Topic<String, V> topic, V value) {
    return topic.value().serializer().serialize(topic.name(), value);
  }

  private void send(
      KafkaProducer<String, byte[]> producer,
      Topic<?, ?> topic,
      Map<RecordKey, byte[]> wanted,
      List<Future<RecordMetadata>> sent) {
    Map<RecordKey, byte[]> published = read(topic);
    published.keySet().stream()
        .filter(key -> !wanted.containsKey(key))
        .forEach(key -> sent.add(producer.send(record(topic, key, null))));
    wanted.forEach(
        (key, value) -> {
          if (!Arrays.equals(value, published.get(key))) {
            sent.add(producer.send(record(topic, key, value)));
          }
        });
  }

  private static ProducerRecord<String, byte[]> record(
      Topic<?, ?> topic, RecordKey key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic.name(), key.partition(), key.key(), value);
  }

  /** Reads what the topic holds now, without tombstones. */
  private Map<RecordKey, byte[]> read(Topic<?, ?> topic) {
    Map<RecordKey, byte[]> published = new HashMap<>();
    TopicReader.read(
        client,
        topic,
        record -> {
          RecordKey key = new RecordKey(record.partition(), record.key());
          if (record.value() == null) {
            published.remove(key);
          } else {
            published.put(key, record.value());
          }
        });
    return published;
  }
}
