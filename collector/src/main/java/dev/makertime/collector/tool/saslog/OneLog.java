package dev.makertime.collector.tool.saslog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one log on from its cursor, and tells of its sessions. */
final class OneLog {
  /** The field of the cursor with a session that goes on. */
  static final String SESSION = "session";

  private static final String NO_LOG = "no session of SAS is in it yet";

  private static final Duration LATE = Duration.ofDays(1);
  private static final Reading AHEAD =
      new Reading.Rejected("it ended long after its log was written: a clock, or zone, is wrong");

  private final SaslogReader reader;
  private final LogFile log;
  private final ObjectNode cursor;
  private final PollRound round;
  private final LogLines lines;
  private final long start;

  OneLog(SaslogReader reader, LogFile log, ObjectNode cursor, PollRound round) {
    this.reader = reader;
    this.log = log;
    this.cursor = cursor;
    this.round = round;
    lines = LogLines.of(reader.times(), cursor);
    start = cursor.path("at").asLong();
  }

  /**
   * Reads on, and tells what that says.
   *
   * @param most bytes to be read, more or less
   * @return whether there is more to be read
   */
  boolean readOn(FileChannel in, long most) throws IOException, Unavailable {
    long from = cursor.path("at").asLong();
    long to = LogFile.lines(in, from, most, lines::take);
    for (LogSession session : lines.takeFinished()) {
      tell(session, true, null);
    }
    boolean hasMore = to > from && in.size() > to;
    if (!hasMore) {
      settle(to);
    }
    LogFile.note(in, cursor, to);
    lines.into(cursor);
    return hasMore;
  }

  /** Tells of the session that goes on, as far as anybody knows. */
  private void settle(long to) throws Unavailable {
    LogSession going = lines.session();
    if (going == null) {
      if (to > start && !lines.hasHad()) {
        round.take(new Reading.Ignored(NO_LOG), log.name());
      }
      return;
    }
    boolean isLost = log.written().isBefore(round.now().minus(reader.lostAfter()));
    tell(going, isLost, isLost ? log.written() : null);
    if (isLost && (going.isOver || log.written().isBefore(round.now().minus(Activity.LONGEST)))) {
      lines.drop();
    }
  }

  private void tell(LogSession session, boolean isGone, @Nullable Instant lostAt)
      throws Unavailable {
    String key = lines.name(session);
    boolean isNews = key != null || (isGone && session.part > 0);
    Instant latest = session.isOver ? session.end() : lostAt;
    if (!isNews || (latest != null && latest.isBefore(round.since()))) {
      return;
    }
    ToldSession told =
        new ToldSession(
            reader.name(),
            "%s/%s/%s"
                .formatted(reader.name(), log.nameHash(), Objects.requireNonNullElse(key, "")),
            LogRules.program(log.name()),
            reader.rules().identity(reader.name(), owner(), log.name()),
            reader.rules().isInteractive(),
            lostAt);
    boolean isAhead = latest != null && latest.isAfter(log.written().plus(LATE));
    round.take(
        isAhead ? AHEAD : SafeJson.guarded(() -> told.of(session, isGone)),
        "the session at byte %d of %s".formatted(session.from, log.name()));
  }

  private @Nullable String owner() {
    try {
      return Files.getOwner(log.path(), LinkOption.NOFOLLOW_LINKS).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }
}
