package dev.makertime.collector.tool.mlflow;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.KeyText;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of an experiment. Of its parameters, metrics, name and scripts nothing is kept.
 *
 * @param json an entry of {@code runs/search}
 * @param tags by name
 */
record MlflowRun(JsonNode json, JsonNode tags) {
  private static final int LONGEST_SUBJECT = 256;
  private static final Set<String> INTERACTIVE = Set.of("LOCAL", "NOTEBOOK");
  private static final Set<String> AUTOMATED = Set.of("JOB");

  /** Above the revision of what is told without a version of a model. */
  private static final int WITH_VERSION = 1;

  MlflowRun(JsonNode json) {
    this(json, tags(json));
  }

  /** MLflow lists them. */
  private static JsonNode tags(JsonNode json) {
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    for (JsonNode tag : json.path("data").path("tags")) {
      tags.set(tag.path("key").asText(""), tag.path("value"));
    }
    return tags;
  }

  /** Of letters and digits, since it becomes a part of addresses. */
  String id() {
    String id = required(info(), "run_id");
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("lacks run_id");
    }
    return id;
  }

  String experiment() {
    return required(info(), "experiment_id");
  }

  Instant start() {
    Instant start = time("start_time");
    if (start == null) {
      throw new IllegalArgumentException("lacks start_time");
    }
    return start;
  }

  @Nullable Instant end() {
    return time("end_time");
  }

  boolean isOver() {
    return status().isOver();
  }

  boolean isDeleted() {
    return "deleted".equals(text(info(), "lifecycle_stage"));
  }

  /**
   * What the run tells.
   *
   * @param source the prefix of identities
   * @param experiment the name of its experiment; absent where nobody asked
   * @param version of a model that was made of it; absent where none is known
   */
  Reading read(
      String source, Optional<String> experiment, MlflowPeople people, Optional<String> version) {
    return SafeJson.guarded(
        () -> {
          if (isDeleted()) {
            return new Reading.Ignored("the run was deleted");
          }
          String who = who(source, experiment, people);
          Run run = run(source, experiment, who, version);
          return wait(source, subject(experiment), who).with(List.of(run));
        });
  }

  private Reading wait(String source, String subject, @Nullable String who) {
    if (text(tags(), "mlflow.parentRunId") != null) {
      return new Reading.Ignored("part of another run, whose wait covers it");
    }
    if (!INTERACTIVE.contains(type())) {
      return new Reading.Ignored("no person started it at a shell or in a notebook");
    }
    if (who == null) {
      return new Reading.Ignored("it does not name who started it");
    }
    Instant end = end();
    if (end != null && end.isAfter(start().plus(Activity.LONGEST))) {
      return new Reading.Ignored("nobody waits for 31 days");
    }
    Activity wait =
        JsonEvidence.waiting(
            runId(source, id()),
            revision(Optional.empty()),
            who,
            start(),
            start(),
            end,
            subject,
            Map.of("trigger", "command"));
    return new Reading.Found(List.of(wait));
  }

  private Run run(
      String source, Optional<String> experiment, @Nullable String who, Optional<String> version) {
    String parent = text(tags(), "mlflow.parentRunId");
    return Run.of(source, runId(source, id()), revision(version))
        .kind(RunKind.TRAINING)
        .subject(subject(experiment))
        .trigger(trigger())
        .who(AUTOMATED.contains(type()) ? null : who)
        .status(status())
        .parent(parent == null ? null : runId(source, parent))
        .times(start(), start(), end())
        .label(Run.GIT_SHA, text(tags(), "mlflow.source.git.commit"))
        .label(Run.MODEL_VERSION, version.orElse(null))
        .build();
  }

  private RunTrigger trigger() {
    if (text(tags(), "mlflow.parentRunId") != null || AUTOMATED.contains(type())) {
      return RunTrigger.DEPENDENCY;
    }
    return INTERACTIVE.contains(type()) ? RunTrigger.COMMAND : RunTrigger.UNKNOWN;
  }

  private RunStatus status() {
    return switch (required(info(), "status")) {
      case "RUNNING" -> RunStatus.RUNNING;
      case "SCHEDULED" -> RunStatus.QUEUED;
      case "FINISHED" -> RunStatus.SUCCESS;
      case "FAILED" -> RunStatus.FAILED;
      case "KILLED" -> RunStatus.CANCELED;
      default -> throw new IllegalArgumentException("an unknown status");
    };
  }

  private @Nullable String who(String source, Optional<String> experiment, MlflowPeople people) {
    String user =
        Objects.requireNonNullElse(
            text(tags(), "mlflow.user"), Objects.requireNonNullElse(text(info(), "user_id"), ""));
    String script = Objects.requireNonNullElse(text(tags(), "mlflow.source.name"), "");
    return people
        .nameOf(user, experiment.orElse(""), script)
        .map(name -> name.contains(":") ? name : source + ":" + name)
        .orElse(null);
  }

  private String type() {
    return Objects.requireNonNullElse(text(tags(), "mlflow.source.type"), "");
  }

  /** The experiment without its directories, which name people. */
  private String subject(Optional<String> experiment) {
    return experiment
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .filter(name -> name.length() <= LONGEST_SUBJECT)
        .map(name -> KeyText.beginning(name, LONGEST_SUBJECT))
        .filter(name -> !name.isEmpty())
        .orElse("experiment " + experiment());
  }

  private long revision(Optional<String> version) {
    int rank = isOver() ? 5 : 3;
    return JsonEvidence.revision(
        rank + (version.isPresent() ? WITH_VERSION : 0), Stream.of(start(), end()));
  }

  private static String runId(String source, String run) {
    return source + "/run/" + run;
  }

  private JsonNode info() {
    return json.path("info");
  }

  /** Milliseconds since 1970, as a number or a text; 0 = none. */
  private @Nullable Instant time(String field) {
    return MlflowTime.of(info(), field);
  }
}
