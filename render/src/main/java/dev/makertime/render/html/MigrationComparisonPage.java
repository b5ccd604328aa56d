package dev.makertime.render.html;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.comparison.CategoryWords;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.comparison.PairedDifferences;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.verdict.CategoryVerdict;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.text.ComparisonText;
import dev.makertime.render.text.MigrationComparisonText;
import dev.makertime.render.text.PromiseAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the comparison of a migration as one self-contained page; nobody is named in it. */
public final class MigrationComparisonPage {
  private final MigrationComparison comparison;
  private final FigureFormat figures;

  private MigrationComparisonPage(MigrationComparison comparison, Locale locale, String currency) {
    this.comparison = comparison;
    figures = new FigureFormat(locale, currency);
  }

  /**
   * Renders it.
   *
   * @param locale of its figures; its words are English
   * @param currency of the promise, if there is one
   */
  public static String of(MigrationComparison comparison, Locale locale, String currency) {
    return new MigrationComparisonPage(comparison, locale, currency).render();
  }

  private String render() {
    EngineerWeeks.Counts counts = comparison.net().aggregate().rowCounts();
    Map<String, Object> model = new HashMap<>();
    model.put("title", MigrationComparisonText.title(comparison));
    model.put("answer", MigrationComparisonText.headline(comparison, figures));
    model.put("from", comparison.from().toString());
    model.put("to", comparison.to().toString());
    model.put("engineers", comparison.net().aggregate().engineers().size());
    model.put("excluded", comparison.net().aggregate().excluded().size());
    model.put("used", counts.used());
    model.put("transition", counts.transition());
    model.put("noCoverage", counts.noCoverage());
    model.put("lowAvailability", counts.lowAvailability());
    model.put("companyWeek", counts.companyWeek());
    model.put("anticipation", comparison.config().anticipationWeeks());
    model.put("ramp", comparison.config().rampWeeks());
    model.put("control", String.join(", ", comparison.control()));
    model.put("flags", MigrationComparisonText.limits(comparison));
    model.put("intervals", intervals());
    model.put("weekly", weekly());
    model.put("less", String.join(", ", comparison.verdict().control()));
    model.put("verdicts", verdicts());
    model.put("basis", basis());
    model.put("net", changes(comparison.net().paired()));
    model.put("gross", changes(comparison.gross().paired()));
    model.put("controlled", controlled());
    model.put("promises", promises());
    model.put(
        "burn",
        comparison.burn() == null
            ? ""
            : MigrationComparisonText.describe(comparison.burn(), figures));
    return Templates.render("comparison.ftlh", model);
  }

  private String intervals() {
    List<RangeChart.Range> ranges = new ArrayList<>();
    comparison
        .verdict()
        .categories()
        .forEach(
            (category, one) -> {
              Interval ci = one.interval();
              Double mean = one.estimate();
              if (mean != null) {
                ranges.add(
                    new RangeChart.Range(
                        CategoryWords.of(category),
                        ci == null ? mean : ci.low(),
                        mean,
                        ci == null ? mean : ci.high(),
                        "%s: %s h, %s"
                            .formatted(
                                CategoryWords.of(category), figures.tenths(mean), interval(ci))));
              }
            });
    return ranges.isEmpty()
        ? ""
        : RangeChart.of(
            "Change in hours per 40-hour week, with 95 % intervals", ranges, 0, figures);
  }

  /** Gaps in the weeks are gaps in the lines' points. */
  private String weekly() {
    if (comparison.weekly().isEmpty()) {
      return "";
    }
    int first = comparison.weekly().get(0).week();
    int last = comparison.weekly().get(comparison.weekly().size() - 1).week();
    Map<Integer, MigrationComparison.WeekMean> weeks = new HashMap<>();
    comparison.weekly().forEach(week -> weeks.put(week.week(), week));
    List<LineChart.Line> lines = new ArrayList<>();
    for (String category : comparison.net().paired().keySet()) {
      List<@Nullable Double> values = new ArrayList<>();
      for (int week = first; week <= last; week++) {
        MigrationComparison.WeekMean mean = weeks.get(week);
        values.add(mean == null ? null : mean.hours().get(category));
      }
      lines.add(new LineChart.Line(CategoryWords.of(category), values));
    }
    return LineChart.of(
        "Hours per 40-hour week, by week",
        "h per 40-hour week",
        "week",
        first,
        lines,
        List.of(new LineChart.Mark(0, "migration")),
        figures);
  }

  private List<List<String>> verdicts() {
    List<List<String>> rows = new ArrayList<>();
    comparison
        .verdict()
        .categories()
        .forEach(
            (category, one) ->
                rows.add(
                    List.of(
                        CategoryWords.of(category),
                        optional(one.before()),
                        optional(one.estimate()),
                        interval(one.interval()),
                        optional(one.seenFrom()),
                        one.words())));
    return rows;
  }

  private List<List<String>> basis() {
    List<List<String>> rows = new ArrayList<>();
    comparison
        .verdict()
        .categories()
        .forEach(
            (category, one) -> {
              CategoryVerdict.Basis basis = one.howWeKnow();
              if (basis != null) {
                rows.add(
                    List.of(
                        CategoryWords.of(category),
                        figures.tenths(basis.se()),
                        figures.share(basis.commonShare()),
                        comparison.verdict().control().isEmpty()
                            ? probability(basis.commonP())
                            : "–",
                        probability(basis.holmP()),
                        probability(basis.holmPermutationP()),
                        basis
                            .confirmation()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' ')));
              }
            });
    return rows;
  }

  private String optional(@Nullable Double hours) {
    return hours == null ? "–" : figures.tenths(hours);
  }

  private List<List<String>> changes(Map<String, CategoryChange> all) {
    List<List<String>> rows = new ArrayList<>();
    all.forEach(
        (category, change) -> {
          PairedDifferences paired = change.paired();
          rows.add(
              List.of(
                  CategoryWords.of(category),
                  figures.tenths(paired.mean()),
                  interval(paired.tCi()),
                  figures.tenths(paired.hodgesLehmann()),
                  probability(change.holmTP()),
                  probability(change.holmPermutationP()),
                  figures.tenths(paired.mde80()),
                  ComparisonText.words(change)));
        });
    return rows;
  }

  private List<List<String>> controlled() {
    List<List<String>> rows = new ArrayList<>();
    comparison
        .controlled()
        .forEach(
            (category, one) ->
                rows.add(
                    List.of(
                        CategoryWords.of(category),
                        figures.tenths(one.effect()),
                        interval(one.welchCi()),
                        probability(one.permutationP()))));
    return rows;
  }

  /** What was promised, what came, what it is worth, and how sure this is. */
  private List<List<String>> promises() {
    return PromiseAnswer.of(comparison).stream()
        .filter(one -> one.promised() != null)
        .map(
            one ->
                List.of(
                    CategoryWords.of(one.category()),
                    optional(one.promised()),
                    optional(one.change()),
                    interval(comparison.verdict().categories().get(one.category())),
                    figures.money(one.monthlyWorth()),
                    one.kept(),
                    one.sure()))
        .toList();
  }

  private String interval(@Nullable CategoryVerdict verdict) {
    return interval(verdict == null ? null : verdict.interval());
  }

  private String probability(@Nullable Double p) {
    return p == null ? "–" : p < 0.001 ? "< " + figures.plain(0.001) : figures.plain(p);
  }

  private String interval(@Nullable Interval ci) {
    return ci == null
        ? "–"
        : "%s … %s".formatted(figures.tenths(ci.low()), figures.tenths(ci.high()));
  }
}
