package dev.makertime.analysis.attrition;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.model.Count;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes attrition an input of simulations, counted over two years. Nothing is made of an
 * organization file on which nobody ever left: perhaps leavers are deleted from it.
 */
public final class AttritionFigure {
  /** The input that it is. */
  public static final String PATH = "scenarios.current.attritionPerYear";

  /** What lies further back is no current way to work. */
  private static final int YEARS = 2;

  private AttritionFigure() {}

  /**
   * Adds it to what was measured.
   *
   * @param team of which it is, if it has enough people; else, and where absent, of everybody
   * @param today the two years end on the last day of the month before it, or with the period
   * @param fewest people of whom it may be told
   */
  public static Baseline into(
      Baseline baseline,
      Organization organization,
      @Nullable String team,
      LocalDate today,
      int fewest) {
    LocalDate lastMonth = today.withDayOfMonth(1).minusDays(1);
    LocalDate to = baseline.to().isBefore(lastMonth) ? baseline.to() : lastMonth;
    LocalDate from = to.minusYears(YEARS).plusDays(1);
    Attrition found = of(members(organization, team, from, to), from, to, fewest);
    if (isTooFew(found) && team != null) {
      found = of(organization.people(), from, to, fewest);
    }
    boolean isCounted =
        found.kind() != FigureCertainty.DEFAULT && !found.flags().contains("NO_LEAVER_ON_FILE");
    return isTooFew(found) || !isCounted
        ? baseline
        : baseline.with(PATH, new Baseline.Figure(found.rate(), origin(found, from, to)));
  }

  private static Attrition of(Collection<Person> people, LocalDate from, LocalDate to, int fewest) {
    return Attrition.of(people, from, to, to.plusDays(1), AttritionPrior.FIELD, fewest);
  }

  private static boolean isTooFew(Attrition found) {
    return found.flags().contains("BELOW_GROUP");
  }

  private static Collection<Person> members(
      Organization organization, @Nullable String team, LocalDate from, LocalDate to) {
    return team == null
        ? organization.people()
        : organization.people().stream()
            .filter(
                person ->
                    from.datesUntil(to.plusDays(1))
                        .anyMatch(date -> team.equals(person.teamOn(date))))
            .toList();
  }

  private static FigureOrigin origin(Attrition found, LocalDate from, LocalDate to) {
    return new FigureOrigin(
        found.kind(),
        String.format(
            Locale.ROOT,
            "%s in %.1f years of %s, by employed.to; %.0f %% of it counted, else the usual rate",
            Count.of(found.leavers(), "leaver"),
            found.personYears(),
            Count.of(found.heads(), "person", "people"),
            100 * found.measuredWeight()),
        from + "/" + to,
        found.heads(),
        null,
        Math.sqrt(found.spread().shape()) / found.spread().rate(),
        found.interval95(),
        null,
        null,
        null,
        null);
  }

  /** Whether a typed rate is preferred to it: as long as most of it is the usual rate. */
  public static boolean yields(String path, FigureOrigin origin) {
    return path.equals(PATH) && origin.kind() == FigureCertainty.ASSUMED;
  }
}
