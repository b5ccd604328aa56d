package dev.makertime.render.text;

import dev.makertime.analysis.lockin.LockIn;
import dev.makertime.analysis.lockin.LockInDraws;
import dev.makertime.analysis.lockin.LockInInputs;
import dev.makertime.render.format.FigureFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders what a subscription costs, and until when leaving it pays, for the terminal. */
public final class LockInText {
  private LockInText() {}

  /**
   * Renders it.
   *
   * @param draws absent where no spreads are given
   */
  public static String of(
      LockInInputs inputs, LockIn found, @Nullable LockInDraws draws, String currency) {
    FigureFormat figures = new FigureFormat(Locale.ENGLISH, currency);
    int last = inputs.horizonMonths();
    StringBuilder text = new StringBuilder();
    text.append(
        "A subscription and its alternative over %d months. All inputs are typed: assumed.%n%n"
            .formatted(last));
    text.append(
        "The subscription costs %s in month 1 (%d seats) and %s in month %d (%d seats).%n"
            .formatted(
                figures.money(found.monthly().get(0)),
                found.seats().get(0),
                figures.money(found.monthly().get(last - 1)),
                last,
                found.seats().get(last - 1)));
    if (!creeps(inputs)) {
      text.append("Nothing creeps: no growth or step of seats or prices is given.%n".formatted());
    }
    text.append(
        "Present costs: %s to stay, %s for the alternative from the start.%n"
            .formatted(
                figures.money(found.presentCostStay()), figures.money(found.presentCostOnce())));
    text.append(cheaper(found)).append(leaving(found, inputs));
    if (draws != null) {
      text.append(drawn(draws, last));
    }
    return text.toString();
  }

  private static boolean creeps(LockInInputs inputs) {
    LockInInputs.Fees fees = inputs.subscription();
    return Math.abs(fees.seatGrowthPerYear()) + Math.abs(fees.priceGrowthPerYear()) > 0
        || !fees.seatSteps().isEmpty()
        || !fees.priceSteps().isEmpty();
  }

  private static String cheaper(LockIn found) {
    return found.firstMonthCheaper() == null
        ? "The alternative never becomes the cheaper one.%n".formatted()
        : "The alternative is the cheaper one from month %d on.%n"
            .formatted(found.firstMonthCheaper());
  }

  private static String leaving(LockIn found, LockInInputs inputs) {
    int ahead = inputs.lookAheadMonths();
    Integer last = found.lastMonthToLeaveAhead();
    String pays =
        last == null
            ? "Leaving never pays within %d months after it: locked in from the start."
                .formatted(ahead)
            : last == inputs.horizonMonths()
                ? "Leaving in month %d still pays within %d months after it.".formatted(last, ahead)
                : "Month %d is the last in which leaving pays within %d months after it."
                    .formatted(last, ahead);
    String between = found.flags().contains("REOPENS") ? " In some months before it does not." : "";
    Integer horizon = found.lastMonthToLeave();
    return "%s%s%n%s%n"
        .formatted(
            pays,
            between,
            horizon == null
                ? "Up to the end of month %d it never pays.".formatted(inputs.horizonMonths())
                : "Up to the end of month %d it pays until month %d."
                    .formatted(inputs.horizonMonths(), horizon));
  }

  private static String drawn(LockInDraws draws, int horizon) {
    return "%nIn %,d draws (5 %%, half and 95 %% of them at most):%n%s%s%s"
            .formatted(
                draws.draws(),
                months("break-even", draws.breakEvenMonth(), horizon, "never"),
                months("last month to leave", draws.lastMonthToLeave(), horizon, "none"),
                months("the same, looking ahead", draws.lastMonthToLeaveAhead(), horizon, "none"))
        + "  never breaks even in %.0f %%, locked in from the start in %.0f %%%n"
            .formatted(100 * draws.shareNeverBreaksEven(), 100 * draws.shareLockedFromStart());
  }

  private static String months(
      String name, LockInDraws.Months months, int horizon, String otherwise) {
    return "  %-24s %6s %6s %6s%n"
        .formatted(
            name,
            month(months.p05(), horizon, otherwise),
            month(months.p50(), horizon, otherwise),
            month(months.p95(), horizon, otherwise));
  }

  private static String month(int month, int horizon, String otherwise) {
    return month < 0 || month > horizon ? otherwise : String.valueOf(month);
  }
}
