package dev.makertime.collector.tool.example;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a run of an example: whoever started it waits for it.
 *
 * @param source the prefix of identities
 */
record ExampleAnswer(String source) {

  Reading read(byte[] run) {
    return SafeJson.ofObject(run, this::read);
  }

  Reading read(JsonNode run) {
    return SafeJson.guarded(() -> waiting(run));
  }

  private Reading waiting(JsonNode run) {
    long id = Long.parseLong(required(run, "run"));
    Instant began = requiredTime(run, "began");
    Instant ended = JsonEvidence.time(run, "ended");
    String who = text(run, "by");
    if (who == null) {
      return new Reading.Ignored("it does not name who started the run");
    }
    long revision = JsonEvidence.revision(ended == null ? 1 : 2, Stream.of(began, ended));
    return new Reading.Found(
        List.of(
            JsonEvidence.waiting(
                source + "/run/" + id,
                revision,
                source + ":" + who,
                began,
                began,
                ended,
                "example",
                Map.of())));
  }
}
