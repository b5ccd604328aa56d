package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of Airflow's event log. Rows of people stand among rows of tasks, which name the
 * task's owner: so only known events count. A row is written before the action, so an act that was
 * refused shows too; a preview does not count.
 *
 * @param json an entry of {@code event_logs}
 */
record LogRow(JsonNode json) {
  private static final Set<String> TRIGGERS =
      Set.of(
          "trigger",
          "trigger_dag_run",
          "dag_run.create",
          "post_dag_run",
          "cli_dag_trigger",
          "materialize_asset");

  private static final Set<String> CLEARS =
      Set.of(
          "clear",
          "dagrun_clear",
          "clear_dag_run",
          "post_clear_task_instances",
          "dag_run.clear",
          "cli_task_clear");

  private static final Set<String> OTHERS =
      Set.of(
          "patch_task_instance",
          "patch_dag_run",
          "update_dag_run_state",
          "post_set_task_instances_state",
          "delete_dag_run",
          "dag_run.delete",
          "dagrun_success",
          "dagrun_failed",
          "dagrun_queued",
          "create_backfill",
          "cancel_backfill",
          "pause_backfill",
          "unpause_backfill",
          "cli_dag_backfill",
          "cli_backfill_create",
          "cli_create_backfill",
          "cli_dag_delete",
          "cli_dag_test",
          "cli_task_test");

  /** In Airflow 2 the button that marks a task; a task's own row of this name names its host. */
  private static final Set<String> MARKS = Set.of("success", "failed");

  /** What Airflow 2 puts before an event that came by its REST API. */
  private static final String API = "api.";

  /** What is only a preview unless it says otherwise. */
  private static final Set<String> PREVIEWS = Set.of("clear_dag_run", "post_clear_task_instances");

  private static final Pattern PAIR =
      Pattern.compile("['\"](\\w+)['\"]\\s*,\\s*['\"]([^'\"]*)['\"]");

  /** All events that may count, to ask the server for no others. */
  static List<String> events() {
    return Stream.of(TRIGGERS, CLEARS, OTHERS, MARKS)
        .flatMap(Set::stream)
        .flatMap(event -> Stream.of(event, API + event))
        .sorted()
        .toList();
  }

  long id() {
    return JsonEvidence.requiredId(json, "event_log_id");
  }

  String event() {
    String event = required(json, "event");
    return event.startsWith(API) ? event.substring(API.length()) : event;
  }

  Instant when() {
    return requiredTime(json, "when");
  }

  @Nullable String owner() {
    return text(json, "owner");
  }

  @Nullable String dag() {
    return text(json, "dag_id");
  }

  /** What it says of who did what; only of a row of which {@link #isAct} is true. */
  DagRun.Act act() {
    return new DagRun.Act(required(json, "owner"), when(), id());
  }

  boolean isTrigger() {
    return TRIGGERS.contains(event());
  }

  boolean isClear() {
    return CLEARS.contains(event());
  }

  /** The run that it is about, where it says so. */
  Optional<String> run() {
    String run = text(json, "run_id");
    if (run != null) {
      return Optional.of(run);
    }
    Map<String, String> extra = extra();
    return Optional.ofNullable(extra.get("dag_run_id"))
        .or(() -> Optional.ofNullable(extra.get("run_id")));
  }

  /** What it tells: an act by hand, or why it does not count. */
  Reading read(String source) {
    return SafeJson.guarded(
        () -> {
          Optional<String> why = whyNone();
          if (why.isPresent()) {
            return new Reading.Ignored(why.get());
          }
          String dag = dag();
          return new Reading.Found(
              List.of(
                  JsonEvidence.point(
                      source + "/log/" + id(),
                      source + ":" + owner(),
                      when(),
                      dag == null ? "unspecified" : dag,
                      Map.of("trigger", event()))));
        });
  }

  /** Whether it tells of an act by hand, whole. */
  boolean isAct() {
    return read("log") instanceof Reading.Found;
  }

  private Optional<String> whyNone() {
    String event = event();
    Map<String, String> extra = extra();
    if (owner() == null) {
      return Optional.of("it does not name who did it");
    }
    if (MARKS.contains(event)) {
      return extra.isEmpty() || extra.containsKey("host_name")
          ? Optional.of("an action of a task")
          : Optional.empty();
    }
    if (!TRIGGERS.contains(event) && !CLEARS.contains(event) && !OTHERS.contains(event)) {
      return Optional.of("events of kind " + event + " are not manual work");
    }
    boolean preview =
        "true".equalsIgnoreCase(extra.get("dry_run"))
            || "false".equalsIgnoreCase(extra.get("confirmed"))
            || (PREVIEWS.contains(event) && !"false".equalsIgnoreCase(extra.get("dry_run")));
    return preview ? Optional.of("a preview without effect") : Optional.empty();
  }

  /** JSON in a text, or in older versions the text of a list of pairs. */
  private Map<String, String> extra() {
    String extra = text(json, "extra");
    Map<String, String> facts = new java.util.HashMap<>();
    if (extra == null) {
      return facts;
    }
    try {
      JsonNode body = Json.OUTSIDE.readTree(extra);
      body.forEachEntry(
          (field, value) -> {
            if (text(body, field) != null) {
              facts.put(field, value.asText());
            }
          });
    } catch (JsonProcessingException e) {
      Matcher pair = PAIR.matcher(extra);
      while (pair.find()) {
        facts.put(pair.group(1), pair.group(2));
      }
    }
    return facts;
  }
}
