package dev.makertime.analysis.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a team says to an open question of a dossier.
 *
 * @param question the name of the question, as the dossier prints it
 * @param answer at most 600 characters
 * @param by who says so, as they want to be named; absent = nobody says
 * @param on the day; absent = nobody says
 */
public record TeamAnswer(
    String question, String answer, @Nullable String by, @Nullable LocalDate on) {
  private static final int LONGEST = 600;
  private static final int LONGEST_NAME = 80;
  private static final int MOST = 60;

  /**
   * Reads a file with {@code answers}, each with {@code question}, {@code answer}, {@code by} and
   * {@code on}.
   *
   * @param mistakes takes each mistake, by its path
   */
  public static List<TeamAnswer> read(JsonNode file, List<String> mistakes) {
    List<TeamAnswer> answers = new ArrayList<>();
    JsonNode given = file.path("answers");
    if (!given.isArray() || given.size() > MOST) {
      mistakes.add("answers: a list of at most %d is needed".formatted(MOST));
      return answers;
    }
    file.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("answers")) {
                mistakes.add(name + ": is not known");
              }
            });
    for (int i = 0; i < given.size(); i++) {
      answers.add(read("answers[%d].".formatted(i), given.path(i), mistakes));
    }
    return answers;
  }

  private static TeamAnswer read(String path, JsonNode one, List<String> mistakes) {
    one.fieldNames()
        .forEachRemaining(
            name -> {
              if (!Set.of("question", "answer", "by", "on").contains(name)) {
                mistakes.add(path + name + ": is not known");
              }
            });
    return new TeamAnswer(
        needed(path, one, "question", LONGEST_NAME, mistakes),
        needed(path, one, "answer", LONGEST, mistakes),
        one.has("by") ? needed(path, one, "by", LONGEST_NAME, mistakes) : null,
        one.has("on") ? date(path, one.path("on"), mistakes) : null);
  }

  private static String needed(
      String path, JsonNode one, String name, int longest, List<String> mistakes) {
    JsonNode given = one.path(name);
    String text = given.isTextual() ? given.asText().strip() : "";
    if (text.isEmpty() || text.length() > longest) {
      mistakes.add("%s%s: text of at most %d characters is needed".formatted(path, name, longest));
    }
    return text;
  }

  private static @Nullable LocalDate date(String path, JsonNode given, List<String> mistakes) {
    try {
      return LocalDate.parse(given.asText());
    } catch (DateTimeParseException e) {
      mistakes.add(path + "on: a date such as 2026-01-31 is needed");
      return null;
    }
  }
}
