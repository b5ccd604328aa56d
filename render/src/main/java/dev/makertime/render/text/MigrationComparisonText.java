package dev.makertime.render.text;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.comparison.DifferenceInDifferences;
import dev.makertime.analysis.comparison.Interval;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.migration.MigrationComparison;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A migration's before and after as text, in careful words: of all together, never of a person. */
public final class MigrationComparisonText {
  private MigrationComparisonText() {}

  /** Renders it. */
  public static String of(MigrationComparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append("%s%n%s%n%n".formatted(title(comparison), headline(comparison)));
    text.append(ComparisonText.of(comparison.net()));
    text.append("%nbefore one kind takes precedence over another%n".formatted());
    comparison
        .gross()
        .paired()
        .forEach(
            (category, change) ->
                text.append(
                    "  %-12s%10s%20s%n"
                        .formatted(
                            category,
                            hours(change.paired().mean()),
                            interval(change.paired().tCi()))));
    if (!comparison.controlled().isEmpty()) {
      text.append(
          "%nless what changed in %s, who did not migrate%n"
              .formatted(String.join(", ", comparison.control())));
      comparison.controlled().forEach((category, one) -> text.append(controlled(category, one)));
    }
    if (!comparison.promises().isEmpty()) {
      text.append("%npromised and delivered, hours a week and engineer%n".formatted());
      comparison.promises().forEach((category, one) -> text.append(promise(category, one)));
    }
    if (comparison.burn() != null) {
      text.append(
          "%n%s%n".formatted(describe(comparison.burn(), new FigureFormat(Locale.ENGLISH, ""))));
    }
    if (!comparison.flags().isEmpty()) {
      text.append("%nmind that%n".formatted());
      comparison.flags().forEach(flag -> text.append("  - %s%n".formatted(describe(flag))));
    }
    return text.toString();
  }

  /** What was done, where and when. */
  public static String title(MigrationComparison comparison) {
    return "%s: %s"
        .formatted(
            Objects.requireNonNullElse(comparison.migration().name(), comparison.migration().id()),
            comparison.teams().entrySet().stream()
                .map(wave -> "%s from %s".formatted(wave.getKey(), wave.getValue()))
                .collect(Collectors.joining(", ")));
  }

  /** The answer in one sentence. */
  public static String headline(MigrationComparison comparison) {
    return headline(comparison, new FigureFormat(Locale.ENGLISH, ""));
  }

  /** The same with figures as a reader writes them. */
  public static String headline(MigrationComparison comparison, FigureFormat figures) {
    Map<String, CategoryChange> all = comparison.net().paired();
    int engineers = comparison.net().aggregate().engineers().size();
    if (engineers == 0) {
      return "There are too few weeks before and after to say anything.";
    }
    String better = named(all, CategoryChange.Verdict.IMPROVED, "%s fell by %s h", figures);
    String worse = named(all, CategoryChange.Verdict.WORSE, "%s rose by %s h", figures);
    String both = better.isEmpty() || worse.isEmpty() ? better + worse : better + ", and " + worse;
    return both.isEmpty()
        ? "Over %d engineers no change of hours is certain enough to speak of.".formatted(engineers)
        : "Associated with the migration, over %d engineers and a full week each: %s."
            .formatted(engineers, both);
  }

  private static String named(
      Map<String, CategoryChange> all,
      CategoryChange.Verdict verdict,
      String form,
      FigureFormat figures) {
    return all.entrySet().stream()
        .filter(one -> one.getValue().verdict() == verdict)
        .map(
            one ->
                form.formatted(
                    one.getKey(),
                    figures.tenths(
                        Math.abs(Objects.requireNonNullElse(one.getValue().paired().mean(), 0.0)))))
        .collect(Collectors.joining(" and "));
  }

  private static String controlled(String category, DifferenceInDifferences one) {
    return "  %-12s%10s%20s  p %.3f by permutation%n"
        .formatted(category, hours(one.effect()), interval(one.welchCi()), one.permutationP());
  }

  private static String promise(String category, PromiseKept one) {
    return "  %-12spromised %s, measured %s%s: %s; worth %,.0f a month%n"
        .formatted(
            category,
            hours(one.promised()),
            hours(one.delivered()),
            one.deliveredCi() == null ? "" : " (" + interval(one.deliveredCi()) + ")",
            one.verdict().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
            one.deliveredMonthlyValue());
  }

  /** A budget in words. */
  public static String describe(MigrationComparison.Burn burn, FigureFormat figures) {
    return burn.spentHours() == null
        ? "Of the budget of %s h it is not known what is spent: no project has the migration's id"
            .formatted(figures.tenths(burn.budgetHours()))
        : "Of the budget of %s h, %s h were seen to be spent%s; technical work has no subject and is not among them"
            .formatted(
                figures.tenths(burn.budgetHours()),
                figures.tenths(burn.spentHours()),
                burn.since() == null ? "" : " since " + burn.since());
  }

  /** A flag in words. */
  public static String describe(MigrationComparison.Flag flag) {
    return switch (flag) {
      case TEAM_LEVEL_CONFOUND ->
          "with so few teams, whatever else happened to one of them looks like the migration";
      case SEASONALITY_UNCONTROLLED ->
          "no team without the migration and less than a year before: a season may look like it";
      case SAME_ISO_WEEKS -> "only weeks are compared that have their like a year before";
      case PAST_WEEKS -> "of the oldest weeks only sums are kept, and stand for their days";
      case PRE_TREND -> "hours were on the move before the migration already";
      case TOO_FEW_WEEKS -> "nobody has four weeks with enough work in them before and after";
      case COVERAGE_UNKNOWN ->
          "of some engineers it is not known what their sources were read for: a gap would look like no work";
      case NO_PROMISE -> "no simulation was kept as its promise";
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
