package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API of a simulated tool, which returns what has happened so far. */
public interface SimulatedApi {

  /** Request, with a path below the tool's own. */
  record Question(String path, Map<String, String> query, JsonNode body) {
    public Question {
      query = Map.copyOf(query);
    }

    int number(String name, int otherwise) {
      return Integer.parseInt(query.getOrDefault(name, Integer.toString(otherwise)));
    }
  }

  /**
   * Answer to a request.
   *
   * @param next the query of the next page, if there is one
   */
  record Page(JsonNode body, @Nullable String next) {
    static Page of(JsonNode body) {
      return new Page(body, null);
    }
  }

  /** The answer, or nothing where there is nothing. */
  @Nullable Page answer(Question question);
}
