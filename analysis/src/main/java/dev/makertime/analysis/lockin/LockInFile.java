package dev.makertime.analysis.lockin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.lockin.LockInDraws.Shock;
import dev.makertime.analysis.lockin.LockInDraws.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of inputs with their spreads.
 *
 * @param spreads of inputs that are uncertain: {@code path}, {@code min}, {@code mode}, {@code max}
 * @param shock jumps of the price; absent = none
 */
public record LockInFile(
    ObjectNode plain,
    LockInInputs inputs,
    String currency,
    List<Spread> spreads,
    @Nullable Shock shock) {
  private static final List<String> OTHERS = List.of("currency", "spreads", "shock");

  public LockInFile {
    spreads = List.copyOf(spreads);
  }

  /** Reads it; everything that is wrong is refused by its path. */
  public static LockInFile read(JsonNode given) throws LockInReader.Invalid {
    if (!(given instanceof ObjectNode object)) {
      throw new LockInReader.Invalid(List.of("an object with subscription is needed"));
    }
    ObjectNode plain = object.deepCopy().remove(OTHERS);
    List<String> mistakes = new ArrayList<>();
    if (!plain.path("subscription").has("seats")) {
      mistakes.add("subscription.seats: is missing");
    }
    String currency = given.path("currency").asText("");
    if (!currency.matches("\\p{L}{0,16}")) {
      mistakes.add("currency: up to 16 letters are needed");
    }
    List<Spread> spreads = new ArrayList<>();
    JsonNode list = given.path("spreads");
    if (!list.isMissingNode() && !list.isArray()) {
      mistakes.add("spreads: a list is needed");
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.path(i);
      String path = one.path("path").asText();
      if (!plain.at("/" + path.replace('.', '/')).isNumber()) {
        mistakes.add("spreads[%d].path: leads to no number of this file".formatted(i));
      }
      spreads.add(spread("spreads[%d]".formatted(i), path, one, mistakes));
    }
    Shock shock = given.has("shock") ? shock(given.path("shock"), mistakes) : null;
    if (!mistakes.isEmpty()) {
      throw new LockInReader.Invalid(mistakes);
    }
    LockInFile file = new LockInFile(plain, LockInReader.read(plain, 0), currency, spreads, shock);
    file.requireSpreadsWithinBounds();
    return file;
  }

  private static Shock shock(JsonNode given, List<String> mistakes) {
    double probability = number(given.path("probabilityPerRenewal"));
    if (!(probability >= 0 && probability <= 1)) {
      mistakes.add("shock.probabilityPerRenewal: 0 to 1 is needed");
    }
    Spread factor = spread("shock.factor", "factor", given.path("factor"), mistakes);
    if (factor.min() < 0) {
      mistakes.add("shock.factor.min: must not be below 0");
    }
    return new Shock(probability, factor);
  }

  private static Spread spread(String at, String path, JsonNode given, List<String> mistakes) {
    double min = number(given.path("min"));
    double mode = number(given.path("mode"));
    double max = number(given.path("max"));
    if (!(min <= mode && mode <= max && max - min < Double.POSITIVE_INFINITY)) {
      mistakes.add(at + ": min <= mode <= max is needed, all of them numbers");
    }
    return new Spread(path, min, mode, max);
  }

  private static double number(JsonNode given) {
    return given.isNumber() ? given.asDouble() : Double.NaN;
  }

  /** Whatever is drawn must be an input that is taken. */
  private void requireSpreadsWithinBounds() throws LockInReader.Invalid {
    for (Spread spread : spreads) {
      for (double end : new double[] {spread.min(), spread.max()}) {
        ObjectNode at = plain.deepCopy();
        LockInDraws.set(at, spread.path(), end);
        LockInReader.read(at, 0);
      }
    }
  }

  /** How it is distributed; absent where nothing is uncertain. */
  public @Nullable LockInDraws draws(int draws, long seed) throws LockInReader.Invalid {
    return spreads.isEmpty() && shock == null
        ? null
        : LockInDraws.of(plain, 0, spreads, shock, draws, seed);
  }
}
