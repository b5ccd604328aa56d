package dev.makertime.collector.tool.example;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a run of an example. Whoever started it waits for it; it is a run in any case.
 *
 * @param source the prefix of identities
 */
record ExampleAnswerReader(String source) {

  Reading read(byte[] run) {
    return SafeJson.ofObject(run, this::read);
  }

  Reading read(JsonNode run) {
    return run.has("ping")
        ? new Reading.Ignored("a ping tells of no run")
        : SafeJson.guarded(() -> told(run));
  }

  private Reading told(JsonNode run) {
    long id = Long.parseLong(required(run, "run"));
    Instant began = requiredTime(run, "began");
    Instant ended = JsonEvidence.time(run, "ended");
    String who = text(run, "by");
    long revision = JsonEvidence.revision(ended == null ? 1 : 2, Stream.of(began, ended));
    Run told =
        Run.of(source, source + "/run/" + id, revision)
            .kind(RunKind.JOB)
            .subject("example")
            .who(who == null ? null : source + ":" + who)
            .status(ended == null ? RunStatus.RUNNING : RunStatus.SUCCESS)
            .times(null, began, ended)
            .build();
    return new Reading.Found(
        who == null ? List.of() : List.of(waiting(told, source + ":" + who, began)),
        List.of(),
        List.of(told));
  }

  private static Activity waiting(Run run, String identity, Instant began) {
    return JsonEvidence.waiting(
        run.id(), run.revision(), identity, began, began, run.ended(), "example", Map.of());
  }
}
