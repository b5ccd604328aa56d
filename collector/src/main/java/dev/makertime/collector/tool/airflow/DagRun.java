package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DAG run. Whoever triggered it by hand waits for it, and whoever cleared it by hand waits
 * for the run anew: clearing keeps the run's id and gives it other times, so the clear's row of the
 * log is part of the new wait's id. Scheduled, backfilled and asset-triggered runs are nobody's
 * wait.
 *
 * @param json an entry of {@code dag_runs}, of the API v1 or v2
 */
record DagRun(JsonNode json) {
  /** Clocks of several machines differ by a little. */
  static final Duration SKEW = Duration.ofSeconds(5);

  /** What the log says of who set off what the run's times are about. */
  record Act(String owner, Instant when, long log) {}

  String dag() {
    return required(json, "dag_id");
  }

  String id() {
    return required(json, "dag_run_id");
  }

  String key() {
    return dag() + "/" + id();
  }

  boolean isOver() {
    String state = required(json, "state");
    return state.equals("success") || state.equals("failed");
  }

  /** Whether a person asked for it; the first versions do not say it but in the id. */
  boolean isByHand() {
    if (TriggeredBy.isMachine(json)) {
      return false;
    }
    String type = text(json, "run_type");
    if (type == null) {
      return json.path("external_trigger").asBoolean(false) || id().startsWith("manual__");
    }
    return type.equals("manual") || type.equals("asset_materialization");
  }

  Optional<String> user() {
    return Optional.ofNullable(text(json, "triggering_user_name"));
  }

  /**
   * When it was asked for, as far as the run tells: what it is about, its logical date, may be
   * another day, and is asked last. A run that was queued after it began was cleared meanwhile.
   */
  Instant asked() {
    Instant queued = time(json, "queued_at");
    Instant began = time(json, "start_date");
    if (queued != null && began != null && began.isBefore(queued)) {
      return began;
    }
    return Stream.of("queued_at", "start_date", "logical_date", "execution_date", "run_after")
        .map(field -> Optional.ofNullable(time(json, field)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a run lacks every time"));
  }

  /** How far an act is from when the run was asked for, as far as the run tells. */
  Duration distance(Instant act) {
    Instant asked = asked();
    boolean isCertain = asked.equals(time(json, "queued_at"));
    Stream<Instant> others =
        Stream.of("logical_date", "execution_date", "run_after")
            .flatMap(field -> Optional.ofNullable(time(json, field)).stream());
    return Stream.concat(Stream.of(asked), isCertain ? Stream.of() : others)
        .map(moment -> Duration.between(act, moment).abs())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * What the run tells.
   *
   * @param trigger the log's row of who triggered it, if there is one: then that row is the act by
   *     hand
   */
  Reading read(String source, Optional<Act> trigger) {
    return read(source, trigger, Optional.empty());
  }

  /**
   * The same, of a run that was cleared while it ran, or that asked people a question: so long who
   * triggered it waited.
   */
  Reading readUntil(String source, Optional<Act> trigger, Instant cleared) {
    return read(source, trigger, Optional.of(cleared));
  }

  private Reading read(String source, Optional<Act> trigger, Optional<Instant> cleared) {
    return SafeJson.guarded(
        () -> {
          Optional<String> who =
              isByHand() ? user().or(() -> trigger.map(Act::owner)) : Optional.empty();
          Run run = new DagRunConverter(this).run(source, who, trigger.map(Act::when));
          if (who.isEmpty()) {
            return new Reading.Found(List.of(), List.of(), List.of(run));
          }
          String id = run.id();
          String identity = source + ":" + who.get();
          Instant start = trigger.map(Act::when).orElseGet(this::asked);
          Map<String, String> labels = Map.of("trigger", "manual");
          List<Activity> all = new ArrayList<>();
          if (trigger.isEmpty()) {
            all.add(JsonEvidence.point(id + "/start", identity, start, dag(), labels));
          }
          all.add(waiting(id, identity, start, cleared, labels));
          return new Reading.Found(all, List.of(), List.of(run));
        });
  }

  /**
   * The wait after the run was cleared: a run that ran on was not queued again.
   *
   * @param question when it asked people something, if it did
   */
  Reading readCleared(String source, Act clear, Optional<Instant> question) {
    return SafeJson.guarded(
        () -> {
          Instant began = wasRunningAt(clear.when()) ? clear.when() : time(json, "start_date");
          String id = source + "/" + key() + "/cleared/" + clear.log();
          return new Reading.Found(
              List.of(
                  waiting(
                      id,
                      source + ":" + clear.owner(),
                      clear.when(),
                      began,
                      question.orElse(isOver() ? time(json, "end_date") : null),
                      question.isPresent() ? 9 : 8,
                      Map.of("trigger", "clear"))),
              List.of(),
              List.of(new DagRunConverter(this).cleared(source, id, clear)));
        });
  }

  /** When it began, as it is now. */
  Optional<Instant> began() {
    return Optional.ofNullable(time(json, "start_date"));
  }

  /** Whether it has begun anew since it began once, or is about to. */
  boolean isAgain(Instant once) {
    return began().isEmpty() || began().get().isAfter(once.plus(SKEW));
  }

  /** Whether it ran at a time and went on. */
  boolean wasRunningAt(Instant time) {
    Instant began = time(json, "start_date");
    Instant end = time(json, "end_date");
    boolean goesOn = end == null ? "running".equals(text(json, "state")) : end.isAfter(time);
    return began != null && began.isBefore(time.minus(SKEW)) && goesOn;
  }

  /** Whether it had ended before it was cleared, and is unchanged. */
  boolean wasOverBefore(Instant clear) {
    Instant end = time(json, "end_date");
    return isOver() && end != null && end.isBefore(clear.minus(SKEW));
  }

  /** Takes back what {@link #readCleared} told: the run did not run again. */
  Reading retractCleared(String source, Act clear) {
    String id = source + "/" + key() + "/cleared/" + clear.log();
    long revision = JsonEvidence.revision(15, Stream.of(clear.when()));
    return new Reading.Found(
        List.of(Activity.retraction(source + ":" + clear.owner(), id, revision)),
        List.of(),
        List.of(Run.retraction(source, id, revision)));
  }

  private Activity waiting(
      String id,
      String identity,
      Instant start,
      Optional<Instant> cleared,
      Map<String, String> labels) {
    Instant end = cleared.orElse(isOver() ? time(json, "end_date") : null);
    int over = cleared.isPresent() ? 9 : 8;
    return waiting(id, identity, start, time(json, "start_date"), end, over, labels);
  }

  /** Times from before it was cleared are those of the run before. */
  private Activity waiting(
      String id,
      String identity,
      Instant start,
      @Nullable Instant started,
      @Nullable Instant ended,
      int over,
      Map<String, String> labels) {
    Instant began = after(start, started);
    Instant end = after(start, ended);
    int rank = end != null ? over : began != null ? 4 : 2;
    return JsonEvidence.waiting(
        id,
        JsonEvidence.revision(rank, Stream.of(start, began, end)),
        identity,
        start,
        began,
        end,
        dag(),
        labels);
  }

  static @Nullable Instant after(Instant start, @Nullable Instant time) {
    return time == null || time.isBefore(start.minus(SKEW)) ? null : time;
  }
}
