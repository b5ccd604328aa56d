package dev.makertime.analysis.platform.boxes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds how much of a box a platform has.
 *
 * @param kind measured from runs, assumed from answers, or unknown
 * @param numerator absent where it is unknown
 * @param share 0 to 1; absent where it is unknown
 * @param interval of the share, 95 %
 * @param weight 0 where it is not needed
 * @param flags {@code PROXY}, {@code FEW}, {@code NOT_NEEDED}
 * @param measured what runs alone say; absent where there is no unit
 * @param asked what people said; absent where nobody was asked
 */
public record BoxShare(
    FigureCertainty kind,
    @Nullable Integer numerator,
    int denominator,
    @Nullable Double share,
    @Nullable Interval interval,
    double weight,
    List<String> flags,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Count measured,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BoxAnswers asked) {
  private static final int FEW = 5;

  /** Holds a number of units, and how many of them have what is asked for. */
  public record Count(int numerator, int denominator) {}

  public BoxShare {
    flags = List.copyOf(flags);
  }

  /**
   * The share of a box.
   *
   * @param minimumGroup fewer answers are none
   */
  static BoxShare of(
      PlatformBox box,
      BoxTally tally,
      @Nullable BoxAnswers asked,
      double weight,
      int minimumGroup) {
    boolean isAnswered = asked != null && asked.all() >= minimumGroup;
    boolean isMeasured = tally.all() > 0 && !(box.isProxy() && isAnswered);
    FigureCertainty kind =
        isMeasured
            ? FigureCertainty.MEASURED
            : isAnswered ? FigureCertainty.ASSUMED : FigureCertainty.UNKNOWN;
    Proportion share =
        switch (kind) {
          case MEASURED -> Proportion.of(tally.yes(), tally.all());
          case ASSUMED -> asked == null ? null : Proportion.of(asked.yes(), asked.all());
          default -> null;
        };
    List<String> flags = new ArrayList<>();
    if (isMeasured && box.isProxy()) {
      flags.add("PROXY");
    }
    if (share != null && share.denominator() < FEW) {
      flags.add("FEW");
    }
    if (weight == 0) {
      flags.add("NOT_NEEDED");
    }
    return new BoxShare(
        kind,
        share == null ? null : share.numerator(),
        share == null ? 0 : share.denominator(),
        share == null ? null : share.share(),
        share == null ? null : share.interval(),
        weight,
        flags,
        tally.all() == 0 ? null : new Count(tally.yes(), tally.all()),
        asked);
  }

  boolean isKnown() {
    return share != null && weight > 0;
  }
}
