package dev.makertime.topics.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.NearestName;
import dev.makertime.topics.FailureText;
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
 * Reads one node of a YAML tree. A mistake is recorded with its path and reading goes on, so that
 * all mistakes are found at once.
 */
public final class YamlNode {
  private final @Nullable JsonNode value;
  private final String path;
  private final List<String> mistakes;
  private final Variables variables;

  /** Makes a node without a value. */
  public static YamlNode absent() {
    return new YamlNode(null, "", List.of());
  }

  YamlNode(@Nullable JsonNode value, String path, List<String> mistakes) {
    this(value, path, mistakes, Variables.NONE);
  }

  private YamlNode(
      @Nullable JsonNode value, String path, List<String> mistakes, Variables variables) {
    this.variables = variables;
    this.value = value == null || value.isNull() || value.isMissingNode() ? null : value;
    this.path = path;
    this.mistakes = mistakes;
  }

  /** Makes the same node, whose variables are replaced when texts are read. */
  YamlNode with(Variables given) {
    return new YamlNode(value, path, mistakes, given);
  }

  public boolean isAbsent() {
    return value == null;
  }

  /** Records a mistake at this node; it names variables, and not what they hold. */
  public void mistake(String what) {
    mistakes.add((path.isEmpty() ? "" : path + ": ") + variables.hide(what));
  }

  public YamlNode get(String key) {
    JsonNode child = value != null && value.isObject() ? value.get(key) : null;
    return new YamlNode(child, path.isEmpty() ? key : path + "." + key, mistakes, variables);
  }

  /** Records each unknown key as a mistake, with the nearest known one. */
  public YamlNode onlyKeys(String... known) {
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
                String nearest = NearestName.to(key, List.of(known)).orElse("nothing");
                get(key).mistake("unknown; did you mean " + nearest + "?");
              }
            });
    return this;
  }

  public Stream<YamlNode> items() {
    if (value == null) {
      return Stream.empty();
    }
    if (!value.isArray()) {
      mistake("must be a list");
      return Stream.empty();
    }
    List<YamlNode> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      items.add(new YamlNode(value.get(i), path + "[" + i + "]", mistakes, variables));
    }
    return items.stream();
  }

  public void entries(BiConsumer<String, YamlNode> each) {
    if (value == null) {
      return;
    }
    if (!value.isObject()) {
      mistake("must be a mapping");
      return;
    }
    value.fieldNames().forEachRemaining(key -> each.accept(key, get(key)));
  }

  public @Nullable String text() {
    if (value == null) {
      return null;
    }
    if (!value.isValueNode()) {
      mistake("must be a text");
      return null;
    }
    String text = variables.fill(path, value.asText()).strip();
    if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
      mistake("must be a text without control characters");
      return null;
    }
    return text;
  }

  /** Reads the text; it may be absent or empty. */
  public String textOrEmpty() {
    boolean empty = value == null || (value.isTextual() && value.textValue().isEmpty());
    String text = empty ? null : text();
    return text == null ? "" : text;
  }

  /** Reads the text, or takes another where it is absent or empty. */
  public String textOr(String otherwise) {
    String text = textOrEmpty();
    return text.isEmpty() ? otherwise : text;
  }

  public String required() {
    String text = text();
    if (text == null && value == null) {
      mistake("is missing");
    }
    return text == null ? "" : text;
  }

  public @Nullable LocalDate date() {
    return parsed(LocalDate::parse, "must be a date like 2026-01-31");
  }

  public LocalDate requiredDate() {
    LocalDate date = date();
    if (date == null && value == null) {
      mistake("is missing");
    }
    return date == null ? LocalDate.EPOCH : date;
  }

  public Duration duration(Duration otherwise) {
    Duration duration = parsed(Duration::parse, "must be a duration like PT10M");
    return duration == null ? otherwise : duration;
  }

  /** Reads a whole number; one out of bounds is a mistake. */
  public int number(int otherwise, int least, int most) {
    Integer number = parsed(Integer::valueOf, "must be a whole number");
    if (number == null) {
      return otherwise;
    }
    if (number < least || number > most) {
      mistake("must be %d to %d".formatted(least, most));
    }
    return number;
  }

  /** The same, brought within its bounds, which is a mistake nevertheless. */
  public int within(int otherwise, int least, int most) {
    return Math.max(least, Math.min(most, number(otherwise, least, most)));
  }

  public boolean flag() {
    if (value != null && !value.isBoolean()) {
      mistake("must be true or false");
    }
    return value != null && value.asBoolean();
  }

  /** Parses the text; if that fails, a mistake is recorded and null returned. */
  public <T> @Nullable T parsed(Function<String, T> parse, @Nullable String otherwise) {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      mistake((otherwise == null ? shown(e, text) : otherwise) + ", not " + raw());
      return null;
    }
  }

  /** The names of variables in the text as it is written, never what they hold. */
  public List<String> variableNames() {
    return Variables.namesIn(raw());
  }

  /** The text as it is written, with names of variables. */
  private String raw() {
    return value == null ? "" : value.asText().strip();
  }

  private String shown(RuntimeException e, String text) {
    return FailureText.of(e).replace(text, raw());
  }
}
