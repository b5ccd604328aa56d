package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.jobs.JobQuery.Place;
import dev.makertime.collector.tool.jobs.row.JobRow;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs that were not over when they were last read: a part of the cursor, by their ids. */
final class OpenRuns {
  private static final int MOST = 5_000;

  private final PollRound round;

  OpenRuns(PollRound round) {
    this.round = round;
  }

  /** Their ids, as their column has them. */
  Map<String, JsonNode> ids() {
    Map<String, JsonNode> ids = new LinkedHashMap<>();
    open().properties().forEach(one -> ids.put(one.getKey(), one.getValue().path("id")));
    return ids;
  }

  /** Where the first of some is. */
  Place first(Iterable<String> ids, CursorColumn column) {
    JsonNode first = null;
    for (String id : ids) {
      JsonNode at = open().path(id).path("at");
      first = first == null || column.isBefore(at, first) ? at : first;
    }
    return Place.from(Objects.requireNonNull(first));
  }

  /** Remembers a run until it is over, or so old that nobody waits for it. */
  void remember(JobRow job, Reading reading, Place place) {
    String key = place.id().asText();
    @Nullable Instant latest = job.latest();
    boolean isForgotten = latest != null && latest.isBefore(round.now().minus(Activity.LONGEST));
    if (!job.isOpen() || isForgotten) {
      open().remove(key);
      return;
    }
    if (!open().has(key) && open().size() >= MOST) {
      round.gap("the end of run " + job.id(), "more than %d runs are going on".formatted(MOST));
      return;
    }
    ObjectNode entry = open().putObject(key).put("run", job.id()).put("revision", job.revision());
    entry.set("id", place.id());
    entry.set("at", place.at());
    if (reading instanceof Reading.Found found && !found.activities().isEmpty()) {
      entry.put("who", found.activities().get(0).identity());
    }
  }

  /** What takes back a run that is no more, and what its person did. */
  Reading retraction(String source, String id) {
    JsonNode entry = open().path(id);
    String run = JobRow.runId(source, entry.path("run").asText());
    long revision = entry.path("revision").asLong() + 1;
    List<Activity> taken = new ArrayList<>();
    if (entry.hasNonNull("who")) {
      Stream.of(run, run + "/start")
          .map(one -> Activity.retraction(entry.path("who").asText(), one, revision))
          .forEach(taken::add);
    }
    return new Reading.Found(taken, List.of(), List.of(Run.retraction(source, run, revision)));
  }

  void forget(String id) {
    open().remove(id);
  }

  private ObjectNode open() {
    return round.cursor().withObjectProperty("open");
  }
}
