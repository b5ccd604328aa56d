package dev.makertime.collector.tool.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import java.time.Instant;
import java.util.List;

/**
 * Reads one response of Spark's REST API, without further requests: a list of applications, or one
 * of them.
 */
public final class SparkAnswerReader {
  private static final Shells SHELLS = Shells.usualAnd(List.of());

  private final String name;

  /**
   * Makes a reader.
   *
   * @param name the prefix of identities
   */
  public SparkAnswerReader(String name) {
    this.name = name;
  }

  /** Never throws, whatever the bytes. */
  public Reading read(byte[] answer) {
    return SafeJson.of(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.isArray() && body.size() > 0 && body.path(0).has("jobId")) {
      return new Ignored("jobs by themselves do not tell whose they are");
    }
    if (body.isArray()) {
      return SafeJson.each(body, this::application);
    }
    return body.path("attempts").isArray()
        ? application(body)
        : new Rejected("no answer of Spark's API about applications");
  }

  private Reading application(JsonNode application) {
    return SafeJson.each(
        application.path("attempts"),
        attempt -> {
          SparkAttempt one = new SparkAttempt(application, attempt, Instant.EPOCH);
          return SafeJson.guarded(() -> one.read(name, SHELLS.contain(one.name()), List.of()));
        });
  }
}
