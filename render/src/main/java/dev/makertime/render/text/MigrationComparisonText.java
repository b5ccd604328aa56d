package dev.makertime.render.text;

import dev.makertime.analysis.comparison.CategoryWords;
import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.analysis.verdict.MigrationVerdict;
import dev.makertime.render.format.FigureFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the comparison of a migration as text, for all engineers together and never for one. */
public final class MigrationComparisonText {
  private MigrationComparisonText() {}

  /** Renders it. */
  public static String of(MigrationComparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append("%s%n%s%n%n".formatted(title(comparison), headline(comparison)));
    text.append(ComparisonText.verdict(comparison.verdict()));
    if (!comparison.promises().isEmpty()) {
      text.append("%npromised and measured, hours per engineer and week%n".formatted());
      PromiseAnswer.of(comparison).stream()
          .filter(one -> one.promised() != null)
          .forEach(one -> text.append(promise(one, comparison)));
    } else if (!comparison.flags().contains(MigrationComparison.Flag.NO_PROMISE)) {
      text.append("%n%s%n".formatted(promiseNote(comparison)));
    }
    if (comparison.burn() != null) {
      text.append(
          "%n%s%n".formatted(describe(comparison.burn(), new FigureFormat(Locale.ENGLISH, ""))));
    }
    if (!comparison.flags().isEmpty()) {
      text.append("%nlimits of this comparison%n".formatted());
      limits(comparison).forEach(limit -> text.append("  - %s%n".formatted(limit)));
    }
    text.append("%n%s".formatted(howWeKnow(comparison)));
    return text.toString();
  }

  private static String howWeKnow(MigrationComparison comparison) {
    StringBuilder text =
        new StringBuilder(ComparisonText.howWeKnow(comparison.net(), comparison.verdict()));
    text.append("%neach kind of work by itself, overlaps included%n".formatted());
    comparison
        .gross()
        .paired()
        .forEach(
            (category, change) ->
                text.append(
                    "  %-12s%10s%20s%n"
                        .formatted(
                            CategoryWords.of(category),
                            hours(change.paired().mean()),
                            interval(change.paired().tCi()))));
    if (!comparison.controlled().isEmpty()) {
      text.append(
          "%nwithout common weeks, change less the change of %s, who did not migrate%n"
              .formatted(String.join(", ", comparison.control())));
      comparison.controlled().forEach((category, one) -> text.append(controlled(category, one)));
    }
    return text.toString();
  }

  /** Renders the name of the migration and its waves. */
  public static String title(MigrationComparison comparison) {
    return "%s: %s"
        .formatted(
            Objects.requireNonNullElse(comparison.migration().name(), comparison.migration().id()),
            comparison.teams().entrySet().stream()
                .map(wave -> "%s from %s".formatted(wave.getKey(), wave.getValue()))
                .collect(Collectors.joining(", ")));
  }

  /** Renders the answer in one sentence. */
  public static String headline(MigrationComparison comparison) {
    return headline(comparison, new FigureFormat(Locale.ENGLISH, ""));
  }

  /** The same with figures in a reader's locale. */
  public static String headline(MigrationComparison comparison, FigureFormat figures) {
    return comparison.verdict().sentence(figures::tenths);
  }

  private static String controlled(String category, DifferenceInDifferences one) {
    return "  %-12s%10s%20s  p %.3f by permutation%n"
        .formatted(
            CategoryWords.of(category),
            hours(one.effect()),
            interval(one.welchCi()),
            one.permutationP());
  }

  private static String promise(PromiseAnswer one, MigrationComparison comparison) {
    CategoryVerdict verdict =
        Objects.requireNonNull(comparison.verdict().categories().get(one.category()));
    return "  %-12spromised %s, measured %s%s: %s; %s; %s%n"
        .formatted(
            CategoryWords.of(one.category()),
            hours(one.promised()),
            hours(one.change()),
            verdict.interval() == null ? "" : " (" + interval(verdict.interval()) + ")",
            one.kept(),
            one.sure(),
            worth(one));
  }

  private static String worth(PromiseAnswer one) {
    return one.monthlyWorth() == null
        ? "no worth is computed"
        : String.format(
            Locale.ROOT, "worth %,.0f a month in the promise's currency", one.monthlyWorth());
  }

  /** Says what of a promise can be told: what its worth means, or why there is none. */
  public static String promiseNote(MigrationComparison comparison) {
    if (!comparison.promises().isEmpty()) {
      return "A change that is not confirmed has no worth. Worth is what the promise counts as money"
          + " of the saved hours.";
    }
    String named = comparison.migration().promise();
    if (!comparison.flags().contains(MigrationComparison.Flag.NO_PROMISE)) {
      return "The promise cannot be compared yet: %s.".formatted(tooFew(comparison.verdict()));
    }
    return named == null
        ? "No promise is stored for this migration, so no change has a worth in money."
        : "The promise %s of this migration is not read here, so no change has a worth in money."
            .formatted(named);
  }

  private static String tooFew(MigrationVerdict verdict) {
    if (verdict.categories().isEmpty()) {
      return "too little is known of its hours";
    }
    return verdict.people() > 0 && verdict.people() < MigrationVerdict.FEWEST
        ? "too few people"
        : "too few weeks";
  }

  /** Describes a budget. */
  public static String describe(MigrationComparison.Burn burn, FigureFormat figures) {
    return burn.spentHours() == null
        ? "How much of the budget of %s h is spent is unknown: no project has the migration's id"
            .formatted(figures.tenths(burn.budgetHours()))
        : "Of the budget of %s h, %s h were spent on recorded work%s; technical work has no subject and is not included"
            .formatted(
                figures.tenths(burn.budgetHours()),
                figures.tenths(burn.spentHours()),
                burn.since() == null ? "" : " since " + burn.since());
  }

  /** Describes all limits of a comparison. */
  public static List<String> limits(MigrationComparison comparison) {
    MigrationComparison.LeftOut leftOut = comparison.leftOut();
    String others = leftOut == null ? "" : String.join(" and ", leftOut.teams());
    boolean isOne = leftOut == null || leftOut.teams().size() == 1;
    return comparison.flags().stream().map(flag -> describe(flag, others, isOne)).toList();
  }

  static String describe(MigrationComparison.Flag flag, String others, boolean isOne) {
    return switch (flag) {
      case CONTROL_TOO_FEW_WEEKS ->
          isOne
              ? others + " has too few comparable weeks to be a control team"
              : others + " have too few comparable weeks to be control teams";
      case CONTROL_TOO_FEW_PEOPLE ->
          isOne
              ? others + " has too few people to be a control team"
              : others + " have too few people to be control teams";
      case TEAM_LEVEL_CONFOUND ->
          "with so few teams, any other change in one of them can look like an effect of the"
              + " migration";
      case SEASONALITY_UNCONTROLLED ->
          "without a control team, and with less than a year of data before, a seasonal change can"
              + " look like an effect of the migration";
      case SAME_ISO_WEEKS ->
          "a week is compared only if the same ISO week of the other year is valid too";
      case PAST_WEEKS ->
          "for the oldest weeks only weekly sums are stored; they are used in place of days";
      case COMMON_MOVEMENT ->
          "some weeks moved the whole team: without a control team, such weeks can"
              + " look like an effect of the migration";
      case PRE_TREND -> "hours were already rising or falling before the migration";
      case TOO_FEW_WEEKS -> "no engineer has four valid weeks both before and after the migration";
      case COVERAGE_UNKNOWN ->
          "for some engineers the coverage of their sources is unknown: missing data would look"
              + " like no work";
      case HOURS_UNKNOWN ->
          "hours that are unknown for more than a fifth of the working time are left out: connect"
              + " calendars for meetings, and tools for manual work and waiting";
      case SHARED_ACCOUNTS ->
          "work done with shared accounts is left out, since it cannot be assigned to one engineer";
      case NO_PROMISE -> "no frozen simulation was given as a promise";
    };
  }

  private static String interval(@Nullable Interval interval) {
    return interval == null
        ? "–"
        : "%s … %s".formatted(hours(interval.low()), hours(interval.high()));
  }

  private static String hours(@Nullable Double hours) {
    return hours == null ? "–" : String.format(Locale.ROOT, "%.1f", hours);
  }
}
