package dev.makertime.collector.tool.saslog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.tool.saslog.LogSession.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one log, one by one. A log may have several sessions, one after the other, and
 * the top of a page may stand in the middle of a note. Lines are looked at and forgotten.
 */
final class LogLines {
  private static final Pattern PAGE =
      Pattern.compile("(\\d{1,9})\\s{1,300}The SAS System\\s{1,300}(\\S.*)");

  private static final Pattern USED =
      Pattern.compile("NOTE: (\\S.{0,120}) used(?: \\(Total process time\\))?:\\s*");

  private static final Pattern ERROR = Pattern.compile("ERROR(?: \\d{1,6}-\\d{1,6})?:.*");
  private static final Pattern REAL = Pattern.compile("\\s{1,60}real time\\s+(\\S.{0,40})");
  private static final Pattern AT = Pattern.compile("\\s{1,60}Timestamp\\s+(\\S.{0,60})");
  private static final Pattern CPU = Pattern.compile("\\s{1,60}cpu time\\s.*");
  private static final String COPYRIGHT = "NOTE: Copyright (c) ";

  /** Parts of the beginning of a session, in their order. */
  private static final int PAGE_ONE = 1;

  private static final int RIGHTS = 2;
  private static final int STARTED = 3;

  private final LogTimes times;
  private final List<LogSession> finished = new ArrayList<>();
  private @Nullable LogSession session;

  /** The key that a session had last, and how many sessions had it. */
  private @Nullable Instant lastKey;

  private int sameKeys;
  private boolean hadAny;

  LogLines(LogTimes times) {
    this.times = times;
  }

  /** Goes on from a cursor. */
  static LogLines of(LogTimes times, JsonNode json) {
    LogLines lines = new LogLines(times);
    lines.session = json.has("session") ? LogSession.of(json.get("session")) : null;
    lines.lastKey = json.has("key") ? Instant.ofEpochMilli(json.get("key").asLong()) : null;
    lines.sameKeys = json.path("same").asInt();
    return lines;
  }

  /** Puts into a cursor what is needed to go on. */
  void into(ObjectNode json) {
    json.remove(List.of("session", "key", "same"));
    if (session != null) {
      json.set("session", session.json());
    }
    if (lastKey != null) {
      json.put("key", lastKey.toEpochMilli()).put("same", sameKeys);
    }
  }

  /** The session that the log is in; absent before the first, and after one that is complete. */
  @Nullable LogSession session() {
    return session;
  }

  /** Whether there was a session before. */
  boolean hasHad() {
    return lastKey != null || hadAny;
  }

  /** Forgets the session, of which nothing more is expected. */
  void drop() {
    session = null;
  }

  /** Takes the sessions that another one followed, or that are complete. */
  List<LogSession> takeFinished() {
    List<LogSession> all = List.copyOf(finished);
    finished.clear();
    return all;
  }

  /**
   * Reads a line.
   *
   * @param text without its end; the rest of a long one may be missing
   * @param at the byte at which it begins
   */
  void take(String text, long at) {
    String line = text.startsWith("\f") ? text.substring(1) : text;
    if (session != null) {
      session.to = at;
    }
    if (line.isEmpty()) {
      return;
    }
    char first = line.charAt(0);
    if (first == 'N') {
      note(line, at);
    } else if (first == 'E' && session != null && ERROR.matcher(line).matches()) {
      session.isFailed |= !session.isOver;
    } else if (first >= '0' && first <= '9') {
      page(line, at);
    } else if (Character.isWhitespace(first) && session != null) {
      figure(session, line);
    }
  }

  private void page(String line, long at) {
    Matcher page = PAGE.matcher(line);
    if (!page.matches()) {
      return;
    }
    if (page.group(1).equals("1")) {
      part(PAGE_ONE, at);
    }
    if (session != null) {
      session.head(times, page.group(2));
    }
  }

  private void note(String line, long at) {
    if (line.startsWith(COPYRIGHT)) {
      part(RIGHTS, at);
      return;
    }
    Matcher used = USED.matcher(line);
    if (!used.matches()) {
      if (session != null && line.startsWith("NOTE: ")) {
        session.note(session.isOver ? session.note : Note.NONE);
      }
      return;
    }
    switch (used.group(1)) {
      case "SAS initialization" -> part(STARTED, at).note(Note.START);
      case "The SAS System" -> running(at).note(Note.END);
      default -> running(at).note(Note.STEP);
    }
  }

  private void figure(LogSession current, String line) {
    if (current.note == Note.NONE) {
      return;
    }
    Matcher real = REAL.matcher(line);
    if (real.matches()) {
      LogTimes.realTime(real.group(1)).ifPresent(current::took);
      return;
    }
    Matcher stamp = AT.matcher(line);
    if (stamp.matches()) {
      current.at(times, stamp.group(1));
    } else if (current.note == Note.END && current.isOver && CPU.matcher(line).matches()) {
      current.isComplete = true;
    }
    if (current.isComplete) {
      finish();
    }
  }

  /** The session that a part of a beginning belongs to: a new one, unless it is further on. */
  private LogSession part(int part, long at) {
    LogSession current = session;
    if (current == null || current.isOver || current.part >= part) {
      current = begin(at);
    }
    current.part = part;
    return current;
  }

  /** The session that a note belongs to. */
  private LogSession running(long at) {
    LogSession current = session == null || session.isOver ? begin(at) : session;
    current.part = STARTED;
    return current;
  }

  private LogSession begin(long at) {
    finish();
    session = new LogSession(at);
    hadAny = true;
    return session;
  }

  private void finish() {
    if (session != null) {
      session.close();
      finished.add(session);
      session = null;
    }
  }

  /**
   * What a session is called by: when it began, and its number among those of the same instant.
   *
   * @return null before it is told
   */
  @Nullable String name(LogSession one) {
    Instant key = one.key;
    if (key == null) {
      return null;
    }
    if (one.number == 0) {
      sameKeys = Objects.equals(lastKey, key) ? sameKeys + 1 : 1;
      lastKey = key;
      one.number = sameKeys;
    }
    return key.getEpochSecond() + (one.number == 1 ? "" : "-" + one.number);
  }
}
