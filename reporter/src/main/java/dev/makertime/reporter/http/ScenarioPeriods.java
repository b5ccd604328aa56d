package dev.makertime.reporter.http;

import dev.makertime.analysis.baseline.MeasuredPeriod;
import dev.makertime.analysis.baseline.MeasuredPeriods;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.published.WeekPublication;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers the periods that the scenario page may measure, of everybody and of each team. */
record ScenarioPeriods(ReporterContext reporting) {
  private static final int LONGEST_NAME = 80;

  /** Who types on the page, as an input names it. */
  static String author(String name) {
    return name.substring(0, Math.min(LONGEST_NAME, name.length())).strip();
  }

  /** By team, the default first; the empty name is everybody. */
  Map<String, List<MeasuredPeriod>> all() {
    Organization organization = reporting.organization().get();
    Map<String, List<MeasuredPeriod>> all = new LinkedHashMap<>();
    all.put("", of(null));
    organization.teams().forEach(team -> all.put(team, of(team)));
    return all;
  }

  /** The requested period, with its name if it is one of those offered. */
  MeasuredPeriod named(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String team) {
    List<MeasuredPeriod> offered = of(team);
    if (from == null || to == null) {
      return offered.get(0);
    }
    return offered.stream()
        .filter(one -> one.from().equals(from) && one.to().equals(to))
        .findFirst()
        .orElseGet(() -> MeasuredPeriod.chosen(reporting.organization().get(), team, from, to));
  }

  /** Other periods would tell more of single people, or be too much to measure. */
  static void requireWholeWeeks(@Nullable LocalDate from, @Nullable LocalDate to) throws Problem {
    if (from == null || to == null) {
      return;
    }
    if (!from.equals(Week.of(from).monday()) || !to.equals(Week.of(to).monday().plusDays(6))) {
      throw Problem.question("whole weeks are measured: from a Monday to a Sunday");
    }
    if (to.isBefore(from) || from.plusYears(3).isBefore(to)) {
      throw Problem.question("from must be before to, by at most three years");
    }
  }

  /** Until it is closed, the week before is not offered: its sums are not there yet. */
  private List<MeasuredPeriod> of(@Nullable String team) {
    List<Coverage> coverages = reporting.store().coverages().all();
    LocalDate closed =
        LocalDate.ofInstant(
            reporting.clock().instant().minus(WeekPublication.CLOSING), ZoneOffset.UTC);
    return MeasuredPeriods.of(reporting.organization().get(), team, coverages, closed);
  }
}
