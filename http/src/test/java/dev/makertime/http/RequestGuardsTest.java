package dev.makertime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody gets an answer, whatever one address does; by real sockets. */
@Timeout(120)
class RequestGuardsTest {
  /** Two addresses of this machine, as of two callers. */
  private static final InetAddress ONE = InetAddress.getLoopbackAddress();

  private static final InetAddress OTHER = address(127, 0, 0, 2);

  private final List<Socket> open = new ArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(2);
  private Javalin server = Javalin.create();

  @AfterEach
  void stop() throws IOException {
    released.countDown();
    for (Socket socket : open) {
      socket.close();
    }
    server.stop();
  }

  @Test
  void three_thousand_idle_connections_of_one_address_silence_nobody_else() throws Exception {
    start(CallerLimits.DEFAULT);
    for (int i = 0; i < 3_000; i++) {
      connect(ONE);
    }

    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long began = System.nanoTime();
      assertThat(ask(connect(OTHER), "/")).startsWith("HTTP/1.1 200");
      millis.add((System.nanoTime() - began) / 1_000_000);
    }
    assertThat(millis.stream().sorted().toList().get(37))
        .as("ms, but for those that came while the others were being accepted")
        .isLessThan(1_000);
  }

  @Test
  void who_has_too_many_connections_is_told_so_and_not_left_in_the_queue() throws Exception {
    start(new CallerLimits(1_000, 40));
    for (int i = 0; i < 4; i++) {
      assertThat(ask(connect(ONE), "/")).startsWith("HTTP/1.1 200");
    }

    assertThat(ask(connect(ONE), "/"))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1", "application/problem+json", "Connection: close");
    assertThat(ask(connect(OTHER), "/")).startsWith("HTTP/1.1 200");
  }

  @Test
  void once_connections_have_gone_there_is_room_again() throws Exception {
    start(new CallerLimits(1_000, 20));
    for (int i = 0; i < 20; i++) {
      try (Socket socket = new Socket(ONE, server.port())) {
        String answer = ask(socket, "/");
        assertThat(answer).matches("(?s)HTTP/1.1 (200|503).*");
      }
    }

    String last = "";
    for (int i = 0; i < 1_000 && !last.startsWith("HTTP/1.1 200"); i++) {
      try (Socket socket = new Socket(ONE, server.port())) {
        last = ask(socket, "/");
      }
    }
    assertThat(last).startsWith("HTTP/1.1 200");
  }

  @Test
  void behind_a_proxy_each_caller_has_a_share_of_their_own() throws Exception {
    start(new CallerLimits(1_000, 20, Set.of(ONE)));
    List<CompletableFuture<String>> held = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket socket = connect(ONE);
      held.add(
          CompletableFuture.supplyAsync(
              () -> askOf(socket, "/wait", "X-Forwarded-For: 203.0.113.9\r\n")));
    }
    waiting.await();

    assertThat(askOf(connect(ONE), "/", "X-Forwarded-For: 1.2.3.4, 203.0.113.9\r\n"))
        .startsWith("HTTP/1.1 503");
    assertThat(askOf(connect(ONE), "/", "X-Forwarded-For: 203.0.113.10\r\n"))
        .startsWith("HTTP/1.1 200");
    released.countDown();
    assertThat(held).allSatisfy(one -> assertThat(one.join()).startsWith("HTTP/1.1 200"));
  }

  @Test
  void behind_a_proxy_requests_are_counted_by_caller_too() throws Exception {
    start(new CallerLimits(5, 100, Set.of(ONE)));
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      answers.add(askOf(connect(ONE), "/", "X-Forwarded-For: 203.0.113.9\r\n"));
    }

    assertThat(answers).anySatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 429"));
    assertThat(askOf(connect(ONE), "/", "X-Forwarded-For: 203.0.113.10\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static InetAddress address(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void start(CallerLimits limits) {
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              RequestGuards.install(config.jetty, limits, path -> 1_000, (path, refusal) -> {});
              config.routes.get("/", ctx -> ctx.result("here"));
              config.routes.get(
                  "/wait",
                  ctx -> {
                    waiting.countDown();
                    released.await();
                    ctx.result("done");
                  });
            });
    server.start("0.0.0.0", 0);
  }

  private Socket connect(InetAddress from) throws IOException {
    Socket socket = new Socket(ONE, server.port(), from, 0);
    open.add(socket);
    return socket;
  }

  private static String ask(Socket socket, String path) {
    return askOf(socket, path, "");
  }

  /** Asks and leaves the connection open; the answer is what comes first. */
  private static String askOf(Socket socket, String path, String headers) {
    try {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[4_096];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "none: " + e.getMessage();
    }
  }
}
