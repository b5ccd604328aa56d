package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Cursor of one project, in the source's cursor at {@code projects}, an object by the project's
 * number. Versions before kept an array there, by the number as an index; it is taken over.
 */
final class ProjectCursor {
  private static final String PROJECTS = "projects";

  private final PollRound round;
  private final ObjectNode memory;

  ProjectCursor(PollRound round, long project) {
    this.round = round;
    ObjectNode projects = projects(round.cursor());
    String key = Long.toString(project);
    memory = projects.get(key) instanceof ObjectNode known ? known : projects.putObject(key);
  }

  private static ObjectNode projects(ObjectNode cursor) {
    JsonNode before = cursor.get(PROJECTS);
    if (before instanceof ObjectNode known) {
      return known;
    }
    ObjectNode projects = cursor.putObject(PROJECTS);
    if (before instanceof ArrayNode byIndex) {
      for (int i = 0; i < byIndex.size(); i++) {
        if (byIndex.get(i) instanceof ObjectNode known) {
          projects.set(Integer.toString(i), known);
        }
      }
    }
    return projects;
  }

  /** From when on something is asked for: a bit before what was read last. */
  Instant from(String what) {
    String until = text(memory, what);
    return until == null
        ? round.since()
        : round.notAhead(Instant.parse(until)).minus(RowsByLastChange.OVERLAP);
  }

  /**
   * Remembers up to when something is read, but not beyond now: one row with a date of the far
   * future must not hide what comes. Returns when that is kept.
   */
  void keep(String what, Instant until) throws Unavailable {
    memory.put(what, round.notAhead(until).toString());
    round.commit();
  }

  /** The pipelines that were not over when they were last seen. */
  List<Long> open() {
    List<Long> open = new ArrayList<>();
    memory.path("open").forEach(id -> open.add(id.asLong()));
    return open;
  }

  /** Remembers whether a pipeline is to be asked for again. */
  void remember(long id, boolean isOpen) {
    List<Long> others = new ArrayList<>(open());
    others.removeIf(other -> other == id);
    ArrayNode open = memory.putArray("open");
    others.forEach(open::add);
    if (isOpen) {
      open.add(id);
    }
  }
}
