package dev.makertime.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.http.CallerLimits;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A collector, and what its callers send over plain sockets. */
final class RawCollector implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  static final String GOOD =
      "{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"kind\":\"manual\",\"start\":\"2026-06-15T10:00:00Z\"}";

  static final int CAP = 8 << 20;
  final KeepingInbox inbox = new KeepingInbox();

  private CollectorServer server = server(CallerLimits.DEFAULT);

  /** Starts anew, with other limits of its callers. */
  void restart(CallerLimits limits) {
    server.close();
    server = server(limits);
  }

  private CollectorServer server(CallerLimits limits) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return CollectorServer.start(
        "127.0.0.1",
        0,
        limits,
        List.of("token"),
        Webhooks.of(Map.of("gitlab", new GitLabHook("gitlab", List.of("s3cret")))),
        inbox,
        registry,
        new CollectorMetrics(registry, CLOCK),
        CLOCK,
        () -> true);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Opens a connection, over which anything may be sent. */
  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  void postTenTimes(List<Long> millis) {
    for (int i = 0; i < 10; i++) {
      long began = System.nanoTime();
      try {
        post("/v1/activities", "Authorization: Bearer token", text(GOOD));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
  }

  void assertThatItGoesOn() throws IOException {
    int before = inbox.kept.size();
    assertThat(post("/v1/activities", "Authorization: Bearer token", text(GOOD)))
        .startsWith("HTTP/1.1 202");
    assertThat(inbox.kept).hasSize(before + 1);
    inbox.kept.remove(before);
  }

  /** Says how large its body is, and waits for an answer before it sends any. */
  String announced(String path, int length) throws IOException {
    return exchange(head(path, "Authorization: Bearer token\r\nExpect: 100-continue", length));
  }

  String post(String path, String headers, byte[] body) throws IOException {
    return exchange(bytes(head(path, headers, body.length), body));
  }

  static byte[] head(String path, String headers, int length) {
    return text(
        "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, headers, length));
  }

  String exchange(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(30_000);
      Thread sender =
          new Thread(
              () -> {
                try {
                  OutputStream out = socket.getOutputStream();
                  out.write(request);
                  out.flush();
                } catch (IOException e) {
                  // it need not be read to its end
                }
              });
      sender.setDaemon(true);
      sender.start();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8_192];
      try {
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
          answer.write(buffer, 0, read);
        }
      } catch (IOException e) {
        // a connection that is closed while something is still sent is reset
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  static String keys(int count) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < count; i++) {
      keys.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
    }
    return keys.toString();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(byte[] before, int... more) {
    byte[] all = Arrays.copyOf(before, before.length + more.length);
    for (int i = 0; i < more.length; i++) {
      all[before.length + i] = (byte) more[i];
    }
    return all;
  }

  static byte[] bytes(byte[] before, byte[] after) {
    byte[] all = Arrays.copyOf(before, before.length + after.length);
    System.arraycopy(after, 0, all, before.length, after.length);
    return all;
  }
}
