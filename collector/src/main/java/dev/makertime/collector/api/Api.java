package dev.makertime.collector.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Client of one server's JSON API; it takes care of rate limits, retries and logins. */
public interface Api {

  /** The API of a source that asks no server over HTTP; it refuses all requests. */
  Api NONE =
      new Api() {
        @Override
        public Answer get(String path) throws IOException {
          throw new IOException("no API is asked");
        }

        @Override
        public JsonNode post(String path, JsonNode request) throws IOException {
          throw new IOException("no API is asked");
        }
      };

  /**
   * Answer to a request.
   *
   * @param next path of the next page, if there is one
   */
  record Answer(JsonNode body, @Nullable String next) {

    /**
     * Returns a list in the body.
     *
     * @throws IOException when there is none: a proxy may have answered, and nothing may be missed
     */
    public JsonNode list(String field) throws IOException {
      return requireList(body.path(field), field);
    }

    /**
     * Returns the body, which is a list.
     *
     * @throws IOException when it is none
     */
    public JsonNode list() throws IOException {
      return requireList(body, "rows");
    }

    /**
     * Returns the body, which has a list.
     *
     * @throws IOException when it has none
     */
    public JsonNode withList(String field) throws IOException {
      var unused = list(field);
      return body;
    }

    private static JsonNode requireList(JsonNode list, String of) throws IOException {
      if (!list.isArray()) {
        throw new Refused(200, "an answer without a list of " + of);
      }
      return list;
    }
  }

  /** Raised where the server answers, and its answer is a refusal or cannot be used. */
  class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    /** The status of its answer; never 401, which is about all that is asked. */
    public int status() {
      return status;
    }
  }

  /** Raised where the server has nothing, or denies access to it. */
  final class Absent extends Refused {
    private static final long serialVersionUID = 1;

    Absent(int status, String message) {
      super(status, message);
    }

    /** Whether there is no such thing (404, 410); else it may be there and is not shown. */
    public boolean isGone() {
      return status() == 404 || status() == 410;
    }
  }

  /**
   * Sends a GET request, and retries it: rate limits are waited out.
   *
   * @param path of the API, with its query, such as {@code projects?page=1}
   * @throws Absent when there is no such thing
   * @throws IOException when there is no answer, or one that cannot be used
   */
  Answer get(String path) throws IOException, InterruptedException;

  /**
   * Sends a POST request, as GraphQL needs it; otherwise as {@link #get}.
   *
   * @throws Absent when there is no such thing
   */
  JsonNode post(String path, JsonNode request) throws IOException, InterruptedException;
}
