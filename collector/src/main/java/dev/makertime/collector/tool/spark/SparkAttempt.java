package dev.makertime.collector.tool.spark;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.KeyText;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attempt of an application. Spark knows neither when it was submitted nor whether it
 * succeeded, so it has no queue, and its status is only that it ended. Whoever Spark ran it as
 * waits for it; of a shell they wait for its jobs alone.
 *
 * @param application an entry of {@code /applications}
 * @param json an entry of its {@code attempts}, the newest of which is the first
 * @param now when that was said
 */
record SparkAttempt(JsonNode application, JsonNode json, Instant now) {
  private static final Duration SILENT = Duration.ofDays(1);
  private static final int LONGEST_SUBJECT = 256;

  /** All attempts of an application. */
  static List<SparkAttempt> of(JsonNode application, Instant now) {
    return StreamSupport.stream(application.path("attempts").spliterator(), false)
        .map(attempt -> new SparkAttempt(application, attempt, now))
        .toList();
  }

  String id() {
    return required(application, "id");
  }

  /** Only cluster managers that try again number attempts; empty elsewhere. */
  String attemptId() {
    String id = text(json, "attemptId");
    return id == null ? "" : id;
  }

  /** The path of what the API tells of it. */
  String key() {
    return attemptId().isEmpty() ? id() : id() + "/" + attemptId();
  }

  String name() {
    return required(application, "name");
  }

  boolean isRunning() {
    return !json.path("completed").asBoolean(false);
  }

  @Nullable Instant ended() {
    return isRunning() ? lost() : SparkTime.epoch(json, "endTimeEpoch");
  }

  /** A page of the application itself has its start there, which says nothing. */
  private @Nullable Instant lost() {
    Instant began = SparkTime.epoch(json, "startTimeEpoch");
    Instant written = SparkTime.epoch(json, "lastUpdatedEpoch");
    boolean isSilent =
        began != null
            && written != null
            && written.isAfter(began)
            && written.isBefore(now.minus(SILENT));
    return isSilent ? written : null;
  }

  /** Changes whenever there may be more to read. */
  long updated() {
    return json.path("lastUpdatedEpoch").asLong(0);
  }

  /**
   * What the attempt tells.
   *
   * @param source the prefix of identities
   * @param isShell whether it is a shell or a notebook
   * @param jobs of a shell, an answer of {@code /jobs}; empty where nobody asked
   */
  Reading read(String source, boolean isShell, List<JsonNode> jobs) {
    return SafeJson.guarded(() -> found(source, isShell, jobs));
  }

  private Reading found(String source, boolean isShell, List<JsonNode> jobs) {
    String id = source + "/app/" + key();
    Instant began = SparkTime.epoch(json, "startTimeEpoch");
    if (began == null) {
      throw new IllegalArgumentException("lacks startTimeEpoch");
    }
    Instant ended = ended();
    if (!isRunning() && ended == null) {
      throw new IllegalArgumentException("lacks endTimeEpoch, though it is completed");
    }
    String user = text(json, "sparkUser");
    String who = user == null ? null : source + ":" + user;
    Map<String, String> labels =
        isRunning() && ended != null ? Map.of("end", "lost-end") : Map.of();
    long revision = JsonEvidence.revision(ended == null ? 3 : 5, Stream.of(began, ended));
    List<Run> runs = new ArrayList<>();
    runs.add(
        run(source, id, revision, who, isShell)
            .times(null, began, ended)
            .status(ended == null ? RunStatus.RUNNING : RunStatus.ENDED)
            .build());
    List<Activity> waits = new ArrayList<>();
    for (JsonNode json : jobs) {
      SparkJob job = new SparkJob(json, ended);
      runs.add(job.run(source, id, who, subject()));
      if (who != null) {
        waits.add(job.wait(id, who, subject()));
      }
    }
    if (!isShell && who != null) {
      waits.add(JsonEvidence.waiting(id, revision, who, began, began, ended, subject(), labels));
    }
    return new Reading.Found(waits, List.of(), runs);
  }

  private RunBuilder run(
      String source, String id, long revision, @Nullable String who, boolean isShell) {
    int number = number();
    return Run.of(source, id, revision)
        .kind(RunKind.JOB)
        .subject(subject())
        .trigger(trigger(isShell, number))
        .who(who)
        .attempt(number)
        .parent(number > 1 ? source + "/app/" + id() + "/1" : null);
  }

  private static RunTrigger trigger(boolean isShell, int number) {
    return isShell ? RunTrigger.COMMAND : number > 1 ? RunTrigger.RETRY_AUTO : RunTrigger.UNKNOWN;
  }

  private int number() {
    String id = attemptId();
    return id.matches("[1-9]\\d{0,8}") ? Integer.parseInt(id) : 1;
  }

  /** Names are free text in Spark: what no subject can have becomes a space, and the end is cut. */
  private String subject() {
    String subject = KeyText.beginning(name(), LONGEST_SUBJECT);
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("lacks name");
    }
    return subject;
  }
}
