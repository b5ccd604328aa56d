package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Rows that an HTTP server of a test answers, as a list; anything else is a failure. */
record HttpTable(String url) implements TestDriver.Table {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  public Iterator<Map<String, Object>> select(String sql, List<Object> parameters, int most)
      throws SQLException {
    try {
      byte[] question =
          Json.MAPPER.writeValueAsBytes(
              Map.of(
                  "sql",
                  sql,
                  "parameters",
                  parameters.stream().map(Object::toString).toList(),
                  "most",
                  most));
      HttpResponse<byte[]> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      JsonNode rows = Json.MAPPER.readTree(answer.body());
      if (answer.statusCode() != 200 || !rows.isArray()) {
        throw new SQLException("no rows");
      }
      List<Map<String, Object>> all = new ArrayList<>();
      for (JsonNode row : rows) {
        if (!row.isObject()) {
          throw new SQLException("no row");
        }
        all.add(Json.MAPPER.convertValue(row, new TypeReference<Map<String, Object>>() {}));
      }
      return all.iterator();
    } catch (IOException e) {
      throw new SQLException("no server answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }
}
