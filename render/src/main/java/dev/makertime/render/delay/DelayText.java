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
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Renders what a late end of each scenario's migration costs: a few lines, the price first. */
public final class DelayText {
  /** Parts below it are not worth a word. */
  private static final double CENT = 0.005;

  private final Simulation simulation;
  private final DoubleFunction<String> money;
  private final int horizon;

  private DelayText(Simulation simulation, DoubleFunction<String> money) {
    this.simulation = simulation;
    this.money = money;
    horizon = simulation.assumptions().inputs().org().horizonMonths();
  }

  /** Renders it for the terminal; empty where nothing can be compared. */
  public static String of(Simulation simulation) {
    List<String> lines = lines(simulation, amount -> String.format(Locale.ROOT, "%,.0f", amount));
    return lines.isEmpty()
        ? ""
        : "if the migration ends late, with assumptions%n".formatted()
            + lines.stream().map("  %s%n"::formatted).collect(Collectors.joining());
  }

  /** Renders it line by line; nothing where nothing can be compared. */
  public static List<String> lines(Simulation simulation, DoubleFunction<String> money) {
    return simulation.delay().isEmpty() ? List.of() : new DelayText(simulation, money).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    SlipTerms terms = simulation.assumptions().slip();
    simulation.delay().forEach((name, one) -> add(lines, name, one));
    if (simulation.delay().values().stream().anyMatch(one -> has(one, Flag.ROADMAP_IN_CAPACITY))) {
      lines.add("slip.roadmapCostPerMonth is not added: projects not built are the roadmap");
    }
    if (terms.distribution() == null) {
      lines.add(
          "How late it may end was not asked: slip.distribution is missing, so all other figures"
              + " take it to end on time");
    }
    if (!terms.equals(SlipTerms.NOT_ASKED)) {
      lines.add("slip: " + mark(terms));
    }
    return lines;
  }

  private void add(List<String> lines, String name, DelayOutcome one) {
    PriceOfDelay price = one.price();
    lines.add(
        "%s: one more month costs %s%s; %s"
            .formatted(
                name,
                money.apply(price.oneMoreMonth().total()),
                parts(price.oneMoreMonth()),
                most(price)));
    DelayDraws draws = one.draws();
    if (draws != null) {
      lines.add(name + ": " + cost(draws));
      lines.add(name + ": " + expected(draws));
    }
  }

  /** The greatest first; empty where there is one at most. */
  private String parts(DelayParts all) {
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
        .forEach(one -> words.add("%s %s".formatted(one.getKey(), money.apply(one.getValue()))));
    return words.size() < 2 ? "" : " (%s)".formatted(String.join(", ", words));
  }

  private String most(PriceOfDelay price) {
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

  private String cost(DelayDraws draws) {
    return "%d … %d … %d months late (5 %%, median, 95 %%) cost %s on average: net present"
            .formatted(
                draws.slipMonths().p05(),
                draws.slipMonths().p50(),
                draws.slipMonths().p95(),
                money.apply(draws.costOfSlip()))
        + " value %s, on time %s; positive in %.0f %%, on time in %.0f %% of %,d draws"
            .formatted(
                money.apply(draws.npv().mean()),
                money.apply(draws.npvOnTime().mean()),
                100 * draws.npv().probPositive(),
                100 * draws.npvOnTime().probPositive(),
                draws.draws());
  }

  private String expected(DelayDraws draws) {
    return "expected price of one more month %s (%s … %s); paid back in month %s … %s … %s"
        .formatted(
            money.apply(draws.oneMoreMonth().mean()),
            money.apply(draws.oneMoreMonth().p05()),
            money.apply(draws.oneMoreMonth().p95()),
            month(draws.breakEvenMonth().p05()),
            month(draws.breakEvenMonth().p50()),
            month(draws.breakEvenMonth().p95()));
  }

  private String month(int month) {
    return month > horizon ? "never" : String.valueOf(month);
  }

  private static boolean has(DelayOutcome one, Flag flag) {
    return one.price().flags().contains(flag);
  }

  private static String mark(SlipTerms terms) {
    LocalDate on = terms.on() == null ? null : LocalDate.parse(terms.on());
    return FigureOrigin.assumed(FigureOrigin.TYPED, null, null).typed(terms.by(), on).mark();
  }
}
