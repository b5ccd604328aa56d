package dev.makertime.topics.organization;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the file that is being read. What is wrong there is noted with its path and reading
 * goes on, so that all mistakes are found at once.
 */
final class Node {
  private final @Nullable JsonNode value;
  private final String path;
  private final List<String> mistakes;

  Node(@Nullable JsonNode value, String path, List<String> mistakes) {
    this.value = value == null || value.isNull() || value.isMissingNode() ? null : value;
    this.path = path;
    this.mistakes = mistakes;
  }

  boolean isAbsent() {
    return value == null;
  }

  void mistake(String what) {
    mistakes.add((path.isEmpty() ? "" : path + ": ") + what);
  }

  Node get(String key) {
    JsonNode child = value != null && value.isObject() ? value.get(key) : null;
    return new Node(child, path.isEmpty() ? key : path + "." + key, mistakes);
  }

  /** Notes every key that is none of these, with the nearest of them. */
  Node onlyKeys(String... known) {
    if (value == null) {
      return this;
    }
    if (!value.isObject()) {
      mistake("must be a mapping of " + String.join(", ", known));
      return this;
    }
    value
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!Arrays.asList(known).contains(key)) {
                get(key).mistake("unknown; did you mean " + Nearest.to(key, known) + "?");
              }
            });
    return this;
  }

  Stream<Node> items() {
    if (value == null) {
      return Stream.empty();
    }
    if (!value.isArray()) {
      mistake("must be a list");
      return Stream.empty();
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(new Node(value.get(i), path + "[" + i + "]", mistakes));
    }
    return items.stream();
  }

  void entries(BiConsumer<String, Node> each) {
    if (value == null) {
      return;
    }
    if (!value.isObject()) {
      mistake("must be a mapping");
      return;
    }
    value.fieldNames().forEachRemaining(key -> each.accept(key, get(key)));
  }

  @Nullable String text() {
    if (value == null) {
      return null;
    }
    if (!value.isValueNode()) {
      mistake("must be a text");
      return null;
    }
    String text = value.asText().strip();
    if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
      mistake("must be a text without control characters");
      return null;
    }
    return text;
  }

  String required() {
    String text = text();
    if (text == null && value == null) {
      mistake("is missing");
    }
    return text == null ? "" : text;
  }

  @Nullable LocalDate date() {
    return parsed(LocalDate::parse, "must be a date like 2026-01-31");
  }

  LocalDate requiredDate() {
    LocalDate date = date();
    if (date == null && value == null) {
      mistake("is missing");
    }
    return date == null ? LocalDate.EPOCH : date;
  }

  Duration duration(Duration otherwise) {
    Duration duration = parsed(Duration::parse, "must be a duration like PT10M");
    return duration == null ? otherwise : duration;
  }

  boolean flag() {
    if (value != null && !value.isBoolean()) {
      mistake("must be true or false");
    }
    return value != null && value.asBoolean();
  }

  /** What a text stands for; if it stands for nothing, that is noted and null comes back. */
  <T> @Nullable T parsed(Function<String, T> parse, @Nullable String otherwise) {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      mistake((otherwise == null ? e.getMessage() : otherwise) + ", not " + text);
      return null;
    }
  }
}
