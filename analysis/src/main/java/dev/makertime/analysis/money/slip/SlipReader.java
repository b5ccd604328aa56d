package dev.makertime.analysis.money.slip;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file says about a late end. What is absent is 0 and so off, but for the share of
 * hours lost, which is as the learning drop. Every mistake is reported by its path.
 */
public final class SlipReader {
  /** The part of the file. */
  public static final String KEY = "slip";

  private static final double ANY = 1e15;
  private static final double LONGEST = 600;
  private static final Set<String> FIELDS =
      Set.of("distribution", "dragShare", "feesPerMonth", "roadmapCostPerMonth", "by", "on");
  private static final Set<String> DISTRIBUTION = Set.of("onTimeProbability", "min", "mode", "max");

  private final Consumer<String> mistakes;

  private SlipReader(Consumer<String> mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * Reads it.
   *
   * @param by who typed it, as far as it is known already
   * @param mistakes receives each; what is returned may not be used then
   */
  public static SlipTerms read(
      JsonNode given, @Nullable String by, @Nullable String on, Consumer<String> mistakes) {
    if (isAbsent(given)) {
      return SlipTerms.NOT_ASKED;
    }
    if (!given.isObject()) {
      mistakes.accept(KEY + " must be an object");
      return SlipTerms.NOT_ASKED;
    }
    return new SlipReader(mistakes).terms(given, by, on);
  }

  private SlipTerms terms(JsonNode given, @Nullable String by, @Nullable String on) {
    known(KEY, given, FIELDS);
    boolean drags = !isAbsent(given.path("dragShare"));
    return new SlipTerms(
        distribution(given.path("distribution")),
        drags ? Double.valueOf(number(KEY, given, "dragShare", 1)) : null,
        number(KEY, given, "feesPerMonth", ANY),
        number(KEY, given, "roadmapCostPerMonth", ANY),
        by,
        on);
  }

  private @Nullable SlipDistribution distribution(JsonNode given) {
    String path = KEY + ".distribution";
    if (isAbsent(given)) {
      return null;
    }
    if (!given.isObject()) {
      mistakes.accept(path + " must be an object");
      return null;
    }
    known(path, given, DISTRIBUTION);
    for (String name : new String[] {"min", "mode", "max"}) {
      if (isAbsent(given.path(name))) {
        mistakes.accept("%s.%s is missing".formatted(path, name));
      }
    }
    SlipDistribution found =
        new SlipDistribution(
            number(path, given, "onTimeProbability", 1),
            number(path, given, "min", LONGEST),
            number(path, given, "mode", LONGEST),
            number(path, given, "max", LONGEST));
    if (found.min() > found.mode()) {
      mistakes.accept(path + ".min must not be above mode");
    }
    if (found.mode() > found.max()) {
      mistakes.accept(path + ".mode must not be above max");
    }
    return found;
  }

  private void known(String path, JsonNode given, Set<String> names) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                mistakes.accept("%s.%s is not known".formatted(path, name));
              }
            });
  }

  /** A number from 0; 0 where there is none. */
  private double number(String path, JsonNode of, String name, double most) {
    JsonNode given = of.path(name);
    if (isAbsent(given)) {
      return 0;
    }
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!(value >= 0 && value <= most)) {
      String bound = BigDecimal.valueOf(most).toPlainString();
      mistakes.accept(
          most >= ANY
              ? "%s.%s must be a number, not below 0".formatted(path, name)
              : "%s.%s must be 0 to %s".formatted(path, name, bound.replace(".0", "")));
      return 0;
    }
    return value;
  }

  private static boolean isAbsent(JsonNode given) {
    return given.isMissingNode() || given.isNull();
  }
}
