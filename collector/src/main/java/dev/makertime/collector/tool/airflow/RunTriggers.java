package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides what set off a DAG run and how far it is, by the API or by OpenLineage's facet. */
public final class RunTriggers {
  private RunTriggers() {}

  /**
   * What set off a run. Airflow 3 tells it; before, a run by hand does not say by which way.
   *
   * @param run with {@code run_type}, and from Airflow 3 on {@code triggered_by}
   */
  public static RunTrigger of(JsonNode run) {
    String by = String.valueOf(text(run, "triggered_by")).toLowerCase(Locale.ROOT);
    return switch (by.substring(by.lastIndexOf('.') + 1)) {
      case "ui" -> RunTrigger.WEB;
      case "cli" -> RunTrigger.COMMAND;
      case "rest_api" -> RunTrigger.API;
      case "timetable" -> RunTrigger.SCHEDULE;
      case "operator", "asset", "dataset" -> RunTrigger.DEPENDENCY;
      default -> ofType(run);
    };
  }

  private static RunTrigger ofType(JsonNode run) {
    String type = text(run, "run_type");
    if (type == null) {
      String id = String.valueOf(text(run, "dag_run_id"));
      return id.startsWith("scheduled__") ? RunTrigger.SCHEDULE : RunTrigger.UNKNOWN;
    }
    return switch (type) {
      case "scheduled" -> RunTrigger.SCHEDULE;
      case "dataset_triggered", "asset_triggered" -> RunTrigger.DEPENDENCY;
      case "asset_materialization" -> RunTrigger.WEB;
      default -> RunTrigger.UNKNOWN;
    };
  }

  /** How far a run or task of a state is. */
  public static RunStatus status(@Nullable String state) {
    return switch (String.valueOf(state)) {
      case "success" -> RunStatus.SUCCESS;
      case "failed", "upstream_failed" -> RunStatus.FAILED;
      case "skipped" -> RunStatus.SKIPPED;
      case "running" -> RunStatus.RUNNING;
      default -> RunStatus.QUEUED;
    };
  }
}
