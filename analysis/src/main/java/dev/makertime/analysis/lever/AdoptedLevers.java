package dev.makertime.analysis.lever;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.lever.Lever.Effect;
import dev.makertime.model.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which tools a projected scenario adopts, and what that makes of inputs nobody typed. */
public final class AdoptedLevers {
  /** The key of the list in a scenario. */
  public static final String KEY = "adopt";

  /** How the source of a figure begins that tools make of the current one. */
  private static final String WITH = "with ";

  private static final String FEATURES = "featureCompleteness";

  /** An input with its range. */
  public record Projected(double value, FigureOrigin origin) {}

  private final List<Lever> levers;
  private final Map<String, Effect> effects;

  private AdoptedLevers(List<Lever> levers) {
    this.levers = levers;
    effects = Levers.effects(levers);
  }

  /**
   * Reads a list of names.
   *
   * @param path of the list, for mistakes
   * @param mistakes receives what is wrong with it
   */
  public static AdoptedLevers of(String path, JsonNode given, Consumer<String> mistakes) {
    List<Lever> levers = new ArrayList<>();
    if (!given.isArray() && !given.isMissingNode() && !given.isNull()) {
      mistakes.accept("%s must be a list of %s".formatted(path, String.join(", ", Levers.names())));
    }
    for (JsonNode name : given) {
      Levers.named(name.asText())
          .ifPresentOrElse(
              lever -> {
                if (levers.contains(lever)) {
                  mistakes.accept("%s has %s twice".formatted(path, lever.name()));
                }
                levers.add(lever);
              },
              () ->
                  mistakes.accept(
                      "%s: an unknown tool; the nearest known one is %s"
                          .formatted(
                              path, NearestName.to(name.asText(), Levers.names()).orElseThrow())));
    }
    return new AdoptedLevers(levers);
  }

  /**
   * What becomes of an input; absent where no tool changes it.
   *
   * @param now as it is in the current scenario, not below 0
   */
  public @Nullable Projected of(String field, double now) {
    if (field.equals(FEATURES) && !levers.isEmpty()) {
      List<Double> range = Levers.completeness(now, levers);
      return projected(
          range.get(0),
          range.get(1),
          range.get(2),
          "assumption: which boxes there are already is not known");
    }
    Effect effect = effects.get(field);
    return effect == null
        ? null
        : projected(now * effect.best(), now * effect.usual(), now * effect.worst(), effect.why());
  }

  /** The tools from which a figure was made, and why; null for any other. */
  public static @Nullable String toolsOf(FigureOrigin origin) {
    boolean isMade = origin.source().startsWith(WITH) && origin.source().contains("assumption: ");
    return isMade ? origin.source().substring(WITH.length()) : null;
  }

  private Projected projected(double low, double usual, double high, String why) {
    String adopted = levers.stream().map(Lever::title).collect(Collectors.joining(", "));
    boolean isRange = low < high;
    return new Projected(
        usual,
        FigureOrigin.assumed(
            WITH + "%s (%s)".formatted(adopted, why), isRange ? low : null, isRange ? high : null));
  }
}
