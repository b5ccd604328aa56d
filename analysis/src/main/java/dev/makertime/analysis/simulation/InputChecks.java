package dev.makertime.analysis.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks inputs and collects every mistake, each by its path. */
final class InputChecks {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} _-]{0,38}[\\p{L}\\p{N}_-])?");
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]([\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{0,14}[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}])?");
  private static final List<String> RANGE = List.of("value", "low", "high");
  private static final List<String> NUMBER = List.of("value", "low", "high", Author.BY, Author.ON);
  private static final List<String> SIGNED = List.of("value", Author.BY, Author.ON);

  private final List<String> mistakes = new ArrayList<>();

  void mistake(String what) {
    mistakes.add(what);
  }

  void throwIfAny() throws Assumptions.Invalid {
    if (!mistakes.isEmpty()) {
      throw new Assumptions.Invalid(mistakes);
    }
  }

  void object(String path, JsonNode given) {
    if (!given.isObject() && !isAbsent(given)) {
      mistake(path + " must be an object");
    }
  }

  /** Names stand in paths, in cells and on pages. */
  void scenario(String name, JsonNode given) {
    if (!NAME.matcher(name).matches()) {
      mistake(
          "scenarios: a name has letters, digits, spaces, - and _, 40 at most, unlike '%s'"
              .formatted(name));
    } else if (!given.isObject()) {
      mistake("scenarios.%s must be an object".formatted(name));
    }
  }

  /** As many as a workbook holds. */
  void scenarios(JsonNode given) {
    if (given.size() > InputDefaults.SCENARIOS) {
      mistake("scenarios: %d at most".formatted(InputDefaults.SCENARIOS));
    }
  }

  /** How probable it is that anything is gained. */
  void probability(String path, JsonNode given) {
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!isAbsent(given) && !(value >= 0 && value <= 1)) {
      mistake(path + " must be 0 to 1");
    }
  }

  void known(String path, JsonNode given, Collection<String> names) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistake(path + name + " is not known");
              }
            });
  }

  /** What is not a number may have its author beside it. */
  private void signed(String path, JsonNode said) {
    if (said.isObject()) {
      known(path + ".", said, SIGNED);
    }
  }

  void word(String path, JsonNode said, InputDefaults.Of of) {
    signed(path, said);
    JsonNode given = bare(said);
    if (said.isObject() && isAbsent(given)) {
      mistake(path + " must be text");
    }
    if (!given.isTextual() && !isAbsent(given)) {
      mistake(path + " must be text");
    } else if (given.isTextual() && !of.words().isEmpty() && !of.words().contains(given.asText())) {
      mistake("%s must be %s".formatted(path, String.join(" or ", of.words())));
    } else if (given.isTextual() && !WORD.matcher(given.asText()).matches()) {
      mistake(path + " must be 1 to 16 letters, digits or signs, with no blank at its ends");
    }
  }

  void runs(JsonNode said) {
    signed("org.runs", said);
    JsonNode given = bare(said);
    if (!given.isArray() && !(isAbsent(given) && !said.isObject())) {
      mistake("org.runs must be a list of minutes and perEngineerMonth");
    }
    if (given.size() > InputDefaults.RUNS) {
      mistake("org.runs: %d at most".formatted(InputDefaults.RUNS));
    }
    List<String> names = List.of("minutes", "perEngineerMonth");
    for (JsonNode run : given) {
      known("org.runs.", run, names);
      for (String name : names) {
        double value = run.path(name).isNumber() ? run.path(name).asDouble() : Double.NaN;
        within("org.runs." + name, value, InputDefaults.number(null, "", 0, 1e6));
      }
    }
  }

  /** A number, its range if it has one, and their bounds. */
  void number(String path, JsonNode given, double value, InputDefaults.Of of) {
    if (given.isObject()) {
      known(path + ".", given, NUMBER);
      numbers(path, given);
      Double low = bound(given, "low");
      Double high = bound(given, "high");
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

  void noNumber(String path) {
    mistake(path + " must be a number, or an object with value, low and high");
  }

  /**
   * A multiple of a current figure.
   *
   * @param now the current one; a mistake in it is named as its own alone
   */
  void factor(String path, double factor, double now, InputDefaults.Of of) {
    double product = factor * now;
    boolean tiny = product > 0 && product < InputDefaults.SMALLEST;
    boolean sound = now >= of.least() && now <= of.most();
    boolean leadsOut = sound && (tiny || !(product >= of.least() && product <= of.most()));
    if (!(factor >= 0) || leadsOut) {
      mistake(path + " must not be below 0, nor lead out of bounds");
    }
  }

  private void numbers(String path, JsonNode given) {
    for (String name : RANGE) {
      JsonNode one = given.path(name);
      if (!one.isNumber() && !isAbsent(one)) {
        mistake("%s.%s must be a number".formatted(path, name));
      }
    }
  }

  void within(String path, double value, InputDefaults.Of of) {
    if (Math.abs(value) > 0 && Math.abs(value) < InputDefaults.SMALLEST) {
      mistake("%s must be 0 or at least 0.000000001".formatted(path));
    } else if (!(value >= of.least() && value <= of.most())) {
      boolean positive = of.least() > 0 && of.least() < 1;
      mistake(
          positive && !(value > 0)
              ? path + " must be positive"
              : of.most() >= InputDefaults.ANY && value < of.least()
                  ? "%s must not be below %s".formatted(path, plain(of.least()))
                  : "%s must be %s to %s".formatted(path, plain(of.least()), plain(of.most())));
    }
  }

  private static String plain(double bound) {
    return new BigDecimal(String.valueOf(bound)).stripTrailingZeros().toPlainString();
  }

  /** Left out, or as good as that. */
  static boolean isAbsent(JsonNode given) {
    return given.isMissingNode() || given.isNull();
  }

  /** What is given, without what stands beside it. */
  static JsonNode bare(JsonNode given) {
    return given.isObject() ? given.path("value") : given;
  }

  /** A number, by itself or with a range; absent for anything else. */
  static @Nullable Double value(JsonNode given) {
    JsonNode value = bare(given);
    return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
  }

  static @Nullable Double bound(JsonNode given, String name) {
    return given.path(name).isNumber() ? Double.valueOf(given.path(name).asDouble()) : null;
  }
}
