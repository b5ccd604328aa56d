package dev.makertime.collector.tool.github.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Part of the cursor about gates: which jobs were seen to wait at one.
 *
 * @param cursor of the source, in which it is stored
 * @param repository {@code owner/name}
 */
record GateCursor(ObjectNode cursor, String repository) {

  /** So many attempts of a repository are remembered; of older ones, approvals are asked for. */
  private static final int MOST = 500;

  /**
   * Jobs that were seen before a gate.
   *
   * @param attempt as {@code RUN/NUMBER}
   */
  Set<Long> jobs(String attempt) {
    Set<Long> jobs = new HashSet<>();
    cursor.path("gates").path(repository).path(attempt).forEach(id -> jobs.add(id.asLong()));
    return jobs;
  }

  void saw(String attempt, Set<Long> waiting) {
    Set<Long> all = jobs(attempt);
    if (!all.addAll(waiting)) {
      return;
    }
    ObjectNode gates = cursor.withObject("/gates");
    ObjectNode attempts =
        gates.path(repository) instanceof ObjectNode known ? known : gates.putObject(repository);
    ArrayNode kept = attempts.putArray(attempt);
    all.forEach(kept::add);
    while (attempts.size() > MOST) {
      attempts.remove(attempts.fieldNames().next()); // the one that was seen first
    }
  }
}
