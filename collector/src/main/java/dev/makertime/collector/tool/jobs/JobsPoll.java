package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.tool.jobs.JobQuery.Place;
import dev.makertime.collector.tool.jobs.row.JobRow;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One poll: runs that were not over, by their ids, then rows page by page in the order of the
 * cursor's column. History is purged everywhere, so a row that is gone voids nothing, unless its
 * run was going on and all rows since then lack it.
 */
final class JobsPoll {
  /** Rows so young may get facts later, and lower numbers may come late. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  /** A time so far ahead is of a wrong clock, and waited for by nobody. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private static final String AT = "at";

  private final JobsReader reader;
  private final JobRows rows;
  private final CursorColumn column;
  private final PollRound round;
  private final OpenRuns open;
  private boolean isSettled = true;
  private int read;

  JobsPoll(JobsReader reader, JobRows rows, CursorColumn column, PollRound round) {
    this.reader = reader;
    this.rows = rows;
    this.column = column;
    this.round = round;
    open = new OpenRuns(round);
  }

  /** What is done with a page. */
  private interface PageReader {
    void read(List<ObjectNode> page) throws Unavailable;
  }

  /** Reads the runs again that were not over. */
  void again() throws SQLException, IOException, Unavailable {
    Map<String, JsonNode> missing = open.ids();
    for (ObjectNode row : rows.byId(List.copyOf(missing.values()))) {
      take(row);
      missing.remove(id(row));
    }
    if (!missing.isEmpty()) {
      voidUnlessThere(missing.keySet());
    }
    round.commit();
  }

  /** Reads on from the cursor. */
  void readOn() throws SQLException, IOException, Unavailable {
    JsonNode stored = round.cursor().path(AT);
    pages(Place.from(column.start(stored, round.now(), round.since())), this::take);
  }

  private void take(List<ObjectNode> page) throws Unavailable {
    for (ObjectNode row : page) {
      isSettled &= take(row);
      JsonNode at = reader.query().place(row).at();
      if ((isSettled || column.kind() != ColumnKind.NUMBER) && isFurther(at)) {
        round.cursor().set(AT, at);
      }
    }
    read += page.size();
    round.commit();
    round.progress(read + " rows read");
  }

  private boolean isFurther(JsonNode at) {
    JsonNode stored = round.cursor().path(AT);
    return column.isUsable(at, round.now())
        && (stored.isMissingNode() || column.isBefore(stored, at));
  }

  /** A number in the place of a run may be an old one, so all rows since then are looked at. */
  private void voidUnlessThere(Set<String> ids) throws SQLException, IOException, Unavailable {
    Set<String> gone = new HashSet<>(ids);
    int[] seen = {0};
    pages(
        open.first(ids, column),
        page -> {
          page.forEach(row -> gone.remove(id(row)));
          seen[0] += page.size();
        });
    if (seen[0] == 0) {
      round.gap("runs that were going on", "it shows no rows since they began");
      return;
    }
    for (String id : gone) {
      round.take(open.retraction(reader.name(), id), what(id));
      open.forget(id);
    }
  }

  private void pages(Place start, PageReader with) throws SQLException, IOException, Unavailable {
    Place place = start;
    JobRows.Page page;
    Place before;
    do {
      page = rows.page(place);
      with.read(page.rows());
      before = place;
      place = last(page.rows(), place);
    } while (page.isFull() && !place.equals(before));
    if (page.isFull() && !isAhead(page.rows())) {
      throw new IOException("its rows are in no order");
    }
  }

  /** The last row after which a poll may go on. */
  private Place last(List<ObjectNode> page, Place before) {
    for (int i = page.size() - 1; i >= 0; i--) {
      Place place = reader.query().place(page.get(i));
      if (column.isUsable(place.at(), round.now())
          && place.id().isValueNode()
          && !place.id().isNull()
          && !column.isBefore(place.at(), before.at())) {
        return place;
      }
    }
    return before;
  }

  private boolean isAhead(List<ObjectNode> page) {
    return page.stream()
        .noneMatch(row -> column.isUsable(reader.query().place(row).at(), round.now()));
  }

  /** Takes a row; returns whether nothing more is to be expected of it. */
  private boolean take(ObjectNode row) throws Unavailable {
    JobRow job;
    try {
      job = reader.query().dialect().read(row, reader.times());
    } catch (DateTimeException | IllegalArgumentException e) {
      round.take(new Reading.Rejected(FailureText.of(e)), what(id(row)));
      return true;
    }
    Instant latest = job.latest();
    if (!job.isOpen() && latest != null && latest.isBefore(round.since())) {
      open.forget(id(row));
      return true;
    }
    Reading reading = SafeJson.guarded(() -> job.read(reader.name(), reader.rules()));
    round.take(reading, what(job.id()));
    if (!(reading instanceof Reading.Rejected)) {
      open.remember(job, reading, reader.query().place(row));
    }
    return latest == null
        || latest.isBefore(round.now().minus(SETTLED))
        || latest.isAfter(round.now().plus(AHEAD));
  }

  private String id(ObjectNode row) {
    return row.path(reader.query().id()).asText("");
  }

  private static String what(String id) {
    return "run " + (id.length() > 100 ? id.substring(0, 100) : id);
  }
}
