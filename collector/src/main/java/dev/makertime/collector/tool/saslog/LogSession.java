package dev.makertime.collector.tool.saslog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one session of SAS, as far as its log was read. A cursor keeps them between polls; no
 * line is among them.
 */
final class LogSession {
  /** A clock is not off by more than that from what else is told. */
  private static final Duration OFF = Duration.ofDays(1);

  /** Notes whose figures follow them, line by line. */
  enum Note {
    NONE,
    /** SAS itself has started. */
    START,
    /** A procedure or a DATA step is over. */
    STEP,
    /** The session is over. */
    END
  }

  /** The byte of the log at which it begins. */
  final long from;

  /** The byte at which its latest line begins. */
  long to;

  /** The last note with figures, which may still go on. */
  Note note = Note.NONE;

  /** The furthest part of its beginning that was seen, from 0 on. */
  int part;

  /** When it began by the clock at the top of its first page, often to the minute. */
  @Nullable Instant headed;

  /** When it began, by a Timestamp and a real time. */
  @Nullable Instant began;

  /** The latest Timestamp. */
  @Nullable Instant last;

  /** What tells it from others of its log. It stays the same, whatever is known later. */
  @Nullable Instant key;

  @Nullable Duration real;
  @Nullable Duration total;
  @Nullable Instant ended;
  boolean isFailed;
  boolean isOver;

  /** Whether nothing follows that tells more of it. */
  boolean isComplete;

  /** Whether a Timestamp could not be read. */
  boolean hasUnread;

  /** Its number among sessions of its log with the same key, from 1 on; 0 = not given yet. */
  int number;

  LogSession(long from) {
    this.from = from;
    to = from;
  }

  /** When it began, as well as that is known. */
  @Nullable Instant beginning() {
    return began == null ? headed : began;
  }

  /** When it was over; absent while it goes on, and where its log does not tell. */
  @Nullable Instant end() {
    Instant beginning = beginning();
    return ended != null || total == null || beginning == null ? ended : beginning.plus(total);
  }

  /** Takes the clock at the top of a page. */
  void head(LogTimes times, String text) {
    if (headed == null && key == null) {
      headed = times.heading(text).orElse(null);
    }
  }

  /** Takes a note with figures; what comes before it is settled then. */
  void note(Note next) {
    settle();
    note = next;
    real = null;
  }

  /** Takes how long the thing of the note took. */
  void took(Duration duration) {
    real = duration;
    if (note == Note.END) {
      total = duration;
      isOver = true;
    }
  }

  /** Takes the Timestamp of a note. */
  void at(LogTimes times, String text) {
    Instant at = times.timestamp(text, expected()).orElse(null);
    if (at == null || isFar(at)) {
      hasUnread = true;
      isComplete = note == Note.END && isOver;
      return;
    }
    last = at;
    if (began == null && real != null && note != Note.STEP) {
      began = at.minus(real);
    }
    if (note == Note.END) {
      ended = at;
      isOver = true;
      isComplete = true;
    }
    if (note != Note.STEP) {
      settle();
    }
  }

  /** Decides what it is called by, once its beginning has been told or is not told any more. */
  void settle() {
    if (key == null && (began != null || note != Note.NONE || isOver)) {
      key = beginning();
    }
  }

  /** Nothing more is told of it. */
  void close() {
    note = Note.NONE;
    key = key == null ? beginning() : key;
  }

  /** A Timestamp is not before that. */
  private @Nullable Instant expected() {
    Instant beginning = beginning();
    if (note == Note.END && beginning != null && real != null) {
      return beginning.plus(real).minusSeconds(began == null ? 90 : 2);
    }
    return last == null ? headed : last;
  }

  /** Whether day and month are the other way round, or the clock was set anew. */
  private boolean isFar(Instant at) {
    Instant beginning = note == Note.END ? beginning() : headed;
    if (beginning == null) {
      return false;
    }
    Instant near = note == Note.END && real != null ? beginning.plus(real) : beginning;
    return at.isBefore(near.minus(OFF)) || (note != Note.STEP && at.isAfter(near.plus(OFF)));
  }

  /** The facts as a part of a cursor. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", from)
        .put("to", to)
        .put("note", note.name())
        .put("part", part)
        .put("number", number);
    put(json, "headed", headed);
    put(json, "began", began);
    put(json, "last", last);
    put(json, "key", key);
    put(json, "ended", ended);
    if (real != null) {
      json.put("real", real.toMillis());
    }
    if (total != null) {
      json.put("total", total.toMillis());
    }
    int flags = (isFailed ? 1 : 0) + (isOver ? 2 : 0) + (isComplete ? 4 : 0) + (hasUnread ? 8 : 0);
    return json.put("flags", flags);
  }

  /** Reads the facts out of a cursor. */
  static LogSession of(JsonNode json) {
    LogSession session = new LogSession(json.path("from").asLong());
    session.note = Note.valueOf(json.path("note").asText(Note.NONE.name()));
    session.to = json.path("to").asLong();
    session.part = json.path("part").asInt();
    session.number = json.path("number").asInt();
    session.headed = instant(json, "headed");
    session.began = instant(json, "began");
    session.last = instant(json, "last");
    session.key = instant(json, "key");
    session.ended = instant(json, "ended");
    session.real = json.has("real") ? Duration.ofMillis(json.get("real").asLong()) : null;
    session.total = json.has("total") ? Duration.ofMillis(json.get("total").asLong()) : null;
    int flags = json.path("flags").asInt();
    session.isFailed = (flags & 1) != 0;
    session.isOver = (flags & 2) != 0;
    session.isComplete = (flags & 4) != 0;
    session.hasUnread = (flags & 8) != 0;
    return session;
  }

  private static void put(ObjectNode json, String field, @Nullable Instant instant) {
    if (instant != null) {
      json.put(field, instant.toEpochMilli());
    }
  }

  private static @Nullable Instant instant(JsonNode json, String field) {
    return json.has(field) ? Instant.ofEpochMilli(json.get(field).asLong()) : null;
  }
}
