package dev.makertime.render.delay;

import dev.makertime.analysis.baseline.FigureOrigin;
import dev.makertime.analysis.money.DelayParts;
import dev.makertime.analysis.money.draws.DelayDraws;
import dev.makertime.analysis.money.draws.DelayOutcome;
import dev.makertime.analysis.money.slip.PriceOfDelay;
import dev.makertime.analysis.money.slip.PriceOfDelay.Flag;
import dev.makertime.analysis.money.slip.SlipTerms;
import dev.makertime.analysis.simulation.Simulation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders what a late end of each scenario's migration costs, for the terminal. */
public final class DelayText {
  /** Parts below it are not worth a word. */
  private static final double CENT = 0.005;

  private DelayText() {}

  /** Renders it; empty where nothing can be compared. */
  public static String of(Simulation simulation) {
    if (simulation.delay().isEmpty()) {
      return "";
    }
    SlipTerms terms = simulation.assumptions().slip();
    int horizon = simulation.assumptions().inputs().org().horizonMonths();
    StringBuilder text = new StringBuilder("if the migration ends late, with assumptions\n");
    simulation.delay().forEach((name, one) -> text.append(of(name, one, horizon)));
    if (simulation.delay().values().stream().anyMatch(one -> has(one, Flag.ROADMAP_IN_CAPACITY))) {
      text.append("  slip.roadmapCostPerMonth is not added: projects not built are the roadmap\n");
    }
    if (terms.distribution() == null) {
      text.append(
          "  How late it may end was not asked: slip.distribution is missing, so all other figures"
              + " take it to end on time\n");
    }
    if (!terms.equals(SlipTerms.NOT_ASKED)) {
      text.append("  slip: %s%n".formatted(mark(terms)));
    }
    return text.toString();
  }

  private static String of(String name, DelayOutcome one, int horizon) {
    PriceOfDelay price = one.price();
    String text =
        "  %s: one more month costs %s%s; %s%n"
            .formatted(
                name,
                money(price.oneMoreMonth().total()),
                parts(price.oneMoreMonth()),
                most(price, horizon));
    return one.draws() == null ? text : text + drawn(name, one.draws(), horizon);
  }

  /** The greatest first; empty where there is one at most. */
  private static String parts(DelayParts all) {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("benefit", all.benefit());
    parts.put("old tools", all.oldTools());
    parts.put("learning", all.learning());
    parts.put("drag", all.drag());
    parts.put("fees", all.fees());
    parts.put("roadmap", all.roadmap());
    parts.put("new tools", all.newTools());
    List<String> words = new ArrayList<>();
    parts.entrySet().stream()
        .filter(one -> Math.abs(one.getValue()) >= CENT)
        .sorted(Comparator.comparingDouble(one -> -one.getValue()))
        .forEach(one -> words.add("%s %s".formatted(one.getKey(), money(one.getValue()))));
    return words.size() < 2 ? "" : " (%s)".formatted(String.join(", ", words));
  }

  private static String most(PriceOfDelay price, int horizon) {
    Integer most = price.mostSlipWorthwhile();
    if (most == null) {
      return "it is not worth its cost even on time";
    }
    if (most >= horizon) {
      return "it is worth its cost however late";
    }
    return most == 0
        ? "it is worth its cost on time only"
        : "it is worth its cost up to %d month%s late".formatted(most, most == 1 ? "" : "s");
  }

  private static String drawn(String name, DelayDraws draws, int horizon) {
    return "  %s: %d … %d … %d months late (5 %%, median, 95 %%) cost %s on average: net present"
            .formatted(
                name,
                draws.slipMonths().p05(),
                draws.slipMonths().p50(),
                draws.slipMonths().p95(),
                money(draws.costOfSlip()))
        + " value %s, on time %s; positive in %.0f %%, on time in %.0f %% of %,d draws%n"
            .formatted(
                money(draws.npv().mean()),
                money(draws.npvOnTime().mean()),
                100 * draws.npv().probPositive(),
                100 * draws.npvOnTime().probPositive(),
                draws.draws())
        + "  %s: expected price of one more month %s (%s … %s); paid back in month %s … %s … %s%n"
            .formatted(
                name,
                money(draws.oneMoreMonth().mean()),
                money(draws.oneMoreMonth().p05()),
                money(draws.oneMoreMonth().p95()),
                month(draws.breakEvenMonth().p05(), horizon),
                month(draws.breakEvenMonth().p50(), horizon),
                month(draws.breakEvenMonth().p95(), horizon));
  }

  private static String month(int month, int horizon) {
    return month > horizon ? "never" : String.valueOf(month);
  }

  private static boolean has(DelayOutcome one, Flag flag) {
    return one.price().flags().contains(flag);
  }

  private static String mark(SlipTerms terms) {
    LocalDate on = terms.on() == null ? null : LocalDate.parse(terms.on());
    return FigureOrigin.assumed(FigureOrigin.TYPED, null, null).typed(terms.by(), on).mark();
  }

  private static String money(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
