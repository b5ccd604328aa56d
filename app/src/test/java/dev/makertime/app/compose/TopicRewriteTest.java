package dev.makertime.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.BrokerExtension;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicRewrite;
import dev.makertime.topics.admin.TopicSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicRewriteTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(2);

  private static final String TOPIC = Topics.POISON.name();

  private final TopicRewrite rewrite = new TopicRewrite(BROKER.client());

  @Test
  void what_goes_is_gone_what_changes_has_changed_and_the_rest_stays() throws Exception {
    send(TOPIC, "a", "b", "c");

    long changed = rewrite.edit(TOPIC, without("b"));

    assertThat(changed).isEqualTo(1);
    assertThat(values()).containsExactly("a", "c");
    assertThat(rewrite.edit(TOPIC, without("a"))).isEqualTo(1);
    assertThat(rewrite.edit(TOPIC, without("c"))).isEqualTo(1);
  }

  @Test
  void one_that_broke_off_after_its_topic_was_deleted_is_gone_on_with_and_nothing_starts_before()
      throws Exception {
    try (Admin admin = Admin.create(BROKER.client())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC + ".rewritten", 2, (short) 1),
                  new NewTopic(TOPIC + ".rewritten.whole", 2, (short) 1)))
          .all()
          .get();
      send(TOPIC + ".rewritten", "d", "e", "f");
      admin.deleteTopics(List.of(TOPIC)).all().get();
      TopicSetup setup = new TopicSetup(2, (short) 1, Duration.ofDays(400));
      assertThatThrownBy(() -> setup.ensure(BROKER.client()))
          .hasMessageContaining("an erasure was interrupted");

      rewrite.edit(TOPIC, without("e"));

      assertThat(values()).containsExactly("d", "f");
      setup.ensure(BROKER.client());
      rewrite.edit(TOPIC, without("d"));
      rewrite.edit(TOPIC, without("f"));
    }
  }

  private static TopicRewrite.Edit without(String value) {
    return record -> text(record.value()).equals(value);
  }

  private Set<String> values() {
    Set<String> values = new TreeSet<>();
    rewrite.count(TOPIC, record -> values.add(text(record.value())));
    return values;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void send(String topic, String... values) throws Exception {
    Map<String, Object> settings = new HashMap<>(BROKER.client());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value, value)).get();
      }
    }
  }
}
