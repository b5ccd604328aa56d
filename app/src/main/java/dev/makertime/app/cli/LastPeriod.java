package dev.makertime.app.cli;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options for periods that are over, which stand instead of two days. */
public final class LastPeriod {
  /** A period; a day that is absent was not asked for. */
  public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

  /** A period with both days. */
  public record Period(LocalDate from, LocalDate to) {}

  @Option(
      names = "--last-week",
      description = "The last whole week, Monday to Sunday, instead of --from and --to.")
  boolean week;

  @Option(names = "--last-month", description = "The last whole month, instead of --from and --to.")
  boolean month;

  @Option(
      names = "--last-quarter",
      description = "The last whole quarter of a year, instead of --from and --to.")
  boolean quarter;

  /**
   * Returns the days that were asked for, in one way or the other.
   *
   * @param last absent if none of its options was given
   * @throws ParameterException when two periods were asked for
   */
  public static Days days(
      @Nullable LastPeriod last,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      CommandLine command) {
    List<String> given = new ArrayList<>(last == null ? List.of() : last.given());
    if (from != null) {
      given.add("--from");
    }
    if (to != null) {
      given.add("--to");
    }
    if (last == null) {
      return new Days(from, to);
    }
    if (given.size() > 1) {
      throw new ParameterException(
          command,
          "%s and %s are two periods: leave one of them out".formatted(given.get(0), given.get(1)));
    }
    Period chosen = last.before(LocalDate.now(ZoneId.systemDefault()));
    return new Days(chosen.from(), chosen.to());
  }

  /**
   * The same where a period is needed.
   *
   * @throws ParameterException when no period or two were asked for
   * @throws Failure when the last day is before the first
   */
  public static Period period(
      @Nullable LastPeriod last,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      CommandLine command)
      throws Failure {
    Days days = days(last, from, to, command);
    if (days.from() == null || days.to() == null) {
      throw new ParameterException(
          command,
          "a period is needed: --from and --to, or --last-week, --last-month or --last-quarter");
    }
    if (days.to().isBefore(days.from())) {
      throw new Failure("--to is before --from");
    }
    return new Period(days.from(), days.to());
  }

  /** The last period of the chosen kind that was over before a day. */
  Period before(LocalDate today) {
    if (week) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return new Period(monday.minusWeeks(1), monday.minusDays(1));
    }
    LocalDate first = month ? today.withDayOfMonth(1) : today.with(IsoFields.DAY_OF_QUARTER, 1);
    return new Period(first.minusMonths(month ? 1 : 3), first.minusDays(1));
  }

  private List<String> given() {
    List<String> given = new ArrayList<>();
    if (week) {
      given.add("--last-week");
    }
    if (month) {
      given.add("--last-month");
    }
    if (quarter) {
      given.add("--last-quarter");
    }
    return given;
  }
}
