package dev.makertime.collector.calendar.caldav;

import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real CalDAV server, Debian's package {@code radicale}, with its data in a directory. */
final class Radicale implements AutoCloseable {
  static final String USER = "ana";
  static final String PASSWORD = "secret";

  private final Path directory;
  private final int port;
  private final Process process;

  /** Whether there is one on this machine. */
  static boolean isThere() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "radicale")));
  }

  Radicale(Path directory) throws Exception {
    this.directory = directory;
    port = FreePorts.next();
    Path users = Files.writeString(directory.resolve("users"), USER + ":" + PASSWORD + "\n");
    Path config =
        Files.writeString(
            directory.resolve("config"),
            """
            [server]
            hosts = 127.0.0.1:%d
            [auth]
            type = htpasswd
            htpasswd_filename = %s
            htpasswd_encryption = plain
            [rights]
            type = owner_only
            [storage]
            filesystem_folder = %s
            """
                .formatted(port, users, directory.resolve("data")));
    process =
        new ProcessBuilder("radicale", "--config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    awaitListening();
  }

  private void awaitListening() throws Exception {
    if (!Await.until(Duration.ofMinutes(1), this::isListening)) {
      throw new IllegalStateException(Files.readString(directory.resolve("log")));
    }
  }

  private boolean isListening() {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  void makeCalendar(String name) throws Exception {
    send("MKCALENDAR", "/ana/" + name + "/", "");
  }

  void put(String path, String event) throws Exception {
    send(
        "PUT",
        "/ana/" + path,
        ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + event + "END:VCALENDAR\n")
            .replace("\n", "\r\n"));
  }

  void delete(String path) throws Exception {
    send("DELETE", "/ana/" + path, "");
  }

  /** Forgets all that it has handed out. */
  void forgetTokens() throws IOException {
    List<Path> tokens;
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      tokens =
          files
              .filter(file -> file.toString().contains("sync-token"))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path one : tokens) {
      Files.deleteIfExists(one);
    }
  }

  private void send(String method, String path, String body) throws Exception {
    String both =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    int status =
        HttpClient.newHttpClient() // it closes each connection
            .send(
                HttpRequest.newBuilder(url().resolve(path))
                    .header("Authorization", "Basic " + both)
                    .header("Content-Type", "text/calendar; charset=utf-8")
                    .method(method, BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    if (status / 100 != 2) {
      throw new IOException(
          method + " " + path + " " + status + "\n" + Files.readString(directory.resolve("log")));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    process.destroyForcibly().onExit().join();
  }
}
