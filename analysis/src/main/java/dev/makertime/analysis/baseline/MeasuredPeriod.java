package dev.makertime.analysis.baseline;

import dev.makertime.analysis.report.Week;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a period in which the current way to work is measured.
 *
 * @param title in a few words, such as {@code before Automatic deploys}
 * @param from the first day
 * @param to the last
 * @param straddles the migrations of which a wave lies inside, so that two ways to work are mixed
 */
public record MeasuredPeriod(String title, LocalDate from, LocalDate to, List<String> straddles) {
  public MeasuredPeriod {
    straddles = List.copyOf(straddles);
  }

  /**
   * Names a period that was chosen by hand.
   *
   * @param team absent = everybody
   */
  public static MeasuredPeriod chosen(
      Organization organization, @Nullable String team, LocalDate from, LocalDate to) {
    return titled("as chosen", Wave.of(organization, team), from, to);
  }

  static MeasuredPeriod titled(String title, List<Wave> waves, LocalDate from, LocalDate to) {
    return new MeasuredPeriod(
        title,
        from,
        to,
        waves.stream()
            .filter(wave -> from.isBefore(wave.date()) && !wave.date().isAfter(to))
            .map(Wave::migration)
            .distinct()
            .toList());
  }

  /** Its whole weeks. */
  long weeks() {
    return ChronoUnit.WEEKS.between(from, to.plusDays(1));
  }

  /** In words: what it is, from when to when, and what is mixed in it. */
  public String words() {
    String mixed =
        straddles.isEmpty()
            ? ""
            : "; %s began inside, so two ways to work are mixed"
                .formatted(String.join(" and ", straddles));
    return "%s, %s to %s%s".formatted(title, from, to, mixed);
  }

  /** One team's first day of a migration. */
  record Wave(String migration, LocalDate date) {

    static List<Wave> of(Organization organization, @Nullable String team) {
      return organization.migrations().stream()
          .flatMap(
              migration ->
                  migration.waves().stream()
                      .filter(wave -> team == null || team.equals(wave.team()))
                      .map(wave -> new Wave(migration.title(), wave.from())))
          .distinct()
          .sorted(Comparator.comparing(Wave::date).thenComparing(Wave::migration))
          .toList();
    }

    /** The Sunday before its week. */
    LocalDate lastBefore() {
      return Week.of(date).monday().minusDays(1);
    }

    /** The first Monday that is all after its beginning. */
    LocalDate firstSince() {
      LocalDate monday = Week.of(date).monday();
      return monday.equals(date) ? monday : monday.plusWeeks(1);
    }
  }
}
