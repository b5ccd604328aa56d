package dev.makertime.reporter.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with what somebody said: all of it at once, each by its path. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,39}");
  private static final List<String> RANGE = List.of("value", "low", "high");

  private final List<String> mistakes = new ArrayList<>();

  void mistake(String what) {
    mistakes.add(what);
  }

  void throwIfAny() throws Assumptions.Invalid {
    if (!mistakes.isEmpty()) {
      throw new Assumptions.Invalid(mistakes);
    }
  }

  void object(String path, JsonNode said) {
    if (!said.isObject() && !isAbsent(said)) {
      mistake(path + " must be an object");
    }
  }

  /** Names stand in paths, in cells and on pages. */
  void scenario(String name, JsonNode said) {
    if (!NAME.matcher(name).matches()) {
      mistake(
          "scenarios: a name has letters, digits, spaces, - and _, 40 at most, unlike '%s'"
              .formatted(name));
    } else if (!said.isObject()) {
      mistake("scenarios.%s must be an object".formatted(name));
    }
  }

  void known(String path, JsonNode said, Collection<String> names) {
    said.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistake(path + name + " is not known");
              }
            });
  }

  void word(String path, JsonNode said, Defaults.Of of) {
    if (!said.isTextual() && !isAbsent(said)) {
      mistake(path + " must be text");
    } else if (said.isTextual() && !of.words().isEmpty() && !of.words().contains(said.asText())) {
      mistake("%s must be %s".formatted(path, String.join(" or ", of.words())));
    }
  }

  void runs(JsonNode said) {
    if (!said.isArray() && !isAbsent(said)) {
      mistake("org.runs must be a list of minutes and perEngineerMonth");
    }
    List<String> names = List.of("minutes", "perEngineerMonth");
    for (JsonNode run : said) {
      known("org.runs.", run, names);
      for (String name : names) {
        double value = run.path(name).isNumber() ? run.path(name).asDouble() : Double.NaN;
        within("org.runs." + name, value, Defaults.number(null, "", 0, 1e6));
      }
    }
  }

  /** A number, its range if it has one, and their bounds. */
  void number(String path, JsonNode said, double value, Defaults.Of of) {
    if (said.isObject()) {
      known(path + ".", said, RANGE);
      Double low = bound(said, "low");
      Double high = bound(said, "high");
      if (!(low == null || low <= value) || !(high == null || value <= high)) {
        mistake(path + " must lie between its low and high");
      }
      if (low != null) {
        within(path + ".low", low, of);
      }
      if (high != null) {
        within(path + ".high", high, of);
      }
    }
    within(path, value, of);
    if (of.whole() && value != Math.rint(value)) {
      mistake(path + " must be a whole number");
    }
  }

  private void within(String path, double value, Defaults.Of of) {
    if (!(value >= of.least() && value <= of.most())) {
      mistake(
          of.least() > 0 && of.least() < 1
              ? path + " must be positive"
              : of.most() >= Defaults.ANY && value < of.least()
                  ? "%s must not be below %s".formatted(path, plain(of.least()))
                  : "%s must be %s to %s".formatted(path, plain(of.least()), plain(of.most())));
    }
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? "%.0f".formatted(bound) : String.valueOf(bound);
  }

  /** Left out, or as good as that. */
  static boolean isAbsent(JsonNode said) {
    return said.isMissingNode() || said.isNull();
  }

  /** A number, by itself or with a range; absent for anything else. */
  static @Nullable Double value(JsonNode said) {
    JsonNode value = said.isObject() ? said.path("value") : said;
    return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
  }

  static @Nullable Double bound(JsonNode said, String name) {
    return said.path(name).isNumber() ? Double.valueOf(said.path(name).asDouble()) : null;
  }
}
