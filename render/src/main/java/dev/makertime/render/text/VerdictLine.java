package dev.makertime.render.text;

import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.privacy.PrivacySettings;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds a migration and its verdict, as reports and workbooks show it.
 *
 * @param title the migration and its waves
 * @param sentence the same as everywhere
 */
public record VerdictLine(String title, String sentence) {

  /** Of each migration; of too few people only that they are too few. */
  public static List<VerdictLine> of(
      List<MigrationComparison> comparisons, PrivacySettings privacy) {
    return comparisons.stream()
        .map(one -> new VerdictLine(MigrationComparisonText.title(one), sentence(one, privacy)))
        .toList();
  }

  private static String sentence(MigrationComparison one, PrivacySettings privacy) {
    int engineers = one.verdict().engineers();
    return engineers == 0 || privacy.shows(engineers)
        ? one.verdict().sentence()
        : "Fewer than %d people can be compared.".formatted(privacy.minimumGroup());
  }

  /** Renders them below a report; nothing without any. */
  public static String text(List<VerdictLine> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "  %s%n    %s%n".formatted(line.title(), line.sentence()))
            .collect(Collectors.joining("", "%nmigrations%n".formatted(), ""));
  }
}
