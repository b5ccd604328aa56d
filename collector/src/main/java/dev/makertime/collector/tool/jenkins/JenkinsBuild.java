package dev.makertime.collector.tool.jenkins;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one build. Whoever started it by hand waits for it; branches, timers and other builds start
 * nothing by hand; they are runs. Jenkins keeps no queue time, so the wait begins with the build.
 *
 * @param json an entry of {@code allBuilds}: number, timestamp and duration in milliseconds,
 *     building, actions with their causes
 */
record JenkinsBuild(JsonNode json) {
  /** The year 2000; before that there was no Jenkins. */
  private static final long EARLIEST = 946_684_800_000L;

  long number() {
    return JsonEvidence.requiredId(json, "number");
  }

  boolean isNumbered() {
    JsonNode number = json.path("number");
    return number.isIntegralNumber() && number.canConvertToLong() && number.asLong() > 0;
  }

  /** Whether it began before an instant; one whose time is broken did not, as far as is known. */
  boolean wasBefore(Instant since) {
    JsonNode timestamp = json.path("timestamp");
    return timestamp.canConvertToLong()
        && timestamp.asLong() >= EARLIEST
        && timestamp.asLong() < since.toEpochMilli();
  }

  boolean isRunning() {
    return json.path("building").asBoolean(false);
  }

  /** Whether steps of it may have waited for a person's answer. */
  boolean isPipeline() {
    return json.path("_class").asText("").endsWith("WorkflowRun");
  }

  Instant started() {
    JsonNode timestamp = json.path("timestamp");
    if (!timestamp.isIntegralNumber()
        || !timestamp.canConvertToLong()
        || timestamp.asLong() < EARLIEST) {
      throw new IllegalArgumentException("lacks timestamp, in milliseconds since 1970");
    }
    return Instant.ofEpochMilli(timestamp.asLong());
  }

  /**
   * Who started it by hand: triggers that meet in the queue become one build with all their causes.
   * The person who started the build above it, or aborted this one, did not start this one.
   */
  List<String> users() {
    Map<String, String> users = new LinkedHashMap<>();
    for (JsonNode action : json.path("actions")) {
      for (JsonNode cause : action.path("causes")) {
        String user = text(cause, "userId");
        if (user != null && !isAnothers(text(cause, "_class")) && !isNobody(user)) {
          users.putIfAbsent(user.toLowerCase(Locale.ROOT), user);
        }
      }
    }
    return List.copyOf(users.values());
  }

  private static boolean isAnothers(@Nullable String cause) {
    return cause != null && (cause.endsWith("UpstreamCause") || cause.contains("Interruption"));
  }

  /** How Jenkins names itself and users who are not logged in. */
  private static boolean isNobody(String user) {
    return user.equalsIgnoreCase("SYSTEM") || user.equalsIgnoreCase("anonymous");
  }

  /**
   * What the build tells.
   *
   * @param source the prefix of identities
   * @param job its full name, with its folders
   * @param pauses in which it waited for a person's answer and not for a machine
   * @param now when that was said
   */
  Reading read(String source, String job, InputWaits pauses, Instant now) {
    return SafeJson.guarded(
        () -> {
          String id = source + "/job/" + job + "/" + number();
          Instant started = started();
          Instant ended = ended(started, pauses, now);
          long revision = revision(started, ended, pauses);
          List<Activity> all =
              users().stream()
                  .flatMap(user -> of(source + ":" + user, id, revision, job, started, ended))
                  .toList();
          return new Reading.Found(
              all, List.of(), List.of(new BuildRun(this).of(source, id, job, revision)));
        });
  }

  /** Grows with the time that was seen: pauses may turn out longer, and the work shorter. */
  private long revision(Instant started, @Nullable Instant ended, InputWaits pauses) {
    Instant seen = ended == null ? started : ended.plus(pauses.length());
    return JsonEvidence.revision(isRunning() ? 3 : 5, Stream.of(started, seen));
  }

  private static Stream<Activity> of(
      String identity,
      String id,
      long revision,
      String job,
      Instant started,
      @Nullable Instant ended) {
    Map<String, String> labels = Map.of("trigger", "start");
    return Stream.of(
        JsonEvidence.point(id + "/start", identity, started, job, labels),
        JsonEvidence.waiting(id, revision, identity, started, started, ended, job, labels));
  }

  private @Nullable Instant ended(Instant started, InputWaits pauses, Instant now) {
    if (isRunning()) {
      return pauses.workedUntil(started, now).orElse(null);
    }
    JsonNode duration = json.path("duration");
    if (!duration.isIntegralNumber() || !duration.canConvertToLong() || duration.asLong() < 0) {
      throw new IllegalArgumentException("lacks duration");
    }
    return started.plusMillis(Math.max(0, duration.asLong() - pauses.length().toMillis()));
  }
}
