package dev.makertime.collector.source.jenkins;

import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.JsonReading;
import dev.makertime.collector.source.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One build. Whoever started it by hand did a thing by hand and waits for it; branches, timers and
 * other builds start nothing by hand. Jenkins keeps no queue time, so the wait begins with the
 * build.
 *
 * @param json an entry of {@code allBuilds}: number, timestamp and duration in milliseconds,
 *     building, actions with their causes
 */
public record JenkinsBuild(JsonNode json) {
  private static final String BY_HAND = "hudson.model.Cause$UserIdCause";

  long number() {
    JsonNode number = json.path("number");
    if (!number.isIntegralNumber() || number.asLong() < 1) {
      throw new IllegalArgumentException("lacks number");
    }
    return number.asLong();
  }

  boolean isRunning() {
    return json.path("building").asBoolean(false);
  }

  /** Whether steps of it may have waited for somebody's answer. */
  boolean isPipeline() {
    return json.path("_class").asText("").endsWith("WorkflowRun");
  }

  Instant started() {
    JsonNode timestamp = json.path("timestamp");
    if (!timestamp.isIntegralNumber() || timestamp.asLong() < 946_684_800_000L) {
      throw new IllegalArgumentException("lacks timestamp, in milliseconds since 1970");
    }
    return Instant.ofEpochMilli(timestamp.asLong());
  }

  /** Who started it by hand, if anybody did. */
  Optional<String> user() {
    for (JsonNode action : json.path("actions")) {
      for (JsonNode cause : action.path("causes")) {
        if (BY_HAND.equals(text(cause, "_class"))) {
          return Optional.ofNullable(text(cause, "userId"));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What the build tells.
   *
   * @param source the prefix of identities
   * @param job its full name, with its folders
   * @param paused how long it waited for somebody's answer: not for a machine
   */
  public Reading read(String source, String job, Duration paused) {
    return JsonReading.guarded(
        () -> {
          String id = source + "/job/" + job + "/" + number();
          Instant started = started();
          Instant ended = ended(started, paused);
          Optional<String> user = user();
          if (user.isEmpty()) {
            return new Reading.Ignored("no person started this build");
          }
          String identity = source + ":" + user.get();
          Map<String, String> labels = Map.of("trigger", "start");
          return new Reading.Found(
              List.of(
                  Evidence.point(id + "/start", identity, started, job, labels),
                  Evidence.waiting(
                      id,
                      Evidence.revision(ended == null ? 3 : 5, Stream.of(started, ended)),
                      identity,
                      started,
                      started,
                      ended,
                      job,
                      labels)));
        });
  }

  private @Nullable Instant ended(Instant started, Duration paused) {
    if (isRunning()) {
      return null;
    }
    JsonNode duration = json.path("duration");
    if (!duration.isIntegralNumber() || duration.asLong() < 0) {
      throw new IllegalArgumentException("lacks duration");
    }
    return started.plusMillis(Math.max(0, duration.asLong() - paused.toMillis()));
  }

  /** How long a pipeline waited for somebody's answer, by {@code wfapi/describe}. */
  static Duration paused(JsonNode description) {
    JsonNode pause = description.path("pauseDurationMillis");
    return Duration.ofMillis(Math.max(0, pause.asLong(0)));
  }
}
