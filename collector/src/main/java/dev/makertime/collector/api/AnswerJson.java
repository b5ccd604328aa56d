package dev.makertime.collector.api;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makertime.topics.Json;
import java.io.IOException;

/**
 * Parses answers of APIs within limits: depth 64, a million tokens, strings of 8 MiB. They are
 * larger than calls: a page of a calendar has hundreds of events, each with all its attendees and
 * its whole text.
 */
final class AnswerJson {
  private static final ObjectMapper MAPPER = mapper();

  private AnswerJson() {}

  /**
   * Parses an answer.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not JSON, or exceeds a
   *     limit
   */
  static JsonNode read(byte[] answer) throws IOException {
    return MAPPER.readTree(answer);
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper = Json.OUTSIDE.copy();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxTokenCount(1_000_000)
                .maxStringLength(8 << 20)
                .maxNumberLength(40)
                .build());
    return mapper;
  }
}
