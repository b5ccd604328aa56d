package dev.makertime.app.measured;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Client of the running reporter's survey, which has the answers of a round in its memory. */
public final class SurveyClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Raised when the reporter does not do what is asked, with why. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  private final ReporterAddress reporter;
  private final HttpClient client = HttpClient.newHttpClient();

  private SurveyClient(ReporterAddress reporter) {
    this.reporter = reporter;
  }

  /** Of the reporter that runs on a data directory. */
  public static SurveyClient of(Path data) throws Refused {
    try {
      return new SurveyClient(ReporterAddress.read(data));
    } catch (IOException e) {
      throw notRunning(data.toString());
    }
  }

  /** Where people answer. */
  public String page() {
    return reporter.url() + "/survey";
  }

  /** The open round, and what came of those that were kept. */
  public JsonNode status() throws Refused {
    return ask(reporter.request("/api/survey"));
  }

  /** Opens a round. */
  public JsonNode open(String round, int engineers, int codes) throws Refused {
    return post("open", Map.of("round", round, "engineers", engineers, "codes", codes));
  }

  /** Takes no more answers. */
  public JsonNode end() throws Refused {
    return post("end", Map.of());
  }

  /** Writes the counts. */
  public JsonNode keep() throws Refused {
    return post("keep", Map.of());
  }

  /** Throws the round away. */
  public JsonNode discard() throws Refused {
    return post("discard", Map.of());
  }

  private JsonNode post(String what, Map<String, ?> body) throws Refused {
    return ask(
        reporter
            .request("/api/survey/" + what)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.valueToTree(body).toString())));
  }

  private JsonNode ask(HttpRequest.Builder request) throws Refused {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode json = Json.MAPPER.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new Refused(
            json.path("detail").asText("the reporter answered " + answer.statusCode()));
      }
      return json;
    } catch (IOException e) {
      throw notRunning(reporter.url());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }

  private static Refused notRunning(String where) {
    return new Refused(
        "no running reporter at %s: a survey needs one; start 'makertime run' first"
            .formatted(where));
  }
}
