package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.access.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who asks slowly, without any token, slows nobody else. */
@Timeout(120)
class SlowCallersTest {
  @TempDir Path directory;

  @Test
  void three_hundred_slow_logins_slow_neither_health_nor_pages() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (Served served = Served.guarded(directory)) {
      String token = served.token(Role.ENGINEER, "ana");
      for (int i = 0; i < 300; i++) {
        slow.add(slowLogin(served.port(), 2 + i % 2));
      }

      List<Long> millis = new ArrayList<>();
      ExecutorService others = Executors.newFixedThreadPool(10);
      try {
        List<Callable<Long>> questions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          String path = i % 2 == 0 ? "/health/live" : "/api/me";
          questions.add(() -> millisOf(served, token, path));
        }
        for (Future<Long> answer : others.invokeAll(questions)) {
          millis.add(answer.get());
        }
      } finally {
        others.shutdownNow();
      }

      assertThat(millis.stream().sorted().toList().get(98)).as("p99 in ms").isLessThan(1_000);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static long millisOf(Served served, String token, String path) throws Exception {
    long began = System.nanoTime();
    assertThat(served.getAs(token, path).statusCode()).isEqualTo(200);
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static Socket slowLogin(int port, int from) throws IOException {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) from});
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, address, 0);
    socket
        .getOutputStream()
        .write(
            """
            POST /login HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 900\r
            \r
            t\
            """
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
