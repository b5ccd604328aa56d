package dev.makertime.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other accounts of the machine reach the broker's ports, and nothing behind them. */
class StrangerTest {
  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whoever_has_no_secret_reads_nothing() {
    Map<String, Object> stranger = impatient(Map.of());
    stranger.put("bootstrap.servers", broker.bootstrapServers());

    assertThatThrownBy(() -> list(stranger)).hasRootCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void whoever_has_the_secret_of_another_start_is_refused() {
    Map<String, Object> stranger = impatient(BrokerSecret.random().client(port()));

    assertThatThrownBy(() -> list(stranger))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void so_it_is_at_the_controller() throws Exception {
    Map<String, Object> stranger = impatient(BrokerSecret.random().client(port()));
    stranger.remove("bootstrap.servers");
    stranger.put("bootstrap.controllers", controller());

    assertThatThrownBy(() -> describe(stranger))
        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void each_start_has_another_secret_and_none_is_on_disk() throws Exception {
    String first = String.valueOf(broker.client().get("sasl.jaas.config"));
    broker.close();
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    String second = String.valueOf(broker.client().get("sasl.jaas.config"));

    assertThat(second).isNotEqualTo(first);
    assertThat(filesWith(password(first))).isEmpty();
    assertThat(filesWith(password(second))).isEmpty();
  }

  private int port() {
    String address = broker.bootstrapServers();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private String controller() throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      RaftVoterEndpoint endpoint =
          admin
              .describeMetadataQuorum()
              .quorumInfo()
              .get()
              .nodes()
              .values()
              .iterator()
              .next()
              .endpoints()
              .get(0);
      return endpoint.host() + ":" + endpoint.port();
    }
  }

  private static void list(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.listTopics().names().get();
    }
  }

  private static void describe(Map<String, Object> client) throws Exception {
    try (Admin admin = Admin.create(client)) {
      admin.describeMetadataQuorum().quorumInfo().get();
    }
  }

  private static Map<String, Object> impatient(Map<String, Object> client) {
    Map<String, Object> impatient = new HashMap<>(client);
    impatient.put("request.timeout.ms", "2000");
    impatient.put("default.api.timeout.ms", "3000");
    return impatient;
  }

  private static String password(String login) {
    return login.replaceAll(".*password=\"([^\"]+)\".*", "$1");
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> content(file).contains(text))
          .toList();
    }
  }

  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
