package dev.makertime.collector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fields of JSON strictly, and makes revisions and activities of them. */
public final class JsonEvidence {

  /** Before that there was none of these tools: such a clock is broken. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private JsonEvidence() {}

  /** A text, or nothing where it is absent, null or empty. */
  public static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.isEmpty() ? null : text;
  }

  /**
   * A text that has to be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static String required(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return text;
  }

  /**
   * A time in ISO 8601 with its offset, or nothing where it is absent or null.
   *
   * @throws DateTimeException for anything else, and for a clock that is centuries off
   */
  public static @Nullable Instant time(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null) {
      return null;
    }
    Instant instant = OffsetDateTime.parse(text).toInstant();
    if (instant.isBefore(EARLIEST)) {
      throw new DateTimeException(field + " is before 2000");
    }
    if (instant.isAfter(LATEST)) {
      throw new DateTimeException(field + " is after 2200");
    }
    return instant;
  }

  /**
   * A time in milliseconds since 1970; nothing where it is absent, null or 0, as of what has not
   * happened.
   *
   * @throws IllegalArgumentException for anything else, and for a clock that is centuries off
   */
  public static @Nullable Instant millis(JsonNode node, String field) {
    JsonNode millis = node.path(field);
    if (millis.isMissingNode() || millis.isNull()) {
      return null;
    }
    if (!millis.isIntegralNumber() || !millis.canConvertToLong()) {
      throw new IllegalArgumentException(field + " must be milliseconds since 1970");
    }
    if (millis.asLong() == 0) {
      return null;
    }
    Instant instant = Instant.ofEpochMilli(millis.asLong());
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException(field + " is before 2000 or after 2200");
    }
    return instant;
  }

  /**
   * A number that names something, from 1 on.
   *
   * @throws IllegalArgumentException where there is none, or one that no tool gives
   */
  public static long requiredId(JsonNode node, String field) {
    JsonNode id = node.path(field);
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.asLong() < 1) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return id.asLong();
  }

  /**
   * How often something was tried, or the like.
   *
   * @param otherwise where there is no whole number
   * @throws IllegalArgumentException for a number that no tool gives, which would become another
   */
  public static int count(JsonNode node, String field, int otherwise) {
    JsonNode count = node.path(field);
    if (!count.isIntegralNumber()) {
      return otherwise;
    }
    if (!count.canConvertToInt()) {
      throw new IllegalArgumentException(field + " is impossible");
    }
    return count.asInt();
  }

  /**
   * A time that has to be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static Instant requiredTime(JsonNode node, String field) {
    Instant time = time(node, field);
    if (time == null) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return time;
  }

  /** Grows with knowledge: the latest instant mentioned, then how far the state is (0 to 15). */
  public static long revision(int rank, Stream<@Nullable Instant> mentioned) {
    long latest =
        mentioned.filter(Objects::nonNull).mapToLong(Instant::getEpochSecond).max().orElse(0);
    return Math.addExact(Math.multiplyExact(latest, 16L), rank);
  }

  /** The earliest of some instants. */
  public static Optional<Instant> earliest(Stream<@Nullable Instant> instants) {
    return instants.filter(Objects::nonNull).map(Objects::requireNonNull).min(Instant::compareTo);
  }

  /** The latest of some instants. */
  public static Optional<Instant> latest(Stream<@Nullable Instant> instants) {
    return instants.filter(Objects::nonNull).map(Objects::requireNonNull).max(Instant::compareTo);
  }

  /** Adds a label, unless there is nothing to add, or nothing that can be one. */
  public static void label(Map<String, String> labels, String name, @Nullable String value) {
    if (value != null
        && !value.isBlank()
        && value.length() <= 512
        && value.codePoints().noneMatch(JsonEvidence::isUnfit)) {
      labels.put(name, value);
    }
  }

  private static boolean isUnfit(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** Something done by hand of which only the instant is known. */
  public static Activity point(
      String id, String identity, Instant at, String subject, Map<String, String> labels) {
    return of(
        id, at.getEpochSecond() * 16, identity, ActivityKind.MANUAL, at, null, at, subject, labels);
  }

  /** A sign of work. */
  public static Activity presence(String id, String identity, Instant at, String subject) {
    return presence(id, at.getEpochSecond() * 16, identity, at, subject);
  }

  /** A sign of work that another way of asking may date better or worse. */
  public static Activity presence(
      String id, long revision, String identity, Instant at, String subject) {
    return of(id, revision, identity, ActivityKind.PRESENCE, at, null, at, subject, Map.of());
  }

  /** A wait for a machine; what ended before it began, as clocks differ, ended at once. */
  public static Activity waiting(
      String id,
      long revision,
      String identity,
      Instant start,
      @Nullable Instant began,
      @Nullable Instant end,
      String subject,
      Map<String, String> labels) {
    Instant over = end != null && end.isBefore(start) ? start : end;
    Instant picked = began != null && began.isBefore(start) ? start : began;
    if (picked != null && over != null && picked.isAfter(over)) {
      picked = over;
    }
    return of(id, revision, identity, ActivityKind.WAIT, start, picked, over, subject, labels);
  }

  /** A version that a tool says, of which no effort is known. */
  public static Activity of(
      String id,
      long revision,
      String identity,
      ActivityKind kind,
      Instant start,
      @Nullable Instant began,
      @Nullable Instant end,
      String subject,
      Map<String, String> labels) {
    return new Activity(
        id, revision, identity, kind, start, began, end, null, subject, labels, false);
  }
}
