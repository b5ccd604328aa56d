package dev.makertime.analysis.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.replay.ToolChange.Effect;
import dev.makertime.analysis.replay.ToolChange.Effort;
import dev.makertime.analysis.replay.ToolChange.MeetingSize;
import dev.makertime.analysis.replay.ToolChange.Removed;
import dev.makertime.analysis.replay.ToolChange.WaitTimes;
import dev.makertime.model.ActivityKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a list of changes. A wrong list is refused whole, each mistake by its path. */
public final class ChangeReader {
  /** No more than this are taken at once. */
  static final int MOST = 1_000;

  private static final int MOST_ATTENDEES = 10_000;
  private static final double HIGHEST_FACTOR = 100;
  private static final String REMOVE = "remove";

  /** The kinds, and what each can be given. */
  private static final Map<String, List<String>> EFFECTS =
      Map.of(
          "wait",
          List.of("queue", "run", REMOVE),
          "manual",
          List.of("effort", REMOVE),
          "meeting",
          List.of("cap", "attendees", REMOVE));

  /** Thrown for changes with mistakes. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> mistakes;

    Invalid(List<String> mistakes) {
      super(String.join("; ", mistakes));
      this.mistakes = List.copyOf(mistakes);
    }

    /** Each begins with the path of what is wrong. */
    public List<String> mistakes() {
      return mistakes;
    }
  }

  private final List<String> mistakes = new ArrayList<>();

  private ChangeReader() {}

  /**
   * Reads them.
   *
   * @param json an object whose {@code changes} is the list
   */
  public static List<ToolChange> read(JsonNode json) throws Invalid {
    ChangeReader reader = new ChangeReader();
    List<ToolChange> changes = reader.list(json);
    if (!reader.mistakes.isEmpty()) {
      throw new Invalid(reader.mistakes);
    }
    return changes;
  }

  private List<ToolChange> list(JsonNode json) {
    JsonNode list = json.path("changes");
    if (!json.isObject() || !list.isArray()) {
      mistakes.add("changes: must be a list");
      return List.of();
    }
    known("", json, Set.of("changes"));
    if (list.size() > MOST) {
      mistakes.add("changes: must be at most " + MOST);
      return List.of();
    }
    List<ToolChange> changes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      ToolChange change = change("changes[%d]".formatted(i), list.path(i));
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private @Nullable ToolChange change(String path, JsonNode json) {
    if (!json.isObject()) {
      mistakes.add(path + ": must be an object");
      return null;
    }
    String kind = json.path("kind").asText();
    List<String> effects = EFFECTS.get(kind);
    if (effects == null) {
      mistakes.add(path + ".kind: must be wait, manual or meeting");
      return null;
    }
    Set<String> names = new TreeSet<>(effects);
    names.addAll(List.of("kind", "match"));
    known(path + ".", json, names);
    ChangeMatch match = match(path + ".match", json.path("match"), kind);
    Effect effect = effect(path, json, kind, effects);
    return effect == null ? null : new ToolChange(kindOf(kind), match, effect);
  }

  private static ActivityKind kindOf(String kind) {
    return switch (kind) {
      case "wait" -> ActivityKind.WAIT;
      case "manual" -> ActivityKind.MANUAL;
      default -> ActivityKind.MEETING;
    };
  }

  private @Nullable Effect effect(String path, JsonNode json, String kind, List<String> effects) {
    List<String> given = effects.stream().filter(json::has).toList();
    if (given.isEmpty()) {
      mistakes.add("%s: changes nothing, give %s".formatted(path, String.join(", ", effects)));
      return null;
    }
    if (given.contains(REMOVE)) {
      if (given.size() > 1 || !json.path(REMOVE).isBoolean() || !json.path(REMOVE).asBoolean()) {
        mistakes.add(path + ".remove: must be true and alone");
      }
      return new Removed();
    }
    return switch (kind) {
      case "wait" ->
          new WaitTimes(
              scale(path + ".queue", json.get("queue")), scale(path + ".run", json.get("run")));
      case "manual" -> new Effort(factor(path + ".effort", json.path("effort")));
      default -> {
        Long attendees = whole(path + ".attendees", json.get("attendees"), MOST_ATTENDEES);
        yield new MeetingSize(
            whole(path + ".cap", json.get("cap"), ToolChange.DAY),
            attendees == null ? null : attendees.intValue());
      }
    };
  }

  private @Nullable Scale scale(String path, @Nullable JsonNode json) {
    if (json == null) {
      return null;
    }
    if (!json.isObject() || (!json.has("factor") && !json.has("cap"))) {
      mistakes.add(path + ": give factor, cap or both");
      return null;
    }
    known(path + ".", json, Set.of("factor", "cap"));
    return new Scale(
        json.has("factor") ? factor(path + ".factor", json.path("factor")) : BigDecimal.ONE,
        whole(path + ".cap", json.get("cap"), ToolChange.LONGEST));
  }

  private BigDecimal factor(String path, JsonNode given) {
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!(value >= 0 && value <= HIGHEST_FACTOR)) {
      mistakes.add(path + ": must be a number from 0 to 100");
      return BigDecimal.ONE;
    }
    return given.decimalValue();
  }

  private @Nullable Long whole(String path, @Nullable JsonNode given, long most) {
    if (given == null) {
      return null;
    }
    if (!given.isIntegralNumber()
        || !given.canConvertToLong()
        || given.asLong() < 0
        || given.asLong() > most) {
      mistakes.add("%s: must be a whole number from 0 to %d".formatted(path, most));
      return 0L;
    }
    return given.asLong();
  }

  private ChangeMatch match(String path, JsonNode json, String kind) {
    if (json.isMissingNode()) {
      return ChangeMatch.ALL;
    }
    if (!json.isObject()) {
      mistakes.add(path + ": must be an object");
      return ChangeMatch.ALL;
    }
    boolean isMeeting = kind.equals("meeting");
    known(
        path + ".",
        json,
        isMeeting ? Set.of("subject", "labels", "series") : Set.of("subject", "labels"));
    Map<String, List<String>> labels = new LinkedHashMap<>();
    JsonNode given = json.path("labels");
    if (!given.isObject() && !given.isMissingNode()) {
      mistakes.add(path + ".labels: must be an object");
    }
    given
        .properties()
        .forEach(
            label ->
                labels.put(
                    label.getKey(),
                    patterns(path + ".labels." + label.getKey(), label.getValue())));
    return new ChangeMatch(
        patterns(path + ".subject", json.path("subject")),
        isMeeting ? patterns(path + ".series", json.path("series")) : List.of(),
        labels);
  }

  /** None where nothing is given. */
  private List<String> patterns(String path, JsonNode given) {
    List<String> patterns = new ArrayList<>();
    if (given.isMissingNode()) {
      return patterns;
    }
    Iterable<JsonNode> all = given.isArray() ? given : List.of(given);
    for (JsonNode one : all) {
      if (one.isTextual() && !one.asText().isEmpty()) {
        patterns.add(one.asText());
      }
    }
    if (patterns.isEmpty() || patterns.size() < (given.isArray() ? given.size() : 1)) {
      mistakes.add(path + ": must be text or a list of texts");
    }
    return patterns;
  }

  private void known(String path, JsonNode given, Set<String> names) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistakes.add(path + name + ": unknown");
              }
            });
  }
}
