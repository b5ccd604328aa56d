package dev.makertime.render.text;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.comparison.CategoryWords;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.comparison.PairedComparison;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.analysis.verdict.MigrationVerdict;
import dev.makertime.analysis.verdict.WeekFileVerdict;
import dev.makertime.model.Count;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a comparison as text, for all engineers together and never for one. */
public final class ComparisonText {
  private ComparisonText() {}

  /** Renders the answer, and below it how it is known. */
  public static String of(WeekFileVerdict judged) {
    return "%s%n%n%s%n%s"
        .formatted(
            judged.verdict().sentence(),
            verdict(judged.verdict()),
            howWeKnow(judged.comparison(), judged.verdict()));
  }

  /** Renders a line for each kind of work. */
  static String verdict(MigrationVerdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-14s%10s%20s%12s  %s%n"
            .formatted("hours a week", "change", "95 % interval", "detectable", "verdict"));
    verdict
        .categories()
        .forEach(
            (category, one) ->
                text.append(
                    "%-14s%10s%20s%12s  %s%n"
                        .formatted(
                            CategoryWords.of(category),
                            number(one.estimate()),
                            interval(one.interval()),
                            number(one.seenFrom()),
                            one.words())));
    text.append(
        "A change is associated with the migration, not shown to be caused by it. \"Detectable\" is"
            + " the smallest change that is found with 80 % power.\n");
    return text.toString();
  }

  /** Renders what the verdict rests on. */
  static String howWeKnow(PairedComparison comparison, MigrationVerdict verdict) {
    EngineerWeeks weeks = comparison.aggregate();
    EngineerWeeks.Counts counts = weeks.rowCounts();
    StringBuilder text = new StringBuilder("Statistics\n");
    text.append(
        "Compared: %s; not compared: %d (joined, left, or too few weeks).%n"
            .formatted(Count.of(weeks.engineers().size(), "engineer"), weeks.excluded().size()));
    text.append(
        ("Engineer-weeks: %d used; left out: %d in transition, %d not covered by a source, %d with"
                + " little working time, %d when most people were away.%n%n")
            .formatted(
                counts.used(),
                counts.transition(),
                counts.noCoverage(),
                counts.lowAvailability(),
                counts.companyWeek()));
    text.append(
        "%-14s%10s%17s%13s%28s%n"
            .formatted(
                "", "p (Holm)", "p (permutation)", "common weeks", "without common weeks, 95 %"));
    verdict.categories().forEach((category, one) -> line(text, category, one, comparison));
    text.append(
        "%np-values are adjusted for all kinds of work together (Holm). \"Common weeks\" is the share"
                .formatted()
            + " of the variance that comes from weeks that moved a whole team.\n");
    return text.toString();
  }

  private static void line(
      StringBuilder text, String category, CategoryVerdict one, PairedComparison comparison) {
    CategoryVerdict.Basis basis = one.howWeKnow();
    CategoryChange alone = comparison.paired().get(category);
    text.append(
        "%-14s%10s%17s%13s%28s%s%n"
            .formatted(
                CategoryWords.of(category),
                basis == null ? "–" : probability(basis.holmP()),
                basis == null ? "–" : probability(basis.holmPermutationP()),
                basis == null ? "–" : "%.0f %%".formatted(100 * basis.commonShare()),
                alone == null ? "–" : interval(alone.paired().tCi()),
                alone == null ? "" : "  " + words(alone)));
  }

  private static String probability(double p) {
    return "%.3f".formatted(p);
  }

  /** Names the change as engineers alone would have it. */
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
