package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.tool.airflow.DagRun.Act;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Part of the cursor about runs: who cleared them last, and who waits for them.
 *
 * @param cursor of the source, in which it is stored
 */
record AirflowCursor(ObjectNode cursor) {

  /** So many runs that were cleared are remembered, and so many rows of the log. */
  private static final int MOST = 2_000;

  /** A run that is waited for. */
  record Waited(String dag, String run) {
    String key() {
      return dag + "/" + run;
    }
  }

  /** Who cleared a run last. */
  Optional<Act> clear(String run) {
    JsonNode clear = clears().path(run);
    return clear.isObject()
        ? Optional.of(
            new Act(
                clear.path("owner").asText(),
                Instant.parse(clear.path("when").asText()),
                clear.path("log").asLong()))
        : Optional.empty();
  }

  void clear(String run, Act act) {
    ObjectNode clears = clears();
    if (clears.size() >= MOST) {
      clears.remove(oldest(clears));
    }
    clears
        .putObject(run)
        .put("owner", act.owner())
        .put("when", act.when().toString())
        .put("log", act.log());
  }

  void forgetClear(String run) {
    clears().remove(run);
  }

  /** When a run that a person waited for began; if it begins later, it was cleared. */
  Optional<Instant> began(String run) {
    return Optional.ofNullable(JsonEvidence.time(cursor.path("began"), run));
  }

  void began(String run, Instant at) {
    put(cursor.withObject("/began"), run, at.toString());
  }

  /** Which run a row of the log is about that names none. */
  Optional<String> claim(long log) {
    return Optional.ofNullable(JsonEvidence.text(cursor.path("rows"), Long.toString(log)));
  }

  void claim(long log, String run) {
    put(cursor.withObject("/rows"), Long.toString(log), run);
  }

  private static void put(ObjectNode kept, String key, String value) {
    kept.put(key, value);
    while (kept.size() > MOST) {
      kept.remove(kept.fieldNames().next()); // the one that was put first
    }
  }

  private ObjectNode clears() {
    return cursor.withObject("/clears");
  }

  private static String oldest(ObjectNode clears) {
    return clears
        .propertyStream()
        .min(Comparator.comparingLong(clear -> clear.getValue().path("log").asLong()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The runs that are waited for now. */
  List<Waited> waited() {
    return StreamSupport.stream(cursor.path("open").spliterator(), false)
        .map(open -> new Waited(open.path("dag").asText(), open.path("run").asText()))
        .toList();
  }

  /** Stores the open wait for a run, if there is one among its activities. */
  void waits(DagRun run, List<Activity> told) {
    ObjectNode open = cursor.withObject("/open");
    open.remove(run.key());
    told.stream()
        .filter(one -> one.kind() == ActivityKind.WAIT && one.isOpen())
        .forEach(one -> put(open.putObject(run.key()), run, one));
  }

  private static void put(ObjectNode open, DagRun run, Activity wait) {
    open.put("dag", run.dag())
        .put("run", run.id())
        .put("id", wait.id())
        .put("identity", wait.identity())
        .put("start", String.valueOf(wait.start()))
        .put("subject", wait.subject())
        .put("trigger", wait.labels().get("trigger"));
    @Nullable Instant began = wait.began();
    if (began != null) {
      open.put("began", began.toString());
    }
  }

  /** The end of the wait for a run as it was, if anybody still waits for it. */
  Optional<Activity> end(String run, Instant at) {
    JsonNode open = cursor.withObject("/open").remove(run);
    return open == null
        ? Optional.empty()
        : Optional.of(
            JsonEvidence.waiting(
                open.path("id").asText(),
                JsonEvidence.revision(9, Stream.of(at)),
                open.path("identity").asText(),
                Instant.parse(open.path("start").asText()),
                JsonEvidence.time(open, "began"),
                at,
                open.path("subject").asText(),
                Map.of("trigger", open.path("trigger").asText())));
  }
}
