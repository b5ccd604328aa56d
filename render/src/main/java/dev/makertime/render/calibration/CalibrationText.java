package dev.makertime.render.calibration;

import dev.makertime.analysis.calibration.Agreement;
import dev.makertime.analysis.calibration.Calibration;
import dev.makertime.analysis.calibration.CategoryBias;
import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders how far measured hours agree with what people say as plain text for a terminal. */
public final class CalibrationText {
  private static final String LINE = System.lineSeparator();

  private CalibrationText() {}

  /** Renders it; of too few people it says what is missing. */
  public static String of(Calibration calibration) {
    StringBuilder text = new StringBuilder();
    Agreement agreement = calibration.agreement();
    if (agreement == null) {
      line(
          text,
          "Unknown: at least %d people have to say what they are doing, in %d moments of working"
              + " time together.",
          calibration.minimumGroup(),
          Calibration.FEWEST);
      line(text, "Each can take part on their page My days, for three weeks.");
      return text.toString();
    }
    line(
        text,
        "Measured and said of %d moments, by at least %d people: %.0f %% agree.",
        calibration.pairs(),
        calibration.people(),
        100 * agreement.share());
    kappa(text, agreement);
    matrix(text, calibration);
    biases(text, calibration.biases(), calibration.working());
    line(text, "");
    line(
        text,
        "Whose moments they are is not kept. So it is assumed how alike errors of one person are:");
    line(
        text,
        "intraclass correlation %.1f of agreement, %.1f of a bias.",
        calibration.alike().agreement(),
        calibration.alike().bias());
    return text.toString();
  }

  private static void kappa(StringBuilder text, Agreement agreement) {
    Double kappa = agreement.kappa();
    Interval interval = agreement.interval();
    if (kappa == null || interval == null) {
      line(text, "Beyond chance (Cohen's kappa): unknown, as all is of one category.");
    } else {
      line(
          text,
          "Beyond chance (Cohen's kappa): %.2f (%.2f … %.2f).",
          kappa,
          interval.low(),
          interval.high());
    }
  }

  private static void matrix(StringBuilder text, Calibration calibration) {
    line(text, "");
    StringBuilder head = new StringBuilder();
    calibration.categories().forEach(one -> head.append("%13s".formatted(words(one))));
    line(text, "%-14s%s", "said, measured", head);
    for (int i = 0; i < calibration.categories().size(); i++) {
      StringBuilder row = new StringBuilder();
      calibration.matrix().get(i).forEach(count -> row.append("%13d".formatted(count)));
      line(text, "%-14s%s", words(calibration.categories().get(i)), row);
    }
  }

  private static void biases(
      StringBuilder text, List<CategoryBias> biases, @Nullable Integer working) {
    line(text, "");
    line(text, "%-14s%13s%13s%13s", "working time", "said", "measured", "bias");
    for (CategoryBias bias : biases) {
      line(
          text,
          "%-14s%11.1f %%%11.1f %%%+11.1f %% (%+.1f … %+.1f)%s",
          words(bias.category()),
          100 * bias.said(),
          100 * bias.measured(),
          100 * bias.bias(),
          100 * bias.interval().low(),
          100 * bias.interval().high(),
          verdict(bias));
    }
    line(text, "It is of %d moments of measured working time, with 95 %% intervals.", working);
  }

  private static String verdict(CategoryBias bias) {
    if (bias.interval().contains(0)) {
      return "";
    }
    return bias.bias() > 0 ? "  too little is measured" : "  too much is measured";
  }

  private static String words(WorkCategory category) {
    return category == WorkCategory.NOT_WORKING ? "not working" : category.text();
  }

  private static void line(StringBuilder text, String format, @Nullable Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append(LINE);
  }
}
