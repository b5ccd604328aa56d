package dev.makertime.analysis.platform;

import dev.makertime.analysis.platform.Outage.End;
import dev.makertime.analysis.statistics.Proportion;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds how jobs recover from failures. Only outages are judged that opened a while before the end
 * of the period, so that what ends them has had time to come.
 *
 * @param outages how many were judged
 * @param failures how many runs failed in these
 * @param unsettled how many opened too late in the period to be judged
 * @param byClass how many ended how
 * @param machineShare of those that the tool or a person ended, how many the tool did
 * @param firstHumanAct how long it took until somebody acted
 * @param restore how long it took until the job succeeded, of all and by what ended it
 */
public record Recovery(
    int outages,
    int failures,
    int unsettled,
    Map<String, Integer> byClass,
    Proportion machineShare,
    FirstAct firstHumanAct,
    Map<String, Spread> restore) {

  /** Holds how long it took until somebody acted, in calendar seconds; nobody may have. */
  public record FirstAct(int n, @Nullable Double p50, @Nullable Double p90, int withoutAct) {}

  public Recovery {
    byClass = Collections.unmodifiableMap(new LinkedHashMap<>(byClass));
    restore = Collections.unmodifiableMap(new LinkedHashMap<>(restore));
  }

  /** The settled outages of a period. */
  public static List<Outage> settled(
      List<Outage> all, Instant from, Instant to, PlatformRules rules) {
    return opened(all, from, to.minus(rules.settle()));
  }

  private static List<Outage> opened(List<Outage> all, Instant from, Instant to) {
    return all.stream()
        .filter(outage -> !outage.opened().isBefore(from) && outage.opened().isBefore(to))
        .toList();
  }

  /** The recovery in a period. */
  public static Recovery of(List<Outage> all, Instant from, Instant to, PlatformRules rules) {
    List<Outage> settled = settled(all, from, to, rules);
    Map<String, Integer> byClass = new LinkedHashMap<>();
    for (End end : End.values()) {
      byClass.put(end.name(), (int) settled.stream().filter(one -> one.end() == end).count());
    }
    int machine = byClass.getOrDefault(End.MACHINE.name(), 0);
    int person = byClass.getOrDefault(End.PERSON.name(), 0);
    List<Double> acts = told(settled, Outage::secondsToAct);
    Spread act = Spread.of(acts);
    return new Recovery(
        settled.size(),
        settled.stream().mapToInt(Outage::failures).sum(),
        opened(all, from, to).size() - settled.size(),
        byClass,
        Proportion.of(machine, machine + person),
        new FirstAct(act.n(), act.p50(), act.p90(), settled.size() - act.n()),
        restore(settled));
  }

  private static Map<String, Spread> restore(List<Outage> settled) {
    Map<String, Spread> restore = new LinkedHashMap<>();
    restore.put("all", Spread.of(told(settled, Outage::secondsToRestore)));
    for (End end : End.values()) {
      if (end != End.OPEN) {
        List<Outage> ended = settled.stream().filter(one -> one.end() == end).toList();
        restore.put(end.name(), Spread.of(told(ended, Outage::secondsToRestore)));
      }
    }
    return restore;
  }

  private static List<Double> told(List<Outage> of, Function<Outage, Optional<Double>> seconds) {
    return of.stream().flatMap(one -> seconds.apply(one).stream()).toList();
  }
}
