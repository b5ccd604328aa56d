package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;

/** A lead and manager's client of a reporter, with a token of the metrics too. */
final class Client {
  private final int port;
  private final String token;
  private final String metrics;
  private final HttpClient http = HttpClient.newHttpClient();

  Client(int port, String token, String metrics) {
    this.port = port;
    this.token = token;
    this.metrics = metrics;
  }

  /** What a question is answered; nothing where it is refused. */
  JsonNode get(String path) throws Exception {
    return json(send(request(path, token)));
  }

  JsonNode post(String path, String body) throws Exception {
    return json(
        send(
            request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  String metrics() throws Exception {
    return send(request("/metrics", metrics)).body();
  }

  /** A team's page as its stream of events begins with it, by section. */
  JsonNode live(String team) throws Exception {
    HttpResponse<Stream<String>> answer =
        http.send(
            request("/api/live?page=team&name=" + team, token).build(),
            HttpResponse.BodyHandlers.ofLines());
    ObjectNode sections = Json.MAPPER.createObjectNode();
    try (Stream<String> lines = answer.body()) {
      String name = "";
      Iterator<String> each = lines.iterator();
      while (!isWhole(sections) && each.hasNext()) {
        String line = each.next();
        if (line.startsWith("event: ")) {
          name = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          sections.set(name, Json.MAPPER.readTree(line.substring("data: ".length())));
        }
      }
    }
    return sections;
  }

  private static boolean isWhole(JsonNode sections) {
    return sections.has("trend")
        && sections.has("unattributed")
        && (sections.has("today") || sections.has("small"));
  }

  private HttpRequest.Builder request(String path, String as) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + as);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return answer.statusCode() == 200
        ? Json.MAPPER.readTree(answer.body())
        : MissingNode.getInstance();
  }
}
