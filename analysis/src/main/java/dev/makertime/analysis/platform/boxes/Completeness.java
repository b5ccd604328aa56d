package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds how complete a platform is: the mean of its known boxes by weight. Its interval adds their
 * intervals up as those of independent shares (MOVER: Zou and Donner 2008, <i>Construction of
 * confidence limits about effect measures</i>).
 *
 * @param value 0 to 1; absent where boxes of less than half of the weight are known
 * @param ifUnknownWere the value if every unknown box were empty, and if each were full
 * @param kind assumed if any known box is
 * @param measured how many boxes are
 * @param assumed how many boxes are
 * @param unknown the boxes that are needed and not known, by name
 * @param knownWeight the share of the weight of known boxes
 * @param flags {@code BOXES_UNKNOWN}, {@code TOO_FEW_BOXES}
 */
public record Completeness(
    @Nullable Double value,
    @Nullable Interval interval,
    @Nullable Bounds ifUnknownWere,
    FigureCertainty kind,
    int measured,
    int assumed,
    List<String> unknown,
    double knownWeight,
    List<String> flags) {
  private static final double LEAST_KNOWN = 0.5;

  /** Holds what the value would be at both ends of what is unknown. */
  public record Bounds(double zero, double one) {}

  public Completeness {
    unknown = List.copyOf(unknown);
    flags = List.copyOf(flags);
  }

  /** The completeness of boxes. */
  static Completeness of(Map<PlatformBox, BoxShare> boxes) {
    List<BoxShare> known = boxes.values().stream().filter(BoxShare::isKnown).toList();
    List<String> unknown = new ArrayList<>();
    boxes.forEach(
        (box, share) -> {
          if (share.weight() > 0 && !share.isKnown()) {
            unknown.add(box.text());
          }
        });
    double needed = weight(boxes.values());
    double weight = weight(known);
    double knownWeight = needed == 0 ? 0 : weight / needed;
    int measured = count(known, FigureCertainty.MEASURED);
    int assumed = count(known, FigureCertainty.ASSUMED);
    if (knownWeight < LEAST_KNOWN) {
      return new Completeness(
          null,
          null,
          null,
          FigureCertainty.UNKNOWN,
          measured,
          assumed,
          unknown,
          knownWeight,
          List.of("TOO_FEW_BOXES"));
    }
    double sum = known.stream().mapToDouble(one -> one.weight() * share(one)).sum();
    double value = sum / weight;
    return new Completeness(
        value,
        interval(known, value, weight),
        new Bounds(sum / needed, (sum + needed - weight) / needed),
        assumed > 0 ? FigureCertainty.ASSUMED : FigureCertainty.MEASURED,
        measured,
        assumed,
        unknown,
        knownWeight,
        unknown.isEmpty() ? List.of() : List.of("BOXES_UNKNOWN"));
  }

  private static double share(BoxShare box) {
    return Objects.requireNonNull(box.share());
  }

  private static double weight(Collection<BoxShare> boxes) {
    return boxes.stream().mapToDouble(BoxShare::weight).sum();
  }

  private static int count(List<BoxShare> boxes, FigureCertainty kind) {
    return (int) boxes.stream().filter(box -> box.kind() == kind).count();
  }

  private static Interval interval(List<BoxShare> known, double value, double weight) {
    double below = 0;
    double above = 0;
    for (BoxShare box : known) {
      Interval bounds = Objects.requireNonNull(box.interval());
      below += Math.pow(box.weight() / weight * (share(box) - bounds.low()), 2);
      above += Math.pow(box.weight() / weight * (bounds.high() - share(box)), 2);
    }
    return new Interval(
        Math.max(0, value - Math.sqrt(below)), Math.min(1, value + Math.sqrt(above)));
  }
}
