package dev.makertime.analysis.baseline;

import dev.makertime.analysis.baseline.MeasuredPeriod.Wave;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Count;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers periods of whole weeks in which the current way to work may be measured. The default is
 * the latest stretch without a wave of a migration inside: over such a wave two ways to work would
 * be mixed.
 */
public final class MeasuredPeriods {
  /** As many weeks as one is asked for at most. */
  static final int WEEKS = 12;

  /** Fewer tell too little, where there are others. */
  static final int FEWEST = 4;

  private final List<Wave> waves;
  private final @Nullable LocalDate first;
  private final LocalDate last;

  private MeasuredPeriods(List<Wave> waves, @Nullable LocalDate first, LocalDate last) {
    this.waves = waves;
    this.first = first;
    this.last = last;
  }

  /**
   * Lists them, the default first.
   *
   * @param team whose migrations count; absent = everybody's
   * @param coverages what sources were read for: nothing is known before and behind all of them
   * @param today the weeks before this one are offered
   * @return at least one
   */
  public static List<MeasuredPeriod> of(
      Organization organization,
      @Nullable String team,
      Collection<Coverage> coverages,
      LocalDate today) {
    return of(
        organization,
        team,
        coverages.stream()
            .map(Coverage::from)
            .min(Comparator.naturalOrder())
            .map(MeasuredPeriods::date)
            .orElse(null),
        coverages.stream()
            .map(Coverage::to)
            .max(Comparator.naturalOrder())
            .map(MeasuredPeriods::date)
            .orElse(today),
        today);
  }

  /**
   * Lists them where the days that are known are.
   *
   * @param known the first day; absent = nobody knows
   * @param until the day after the last
   */
  public static List<MeasuredPeriod> of(
      Organization organization,
      @Nullable String team,
      @Nullable LocalDate known,
      LocalDate until,
      LocalDate today) {
    LocalDate end = until.isBefore(today) ? until : today;
    LocalDate last = Week.of(end).monday().minusDays(1);
    List<Wave> waves =
        Wave.of(organization, team).stream().filter(wave -> !wave.date().isAfter(last)).toList();
    LocalDate first = known == null ? null : Week.of(known).monday();
    return new MeasuredPeriods(waves, first, last).all();
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private List<MeasuredPeriod> all() {
    MeasuredPeriod latest = latest();
    List<MeasuredPeriod> stretches = stretches();
    MeasuredPeriod chosen =
        stretches.stream()
            .filter(one -> one.weeks() >= FEWEST)
            .findFirst()
            .or(() -> stretches.stream().max(Comparator.comparing(MeasuredPeriod::weeks)))
            .orElse(latest);
    List<MeasuredPeriod> all = new ArrayList<>();
    for (MeasuredPeriod one : join(chosen, stretches, latest)) {
      boolean isLatest = one.from().equals(latest.from()) && one.to().equals(latest.to());
      MeasuredPeriod named = isLatest ? latest : one;
      if (!all.contains(named)) {
        all.add(named);
      }
    }
    return all;
  }

  private static List<MeasuredPeriod> join(
      MeasuredPeriod chosen, List<MeasuredPeriod> stretches, MeasuredPeriod latest) {
    List<MeasuredPeriod> all = new ArrayList<>(List.of(chosen));
    all.addAll(stretches);
    all.add(latest);
    return all;
  }

  private MeasuredPeriod latest() {
    LocalDate from = begin(last, first);
    MeasuredPeriod period = MeasuredPeriod.titled("", waves, from, last);
    return new MeasuredPeriod(
        "latest %s".formatted(Count.of(period.weeks(), "week")), from, last, period.straddles());
  }

  /** Whole weeks between two waves, the latest first, each with a name. */
  private List<MeasuredPeriod> stretches() {
    List<MeasuredPeriod> all = new ArrayList<>();
    LocalDate end = last;
    for (int i = waves.size() - 1; i >= 0; i--) {
      Wave wave = waves.get(i);
      if (i == waves.size() - 1) {
        add(all, "since " + wave.migration(), wave.firstSince(), end);
      }
      LocalDate after = i == 0 ? first : waves.get(i - 1).firstSince();
      end = wave.lastBefore();
      add(all, "before " + wave.migration(), after, end);
    }
    return all;
  }

  private void add(
      List<MeasuredPeriod> to, String title, @Nullable LocalDate earliest, LocalDate end) {
    LocalDate known =
        earliest == null || (first != null && first.isAfter(earliest)) ? first : earliest;
    if (known == null || known.isBefore(end)) {
      to.add(MeasuredPeriod.titled(title, waves, begin(end, known), end));
    }
  }

  private static LocalDate begin(LocalDate end, @Nullable LocalDate earliest) {
    LocalDate from = end.minusWeeks(WEEKS).plusDays(1);
    return earliest != null && earliest.isAfter(from) && earliest.isBefore(end) ? earliest : from;
  }
}
