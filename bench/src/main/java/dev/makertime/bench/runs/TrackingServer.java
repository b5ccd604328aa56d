package dev.makertime.bench.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An MLflow on loopback with as many runs as wanted, of which one began each minute. */
final class TrackingServer implements AutoCloseable {
  private static final int TAGS = 6;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final int runs;
  private final long first;
  private final AtomicInteger pages = new AtomicInteger();

  TrackingServer(int runs, Instant first) throws IOException {
    this.runs = runs;
    this.first = first.toEpochMilli();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/api/2.0/mlflow/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How many pages of runs were asked for. */
  int pages() {
    return pages.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] asked = exchange.getRequestBody().readAllBytes();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (path.endsWith("/experiments/search")) {
      answer.putArray("experiments").addObject().put("experiment_id", "1").put("name", "churn");
    } else if (path.endsWith("/runs/search")) {
      pages.incrementAndGet();
      answer = page(Json.MAPPER.readTree(asked));
    }
    byte[] body = Json.MAPPER.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ObjectNode page(JsonNode asked) {
    long from = Long.parseLong(asked.path("filter").asText().replaceAll("\\D+", ""));
    String token = asked.path("page_token").asText("");
    int start =
        token.isEmpty()
            ? (int) Math.max(0, (from - first + 59_999) / 60_000)
            : Integer.parseInt(token);
    int end = Math.min(runs, start + asked.path("max_results").asInt());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode page = answer.putArray("runs");
    for (int i = start; i < end; i++) {
      run(page.addObject(), i);
    }
    if (end < runs) {
      answer.put("next_page_token", Integer.toString(end));
    }
    return answer;
  }

  private void run(ObjectNode run, int i) {
    long start = first + 60_000L * i;
    run.putObject("info")
        .put("run_id", "%032x".formatted(4_000_000_000L + i))
        .put("experiment_id", "1")
        .put("status", i % 7 == 0 ? "FAILED" : "FINISHED")
        .put("start_time", start)
        .put("end_time", start + 300_000)
        .put("lifecycle_stage", "active");
    ArrayNode tags = run.putObject("data").putArray("tags");
    tag(tags, "mlflow.user", "person" + i % 40);
    tag(tags, "mlflow.source.type", i % 3 == 0 ? "JOB" : "LOCAL");
    for (int tag = 0; tag < TAGS; tag++) {
      tag(tags, "note" + tag, "x".repeat(40));
    }
  }

  private static void tag(ArrayNode tags, String key, String value) {
    tags.addObject().put("key", key).put("value", value);
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
