package dev.makertime.reporter.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.money.draws.Cancellation;
import dev.makertime.http.ClientPresence;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A question ends with its deadline, with its client, and with the next one of the same viewer. */
@Timeout(60)
class OneRequestPerViewerTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private OneRequestPerViewer one = new OneRequestPerViewer(Duration.ofMinutes(1));
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/endless", ctx -> ctx.result(answer(ctx, true)));
                config.routes.get("/short", ctx -> ctx.result(answer(ctx, false)));
              })
          .start("127.0.0.1", 0);

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void it_ends_at_its_deadline() throws Exception {
    one = new OneRequestPerViewer(Duration.ofMillis(100));

    assertThat(get("/endless").get()).contains("takes too long");
  }

  @Test
  void it_ends_when_the_client_has_gone() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      begun.await();
    }

    assertThat(ended.get()).contains("has closed the connection");
  }

  @Test
  void a_newer_one_of_the_same_viewer_takes_its_place() throws Exception {
    CompletableFuture<String> older = get("/endless");
    begun.await();

    assertThat(get("/short").get()).isEqualTo("answered");
    assertThat(older.get()).contains("your newer request");
  }

  @Test
  void one_after_the_other_all_are_answered() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(get("/short").get()).isEqualTo("answered");
    }
  }

  @Test
  void without_an_interrupt_nothing_ends() {
    Cancellation.NONE.check();

    assertThatThrownBy(
            () -> {
              throw new Cancellation.Cancelled("why");
            })
        .hasMessage("why");
  }

  private String answer(io.javalin.http.Context ctx, boolean endless) {
    try {
      return one.ask(
          "max",
          ClientPresence.of(ctx.req()),
          interrupt -> {
            begun.countDown();
            while (endless) {
              interrupt.check();
            }
            return "answered";
          });
    } catch (Problem e) {
      ended.complete(String.valueOf(e.getMessage()));
      return String.valueOf(e.getMessage());
    }
  }

  private CompletableFuture<String> get(String path) throws IOException {
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }
}
