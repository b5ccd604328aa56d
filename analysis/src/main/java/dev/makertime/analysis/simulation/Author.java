package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.slip.SlipReader;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who typed a figure, and on which day.
 *
 * @param by a name of 1 to 80 characters; absent = nobody says
 * @param on absent = nobody says
 */
record Author(@Nullable String by, @Nullable LocalDate on) {
  static final Author NOBODY = new Author(null, null);
  static final String BY = "by";
  static final String ON = "on";

  private static final Pattern NAME =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]([\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{0,78}[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}])?");
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  /**
   * Reads those of a figure.
   *
   * @param path of the figure; empty = of the whole file
   * @param otherwise who typed it where neither is said
   */
  static Author of(String path, JsonNode given, Author otherwise, InputChecks checks) {
    String within = path.isEmpty() ? "" : path + ".";
    Author own =
        new Author(
            name(within + BY, given.path(BY), checks), date(within + ON, given.path(ON), checks));
    return own.equals(NOBODY) ? otherwise : own;
  }

  private static @Nullable String name(String path, JsonNode given, InputChecks checks) {
    if (InputChecks.isAbsent(given)) {
      return null;
    }
    if (!given.isTextual() || !NAME.matcher(given.asText()).matches()) {
      checks.mistake(path + " must be a name of 1 to 80 characters, with no blank at its ends");
      return null;
    }
    return given.asText();
  }

  private static @Nullable LocalDate date(String path, JsonNode given, InputChecks checks) {
    if (InputChecks.isAbsent(given)) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(given.isTextual() ? given.asText() : "");
      if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
        return date;
      }
    } catch (DateTimeParseException e) {
      checks.mistake(path + " must be a date such as 2026-01-31");
      return null;
    }
    checks.mistake(path + " must be a date between %s and %s".formatted(FIRST, LAST));
    return null;
  }

  /** The same origin, with this author. */
  FigureOrigin of(FigureOrigin origin) {
    return origin.typed(by, on);
  }

  /** Writes the author of a whole file beside each figure that names none, and not for the file. */
  static void sign(ObjectNode file) {
    ObjectNode author = Json.MAPPER.createObjectNode();
    for (String name : List.of(BY, ON)) {
      JsonNode said = file.remove(name);
      if (said != null && !said.isNull()) {
        author.set(name, said);
      }
    }
    if (!author.isEmpty()) {
      sign(file.path("org"), author);
      file.path("scenarios").forEach(scenario -> sign(scenario, author));
      signWhole(file.path(SlipReader.KEY), author);
    }
  }

  /** Terms of a late end are signed together. */
  private static void signWhole(JsonNode part, ObjectNode author) {
    if (part instanceof ObjectNode terms && !terms.hasNonNull(BY) && !terms.hasNonNull(ON)) {
      terms.setAll(author);
    }
  }

  private static void sign(JsonNode part, ObjectNode author) {
    if (!(part instanceof ObjectNode inputs)) {
      return;
    }
    for (Map.Entry<String, JsonNode> one : List.copyOf(inputs.properties())) {
      JsonNode given = one.getValue();
      boolean isSigned = given.hasNonNull(BY) || given.hasNonNull(ON);
      if (!given.isNull() && !isSigned) {
        ObjectNode signed =
            given instanceof ObjectNode object
                ? object
                : inputs.putObject(one.getKey()).<ObjectNode>set("value", given);
        signed.setAll(author);
      }
    }
  }
}
