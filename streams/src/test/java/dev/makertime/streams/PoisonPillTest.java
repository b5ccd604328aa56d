package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Person;
import dev.makertime.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class PoisonPillTest {

  @Test
  void bytes_that_are_no_activity_go_to_the_dead_letter_queue_as_they_came() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.POISON.name());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    try (TopologyTestDriver driver =
        new TopologyTestDriver(TimelineTopology.build(1, Duration.ofDays(400)), settings)) {
      driver
          .createInputTopic(
              Topics.ACTIVITIES.name(), new StringSerializer(), new StringSerializer())
          .pipeInput("gitlab:ana", "{not json");

      TestRecord<String, String> poison =
          driver
              .createOutputTopic(
                  Topics.POISON.name(), new StringDeserializer(), new StringDeserializer())
              .readRecord();

      assertThat(poison.value()).isEqualTo("{not json");
      assertThat(
              new String(
                  poison.headers().lastHeader("__streams.errors.topic").value(),
                  StandardCharsets.UTF_8))
          .isEqualTo(Topics.ACTIVITIES.name());
    }
  }

  @Test
  void the_neighbours_of_what_is_no_activity_count() {
    String wait =
        "{\"id\":\"%s\",\"revision\":1,\"identity\":\"gitlab:ana\",\"kind\":\"manual\","
            + "\"start\":\"2026-06-15T%s:00Z\",\"end\":\"2026-06-15T%s:00Z\"}";
    Properties settings = new Properties();
    settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.POISON.name());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            TimelineTopology.build(1, Duration.ofDays(400)),
            settings,
            Instant.parse("2026-06-16T00:00:00Z"))) {
      driver
          .createInputTopic(
              Topics.PEOPLE.name(), new StringSerializer(), Topics.PEOPLE.value().serializer())
          .pipeInput(Person.UNKNOWN, Person.unknown());
      var activities =
          driver.createInputTopic(
              Topics.ACTIVITIES.name(), new StringSerializer(), new StringSerializer());
      activities.pipeInput("gitlab:ana", wait.formatted("a", "10:00", "10:05"));
      activities.pipeInput("gitlab:ana", "{\"id\":\"b\",\"revision\":1}");
      activities.pipeInput("gitlab:ana", wait.formatted("c", "11:00", "11:05"));

      var days =
          driver
              .createOutputTopic(
                  Topics.ENGINEER_DAYS.name(),
                  new StringDeserializer(),
                  Topics.ENGINEER_DAYS.value().deserializer())
              .readKeyValuesToMap();
      assertThat(days.get("?gitlab:ana|2026-06-15")).extracting("manual").isEqualTo(600L);
    }
  }
}
