package dev.makertime.collector.tool.airflow;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** Decides how a run was triggered, by what Airflow 3 says in its API and in OpenLineage. */
public final class TriggeredBy {

  /** What sets off runs of the type {@code manual} too, and is no person. */
  private static final Set<String> MACHINES = Set.of("operator", "timetable", "asset", "backfill");

  private TriggeredBy() {}

  /**
   * Whether another run's operator or the like set it off, for which nobody waits.
   *
   * @param run with {@code triggered_by}, perhaps written with the name of its type
   */
  public static boolean isMachine(JsonNode run) {
    String by = String.valueOf(text(run, "triggered_by")).toLowerCase(Locale.ROOT);
    return MACHINES.contains(by.substring(by.lastIndexOf('.') + 1));
  }
}
