package dev.makertime.collector.tool.mlflow;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a registered model.
 *
 * @param json an entry of {@code model-versions/search}
 */
record MlflowVersion(JsonNode json) {

  String name() {
    return required(json, "name");
  }

  String number() {
    return required(json, "version");
  }

  /** The run that made it; absent where it was made without one. */
  Optional<String> run() {
    return Optional.ofNullable(text(json, "run_id"));
  }

  Instant created() {
    Instant created = MlflowTime.of(json, "creation_timestamp");
    if (created == null) {
      throw new IllegalArgumentException("lacks creation_timestamp");
    }
    return created;
  }

  /**
   * What its creation tells: somebody registered it by hand, unless its run did so on its way.
   *
   * @param run that made it; absent where there is none
   */
  Reading read(String source, MlflowPeople people, Optional<MlflowRun> run) {
    return SafeJson.guarded(
        () -> {
          if (run.isPresent() && isDuring(run.get())) {
            return new Reading.Ignored("its run registered the version");
          }
          String user = Objects.requireNonNullElse(text(json, "user_id"), "");
          Optional<String> who = people.nameOf(user, "", "");
          if (user.isEmpty() || who.isEmpty()) {
            return new Reading.Ignored("it does not name who registered the version");
          }
          String identity = who.get().contains(":") ? who.get() : source + ":" + who.get();
          return new Reading.Found(
              List.of(
                  JsonEvidence.point(
                      "%s/model/%s/%s".formatted(source, name(), number()),
                      identity,
                      created(),
                      name(),
                      Map.of("trigger", "register"))));
        });
  }

  private boolean isDuring(MlflowRun run) {
    @Nullable Instant end = run.end();
    return !created().isBefore(run.start()) && (end == null || !created().isAfter(end));
  }
}
