package dev.makertime.collector.tool.command;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Record of a finished command, as its machine reported it. What it was called with is not known
 * here: of what its machine ought not to send, nothing is kept.
 *
 * @param host on which it ran
 * @param process its number there; with its start it names the command
 * @param word the first word of the command, without directories
 * @param label of the pattern that fits the command; absent where none does
 * @param start when it was started, to the millisecond
 * @param end when it was over; of one whose end nobody saw, when it was seen last
 * @param exit its exit status; −1 = not known
 * @param signal that ended it; 0 = none
 * @param isLost whether nobody saw its end, as it or its machine was killed
 * @param origin who started it: {@code typed}, {@code ci}, {@code cron} or {@code unknown}
 * @param who the user and host, or whom the user says to be
 * @param isNamed whether somebody said who it is of
 */
record CommandNote(
    String host,
    long process,
    String word,
    @Nullable String label,
    Instant start,
    Instant end,
    int exit,
    int signal,
    boolean isLost,
    String origin,
    String who,
    boolean isNamed) {

  private static final String NO_NAME = "shell";
  private static final Set<String> ORIGINS = Set.of("typed", "ci", "cron", "unknown");

  /** SIGHUP, SIGINT and SIGTERM: somebody ended it. */
  private static final Set<Integer> ENDING = Set.of(1, 2, 15);

  /** What a shell adds to a signal's number. */
  private static final int BY_SIGNAL = 128;

  /** SIGSTOP, SIGTSTP, SIGTTIN and SIGTTOU: it has left its terminal, and goes on elsewhere. */
  private static final Set<Integer> STOPPING = Set.of(19, 20, 21, 22);

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException for one that lacks something, or that cannot be
   */
  static CommandNote of(JsonNode json) {
    String as = text(json, "as");
    String host = required(json, "host");
    Instant start = time(json, "start");
    Instant end = time(json, "end");
    return new CommandNote(
        host,
        JsonEvidence.requiredId(json, "pid"),
        word(required(json, "command")),
        label(text(json, "label")),
        start,
        end.isBefore(start) ? start : end,
        JsonEvidence.count(json, "exit", -1),
        JsonEvidence.count(json, "signal", 0),
        json.path("lost").asBoolean(false),
        origin(json),
        as == null ? required(json, "user") + "@" + host : as,
        as != null);
  }

  private static String origin(JsonNode json) {
    String origin = json.path("how").asText("");
    if (!ORIGINS.contains(origin)) {
      throw new IllegalArgumentException("lacks how");
    }
    return origin;
  }

  Duration length() {
    return Duration.between(start, end);
  }

  /** Whether somebody sat there; of what CI and cron start, nobody did, whatever it says. */
  boolean isOfPerson() {
    return switch (origin) {
      case "ci", "cron" -> false;
      case "typed" -> true;
      default -> isNamed;
    };
  }

  /** The wait of who started it: a shell has no queue. */
  Activity waiting(String source, long drift) {
    return JsonEvidence.waiting(
        id(source), revision(), identity(source), start, start, end, subject(), labels(drift));
  }

  /** The run; empty where nobody knows how it ended. */
  Optional<Run> run(String source) {
    return status()
        .map(
            status ->
                Run.of(source, id(source), revision())
                    .kind(RunKind.COMMAND)
                    .subject(subject())
                    .job(word)
                    .trigger(trigger())
                    .who(isOfPerson() ? identity(source) : null)
                    .status(status)
                    .times(start, start, end)
                    .build());
  }

  private Optional<RunStatus> status() {
    if (isLost) {
      return Optional.of(RunStatus.CANCELED);
    }
    int fatal = signal > 0 ? signal : exit - BY_SIGNAL;
    if (exit < 0 || STOPPING.contains(fatal)) {
      return Optional.empty();
    }
    if (ENDING.contains(fatal)) {
      return Optional.of(RunStatus.CANCELED);
    }
    return Optional.of(exit == 0 && signal == 0 ? RunStatus.SUCCESS : RunStatus.FAILED);
  }

  private RunTrigger trigger() {
    return switch (origin) {
      case "ci" -> RunTrigger.DEPENDENCY;
      case "cron" -> RunTrigger.SCHEDULE;
      default -> isOfPerson() ? RunTrigger.COMMAND : RunTrigger.UNKNOWN;
    };
  }

  private String id(String source) {
    return "%s/%s/%d-%d".formatted(source, host, start.toEpochMilli(), process);
  }

  private long revision() {
    return JsonEvidence.revision(isLost ? 2 : 5, Stream.of(start, end));
  }

  private String identity(String source) {
    return who.contains(":") ? who : source + ":" + who;
  }

  private String subject() {
    return label == null ? word : label;
  }

  private Map<String, String> labels(long drift) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", "command");
    labels.put("job", word);
    if (exit >= 0) {
      labels.put("exit", signal > 0 ? "signal " + signal : Integer.toString(exit));
    }
    if (isLost) {
      labels.put("end", "lost-end");
      labels.remove("exit");
    }
    if (drift != 0) {
      labels.put("clock-drift", drift + " s");
    }
    return labels;
  }

  /** Whatever comes after the first word is dropped, also where a machine sends it. */
  private static String word(String command) {
    String first = command.strip().split("\\s", 2)[0];
    String base = first.substring(first.lastIndexOf('/') + 1);
    return base.matches("[A-Za-z0-9._+-]{1,64}") ? base : NO_NAME;
  }

  private static @Nullable String label(@Nullable String label) {
    return label == null || !label.matches("[A-Za-z0-9._+-]{1,64}") ? null : label;
  }

  private static Instant time(JsonNode json, String field) {
    JsonNode millis = json.path(field);
    if (!millis.isIntegralNumber() || !millis.canConvertToLong()) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return Instant.ofEpochMilli(millis.asLong());
  }
}
