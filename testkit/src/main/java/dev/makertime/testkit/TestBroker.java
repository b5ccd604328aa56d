package dev.makertime.testkit;

import dev.makertime.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A broker that several processes can reach, with a shared password. */
public final class TestBroker {
  private static final String PASSWORD = "password-of-tests";

  private TestBroker() {}

  /** Starts it on a port of loopback. */
  public static EmbeddedBroker start(Path directory, int port) {
    return EmbeddedBroker.start(directory, port, PASSWORD);
  }

  /** Client properties that reach the one on a port. */
  public static Map<String, Object> client(int port) {
    return EmbeddedBroker.client(port, PASSWORD);
  }

  /** The beginning of the configuration's {@code kafka: {…}} for a client. */
  public static String yaml(Map<String, Object> client) {
    String settings =
        client.entrySet().stream()
            .filter(one -> !one.getKey().equals("bootstrap.servers"))
            .map(one -> "%s: '%s'".formatted(one.getKey(), one.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return "bootstrapServers: \"%s\", client: {%s}"
        .formatted(client.get("bootstrap.servers"), settings);
  }
}
