package dev.makertime.analysis.survey;

import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.Proportion;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.analysis.survey.SurveyInputs.Chance;
import dev.makertime.analysis.survey.SurveyInputs.Check;
import dev.makertime.analysis.survey.SurveyInputs.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes inputs of answers. Few people say the same by chance, so that a distribution is at least 20
 * % of its median wide on either side, and a share 0.05.
 */
final class SurveyInputsBuilder {
  private static final double WIDER = 0.2;
  private static final double WIDER_SHARE = 0.05;
  private static final double WEEKS_A_MONTH = 4.348;
  private static final double TEN = 10;

  /** A working day free of urgent work in each week is enough. */
  private static final double ENOUGH_SPACE = 8;

  private final SurveyCounts counts;
  private final int engineers;
  private final int minimumGroup;

  SurveyInputsBuilder(SurveyCounts counts, int engineers, int minimumGroup) {
    this.counts = counts;
    this.engineers = engineers;
    this.minimumGroup = minimumGroup;
  }

  SurveyInputs build() {
    Double ease = setUpEase();
    return new SurveyInputs(
        ease,
        ease == null
            ? null
            : months(SurveyQuestion.FIND_OUT, hours -> hours * engineers * (2 - ease)),
        months(SurveyQuestion.LEARN, weeks -> weeks / WEEKS_A_MONTH),
        drop(),
        months(SurveyQuestion.LATE, months -> months),
        chance(SurveyQuestion.ODDS),
        chance(SurveyQuestion.FIRST_TIME),
        checks(),
        flags());
  }

  private boolean isTooFew(SurveyQuestion question) {
    return counts.of(question).known() < minimumGroup;
  }

  private double quantile(SurveyQuestion question, double share) {
    return SampleStatistics.quantile(counts.of(question).sorted(), share);
  }

  private double median(SurveyQuestion question) {
    return quantile(question, 0.5);
  }

  /** The mean of four, each from 0 to 1. */
  private @Nullable Double setUpEase() {
    if (Stream.of(
            SurveyQuestion.REACH,
            SurveyQuestion.WRITTEN,
            SurveyQuestion.SPACE,
            SurveyQuestion.MEETINGS)
        .anyMatch(this::isTooFew)) {
      return null;
    }
    return (median(SurveyQuestion.REACH) / TEN
            + median(SurveyQuestion.WRITTEN) / TEN
            + Math.min(1, median(SurveyQuestion.SPACE) / ENOUGH_SPACE)
            + Math.max(0, 1 - median(SurveyQuestion.MEETINGS) / TEN))
        / 4;
  }

  private @Nullable Spread months(SurveyQuestion question, DoubleUnaryOperator of) {
    return spread(question, of, Double.NaN, Double.POSITIVE_INFINITY);
  }

  private @Nullable Spread drop() {
    return spread(SurveyQuestion.PACE, pace -> 1 - pace / TEN, WIDER_SHARE, 1);
  }

  /**
   * A distribution.
   *
   * @param wider on either side of the median at least; not a number: by its part of the median
   */
  private @Nullable Spread spread(
      SurveyQuestion question, DoubleUnaryOperator of, double wider, double most) {
    if (isTooFew(question)) {
      return null;
    }
    double mode = of.applyAsDouble(median(question));
    double one = of.applyAsDouble(quantile(question, 0.1));
    double other = of.applyAsDouble(quantile(question, 0.9));
    double least = Double.isNaN(wider) ? WIDER * mode : wider;
    double low = Math.max(0, Math.min(Math.min(one, other), mode - least));
    double high = Math.min(most, Math.max(Math.max(one, other), mode + least));
    return new Spread(low, mode, high, counts.of(question).known());
  }

  private @Nullable Chance chance(SurveyQuestion question) {
    if (isTooFew(question)) {
      return null;
    }
    double median = median(question) / TEN;
    return new Chance(
        clipped(median),
        List.of(
            clipped(Math.min(quantile(question, 0.1) / TEN, median - WIDER_SHARE)),
            clipped(Math.max(quantile(question, 0.9) / TEN, median + WIDER_SHARE))),
        counts.of(question).known());
  }

  /** No move is certain, and none hopeless. */
  private static double clipped(double probability) {
    return Math.min(1 - WIDER_SHARE, Math.max(WIDER_SHARE, probability));
  }

  private Map<String, @Nullable Check> checks() {
    Map<String, @Nullable Check> checks = new LinkedHashMap<>();
    Map<PlatformBox, BoxAnswers> all = counts.checks();
    for (PlatformBox box : PlatformBox.values()) {
      BoxAnswers one = Objects.requireNonNull(all.get(box));
      checks.put(
          box.text(), one.yes() + one.no() < minimumGroup ? null : check(one.yes(), one.no()));
    }
    return checks;
  }

  private static Check check(int yes, int no) {
    Proportion share = Proportion.of(yes, yes + no);
    Interval interval = Objects.requireNonNull(share.interval());
    return new Check(yes, no, (double) yes / (yes + no), List.of(interval.low(), interval.high()));
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    Stream.of(
            SurveyQuestion.FIND_OUT,
            SurveyQuestion.LEARN,
            SurveyQuestion.PACE,
            SurveyQuestion.LATE,
            SurveyQuestion.ODDS,
            SurveyQuestion.FIRST_TIME)
        .filter(this::isTooFew)
        .forEach(question -> flags.add("TOO_FEW:" + question.text()));
    if (!isTooFew(SurveyQuestion.KNOW) && !isTooFew(SurveyQuestion.LEARN)) {
      double know = median(SurveyQuestion.KNOW);
      double learn = median(SurveyQuestion.LEARN);
      if (know >= 8 && learn >= 12) {
        flags.add("KNOWN_BUT_SLOW_TO_LEARN");
      }
      if (know <= 2 && learn <= 2) {
        flags.add("UNKNOWN_BUT_QUICK_TO_LEARN");
      }
    }
    for (SurveyQuestion question : SurveyQuestion.values()) {
      if (!isTooFew(question) && counts.of(question).counts().size() == 1) {
        flags.add("UNANIMOUS:" + question.text());
      }
    }
    return flags;
  }
}
