package dev.makertime.app.command.shell;

import dev.makertime.model.Activity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Directory of the notes of commands that the collector does not have yet. It sends them as {@code
 * wrap/tell} does, on machines without curl.
 *
 * @param directory with one file for each note
 * @param collector the address of the source's webhook
 * @param token by which the collector knows the sender
 */
record NoteSpool(Path directory, URI collector, String token) {
  private static final String NO_ADDRESS = "collector must be an http or https address, not ";
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Finds it by the variables and the file that {@code wrap/tell} reads; variables hold.
   *
   * @throws IOException where the file cannot be read, lacks a setting, or has a wrong one
   */
  static NoteSpool read(Map<String, String> environment) throws IOException {
    String home = set(environment, "HOME", "/nonexistent");
    String configured = set(environment, "XDG_CONFIG_HOME", home + "/.config");
    Path file =
        Path.of(
            set(environment, "MAKERTIME_COMMAND_CONFIG", configured + "/makertime/command.conf"));
    Map<String, String> settings = Files.exists(file) ? settings(file) : Map.of();
    String address =
        set(environment, "MAKERTIME_COLLECTOR", settings.getOrDefault("collector", ""));
    String token = set(environment, "MAKERTIME_TOKEN", settings.getOrDefault("token", ""));
    if (address.isEmpty() || token.isEmpty()) {
      throw new IOException("%s needs collector and token".formatted(file));
    }
    String state = set(environment, "XDG_STATE_HOME", home + "/.local/state");
    String directory = set(environment, "MAKERTIME_COMMAND_SPOOL", state + "/makertime/commands");
    return new NoteSpool(Path.of(directory), webAddress(address), token);
  }

  /** As in a shell, a variable that is empty is not set. */
  private static String set(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  private static URI webAddress(String address) throws IOException {
    try {
      if (Activity.isWebAddress(address)) {
        return new URI(address);
      }
    } catch (URISyntaxException e) {
      throw new IOException(NO_ADDRESS + address, e);
    }
    throw new IOException(NO_ADDRESS + address);
  }

  static HttpClient client() {
    return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /** Sends all notes, oldest first; returns how many. What was not taken stays. */
  int send(HttpClient client) throws IOException, InterruptedException {
    int sent = 0;
    for (List<Path> files = batch(); !files.isEmpty(); files = batch()) {
      StringBuilder lines = new StringBuilder();
      for (Path file : files) {
        String line = Files.readString(file).strip();
        if (line.startsWith("{\"start\":") && line.endsWith("}")) {
          lines.append(line).append('\n');
          sent++;
        }
      }
      if (!lines.isEmpty()) {
        post(client, lines.toString());
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    return sent;
  }

  private void post(HttpClient client, String lines) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(collector)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("X-Makertime-Sent", Long.toString(Instant.now().getEpochSecond()))
            .POST(BodyPublishers.ofString(lines))
            .build();
    HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
    if (answer.statusCode() != 202) {
      throw new IOException("%s answered %d".formatted(collector, answer.statusCode()));
    }
  }

  private List<Path> batch() throws IOException {
    Path notes = directory.resolve("notes");
    if (!Files.isDirectory(notes)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(notes)) {
      return files.sorted().limit(BATCH).toList();
    }
  }

  private static Map<String, String> settings(Path file) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        settings.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return settings;
  }
}
