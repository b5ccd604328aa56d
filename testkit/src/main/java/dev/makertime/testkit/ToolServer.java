package dev.makertime.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Simulates a tool's HTTP API on loopback, with failures on demand. */
public final class ToolServer implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer takes 40 ms
  }

  /** A request. */
  public record Question(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      @Nullable JsonNode body) {
    public int number(String name, int otherwise) {
      return Integer.parseInt(query.getOrDefault(name, Integer.toString(otherwise)));
    }
  }

  /** An answer; its body is written as JSON. */
  public record Answer(int status, Object body, Map<String, String> headers) {
    public static Answer of(Object body) {
      return new Answer(200, body, Map.of());
    }

    public static Answer nothing() {
      return new Answer(404, Map.of("message", "404 Not Found"), Map.of());
    }
  }

  /** Normal answers of the tool. */
  public interface Tool {
    Answer answer(Question question);
  }

  private final HttpServer server;
  private final Tool tool;
  private final Deque<Answer> mischief = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private int everyNth;

  public ToolServer(Tool tool) throws IOException {
    this.tool = tool;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", this::handle);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Every n-th question gets the next of these instead of an answer, until none is left. */
  public synchronized void misbehave(int n, List<Answer> instead) {
    everyNth = n;
    mischief.addAll(instead);
  }

  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized @Nullable Answer mischief(String path) {
    asked.add(path);
    return everyNth > 0 && asked.size() % everyNth == 0 ? mischief.poll() : null;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      Answer instead = mischief(uri.toString());
      Answer answer = instead != null ? instead : tool.answer(question(exchange));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = Json.MAPPER.writeValueAsBytes(answer.body());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Question question(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] both = pair.split("=", 2);
        query.put(decoded(both[0]), both.length < 2 ? "" : decoded(both[1]));
      }
    }
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    try {
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      return new Question(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          query,
          headers,
          bytes.length == 0 ? null : body(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A form is a text. */
  private static JsonNode body(byte[] bytes) throws IOException {
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
  }
}
