package dev.makertime.render.text;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.comparison.Comparison;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.statistics.Interval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a comparison as text: of all engineers together, never of one. */
public final class ComparisonText {
  private ComparisonText() {}

  /** Renders it. */
  public static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    EngineerWeeks weeks = comparison.aggregate();
    EngineerWeeks.Counts counts = weeks.rowCounts();
    text.append(
        "Compared: %d engineers; not compared: %d (joined, left, or too few weeks).%n"
            .formatted(weeks.engineers().size(), weeks.excluded().size()));
    text.append(
        ("Engineer-weeks: %d used; left out: %d in transition, %d not covered by a source, %d with"
                + " little work, %d when most were away.%n%n")
            .formatted(
                counts.used(),
                counts.transition(),
                counts.noCoverage(),
                counts.lowAvailability(),
                counts.companyWeek()));
    text.append(
        "%-14s%10s%20s%10s%12s  %s%n"
            .formatted(
                "hours a week", "change", "95 % interval", "p (Holm)", "detectable", "verdict"));
    comparison.paired().forEach((category, change) -> line(text, category, change));
    text.append(
        "%nA change is associated with the migration, not shown to be caused by it. \"Detectable\" is"
                .formatted()
            + " the smallest change that so few engineers can show with a power of 80 %.\n");
    return text.toString();
  }

  private static void line(StringBuilder text, String category, CategoryChange change) {
    text.append(
        "%-14s%10s%20s%10s%12s  %s%n"
            .formatted(
                category,
                number(change.paired().mean()),
                interval(change.paired().tCi()),
                change.holmTP() == null ? "–" : "%.3f".formatted(change.holmTP()),
                number(change.paired().mde80()),
                words(change)));
  }

  public static String words(CategoryChange change) {
    String verdict = lower(change.verdict().toString());
    return switch (change.verdict()) {
      case IMPROVED, WORSE ->
          verdict
              + switch (change.confirmation()) {
                case CONFIRMED -> ", confirmed by permutation";
                case NOT_CONFIRMED -> ", not confirmed by permutation";
                case NOT_ATTAINABLE -> "; too few engineers to confirm it by permutation";
              };
      default -> verdict;
    };
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null
        ? "–"
        : "%s … %s".formatted(number(interval.low()), number(interval.high()));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
