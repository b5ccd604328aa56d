package dev.makertime.analysis.attrition;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.model.Employment;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Holds how many people leave in a year: leavers over person-years, drawn towards a prior (the
 * conjugate Gamma of a Poisson count). A rate and no share: it may be above 1.
 *
 * @param heads how many people were employed on some day of the period
 * @param personYears how long all of them were, in years of 365.25 days
 * @param leavers whose last day was in the period, and is over
 * @param rawRate leavers per person-year alone; absent of nobody
 * @param rate with the prior
 * @param measuredWeight how much of the rate is counted, 0 to 1
 * @param kind measured once that is at least half
 * @param probabilityAboveField that the rate is above the prior's
 * @param spread from which simulations draw
 * @param flags {@code NOT_MEASURED}, {@code REASON_UNKNOWN}, {@code NO_LEAVER_ON_FILE} and {@code
 *     BELOW_GROUP}
 */
public record Attrition(
    int heads,
    double personYears,
    int leavers,
    @Nullable Double rawRate,
    double rate,
    Interval interval90,
    Interval interval95,
    double measuredWeight,
    FigureCertainty kind,
    double probabilityAboveField,
    Spread spread,
    List<String> flags) {
  private static final double DAYS_OF_A_YEAR = 365.25;

  /** Record of a Gamma distribution, by its shape and its rate. */
  public record Spread(String dist, double shape, double rate) {}

  public Attrition {
    flags = List.copyOf(flags);
  }

  /**
   * The attrition of people in a period.
   *
   * @param to the last day, or a later one than today, which ends it
   * @param minimumGroup of fewer people it is not shown
   */
  public static Attrition of(
      Collection<Person> people,
      LocalDate from,
      LocalDate to,
      LocalDate today,
      AttritionPrior prior,
      int minimumGroup) {
    LocalDate last = to.isBefore(today) ? to : today;
    long days = 0;
    int heads = 0;
    int leavers = 0;
    boolean hasAnybodyLeft = false;
    for (Person person : people) {
      if (person.shared()) {
        continue;
      }
      Employment employed = person.employed();
      long within = days(employed, from, last);
      days += within;
      heads += within > 0 ? 1 : 0;
      LocalDate end = employed.to();
      if (end != null && end.isBefore(today)) {
        hasAnybodyLeft = true;
        leavers += within > 0 && !end.isAfter(last) ? 1 : 0;
      }
    }
    List<String> flags = flags(days, heads, hasAnybodyLeft, minimumGroup);
    return of(heads, days / DAYS_OF_A_YEAR, leavers, prior, flags);
  }

  /** How many days of a period somebody was employed, with both ends. */
  private static long days(Employment employed, LocalDate from, LocalDate last) {
    LocalDate first =
        employed.from() != null && employed.from().isAfter(from) ? employed.from() : from;
    LocalDate end = employed.to() != null && employed.to().isBefore(last) ? employed.to() : last;
    return Math.max(0, ChronoUnit.DAYS.between(first, end) + 1);
  }

  private static List<String> flags(
      long days, int heads, boolean hasAnybodyLeft, int minimumGroup) {
    List<String> flags = new ArrayList<>();
    if (days == 0) {
      flags.add("NOT_MEASURED");
      return flags;
    }
    flags.add("REASON_UNKNOWN");
    if (!hasAnybodyLeft) {
      flags.add("NO_LEAVER_ON_FILE");
    }
    if (heads < minimumGroup) {
      flags.add("BELOW_GROUP");
    }
    return flags;
  }

  private static Attrition of(
      int heads, double years, int leavers, AttritionPrior prior, List<String> flags) {
    double shape = prior.rate() * prior.personYears() + leavers;
    double exposure = prior.personYears() + years;
    GammaDistribution posterior = GammaDistribution.of(shape, 1 / exposure);
    return new Attrition(
        heads,
        years,
        leavers,
        years == 0 ? null : leavers / years,
        shape / exposure,
        between(posterior, 0.05),
        between(posterior, 0.025),
        years / exposure,
        years == 0
            ? FigureCertainty.DEFAULT
            : years < prior.personYears() ? FigureCertainty.ASSUMED : FigureCertainty.MEASURED,
        posterior.survivalProbability(prior.rate()),
        new Spread("GAMMA", shape, exposure),
        flags);
  }

  private static Interval between(GammaDistribution of, double below) {
    return new Interval(
        of.inverseCumulativeProbability(below), of.inverseSurvivalProbability(below));
  }
}
