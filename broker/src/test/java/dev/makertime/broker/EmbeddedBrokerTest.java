package dev.makertime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path directory;

  @Test
  void what_was_there_is_there_after_a_restart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      create(broker, "kept");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
      assertThat(topics(broker)).contains("kept");
    }
  }

  @Test
  void a_directory_that_is_a_file_is_refused_by_name() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
  }

  private static void create(EmbeddedBroker broker, String topic) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static Set<String> topics(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      return admin.listTopics().names().get();
    }
  }
}
