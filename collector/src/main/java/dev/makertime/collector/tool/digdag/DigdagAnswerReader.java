package dev.makertime.collector.tool.digdag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import java.util.List;
import java.util.Optional;

/**
 * Reads one response of digdag's REST API, or one of its notifications, without further requests.
 */
public final class DigdagAnswerReader {
  private static final List<String> NOTHING =
      List.of("tasks", "schedules", "projects", "workflows", "revisions", "sessions", "version");

  private final String name;
  private final String ownerKey;

  /**
   * Makes a reader.
   *
   * @param name the prefix of identities
   * @param ownerKey the parameter of an attempt that names who started it
   */
  public DigdagAnswerReader(String name, String ownerKey) {
    this.name = name;
    this.ownerKey = ownerKey;
  }

  /** Never throws, whatever the bytes. */
  public Reading read(byte[] answer) {
    return SafeJson.ofObject(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.path("attempts").isArray()) {
      return SafeJson.each(body.path("attempts"), this::attempt);
    }
    if (body.has("sessionUuid") && body.has("index")) {
      return attempt(body);
    }
    if (body.has("attempt_id") && body.has("message")) {
      return new Ignored("a notification names nobody; the attempt may");
    }
    return NOTHING.stream()
        .filter(body::has)
        .findFirst()
        .<Reading>map(field -> new Ignored("an answer about " + field + " has nothing that counts"))
        .orElse(new Rejected("no answer of digdag's API"));
  }

  private Reading attempt(JsonNode attempt) {
    return new DigdagAttempt(attempt)
        .read(name, ownerKey, Optional.empty(), Optional.empty(), false);
  }
}
