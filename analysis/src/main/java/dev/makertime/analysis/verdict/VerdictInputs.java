package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.PhasedRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the weeks that a verdict is computed from.
 *
 * @param treated weeks of those who migrated
 * @param waves weeks of the control teams, counted from each wave; empty without any
 * @param season whether the same weeks of a year before are compared
 * @param people who migrated, whether they can be compared or not
 */
public record VerdictInputs(
    Config config,
    List<String> categories,
    PhasedRows treated,
    List<Wave> waves,
    List<String> control,
    boolean season,
    int people) {

  /**
   * The control teams around one wave.
   *
   * @param heads how many migrated in it
   */
  public record Wave(double heads, PhasedRows rows) {}

  public VerdictInputs {
    categories = List.copyOf(categories);
    waves = List.copyOf(waves);
    control = List.copyOf(control);
  }

  /** Who can be compared. */
  public int engineers() {
    return team("").engineers();
  }

  /** Who can be compared of the control teams; 0 where they are too few to take part. */
  public int controlEngineers() {
    GroupWeeks others = others("");
    return others == null ? 0 : others.engineers();
  }

  /** Returns whether weeks are missing, and not people: of nobody it is not known who migrated. */
  boolean isShortOfWeeks() {
    return engineers() < VerdictPower.FEWEST && (people == 0 || people >= VerdictPower.FEWEST);
  }

  GroupWeeks team(String category) {
    GroupWeeks team = new GroupWeeks(config.fullWeekHours(), category);
    team.add(1, treated);
    return team;
  }

  /** Null where too few did not migrate, or too few of them have enough weeks. */
  @Nullable GroupWeeks others(String category) {
    GroupWeeks others = new GroupWeeks(config.fullWeekHours(), category);
    waves.forEach(wave -> others.add(wave.heads(), wave.rows()));
    return others.engineers() < VerdictPower.FEWEST ? null : others;
  }

  /** The control teams around the wave of most. */
  @Nullable PhasedRows othersBefore() {
    return waves.stream()
        .reduce((one, other) -> one.heads() >= other.heads() ? one : other)
        .map(Wave::rows)
        .orElse(null);
  }
}
