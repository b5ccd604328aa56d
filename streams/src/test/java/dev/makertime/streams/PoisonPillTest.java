package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
}
