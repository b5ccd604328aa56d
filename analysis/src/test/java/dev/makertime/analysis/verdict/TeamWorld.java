package dev.makertime.analysis.verdict;

import dev.makertime.analysis.comparison.EngineerWeeks.Config;
import dev.makertime.analysis.comparison.EngineerWeeks.Row;
import dev.makertime.analysis.comparison.PhasedRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A world whose truth is known: twelve weeks before a migration and twelve after it, of people who
 * each have an own level and an own change, in three kinds of work that know nothing of each other.
 *
 * @param skew of people and weeks: 1 to the right, −1 to the left, 0 none
 * @param persistence of somebody's own weeks (autocorrelation)
 * @param unequal whether people have 4 to 12 weeks in a phase
 * @param shock hours that a week moves everybody by (standard deviation)
 * @param rho how alike such weeks are that follow each other
 */
record TeamWorld(
    String name, int skew, double persistence, boolean unequal, double shock, double rho) {
  static final List<String> CATEGORIES = List.of("manual", "waiting", "meetings");
  static final Config CONFIG = new Config(40, 0, 0, 0, 0.5, 4);

  static final List<TeamWorld> ALL =
      List.of(
          new TeamWorld("normal", 0, 0, false, 0, 0),
          new TeamWorld("skewed right", 1, 0, false, 0, 0),
          new TeamWorld("skewed left", -1, 0, false, 0, 0),
          new TeamWorld("AR(1) 0.7", 0, 0.7, false, 0, 0),
          new TeamWorld("unequal weeks", 0, 0, true, 0, 0),
          new TeamWorld("all of these", 1, 0.7, true, 0, 0),
          new TeamWorld("common, rho 0", 0, 0, false, 2, 0),
          new TeamWorld("common, rho 0.3", 0, 0, false, 2, 0.3),
          new TeamWorld("common, rho 0.6", 0, 0, false, 2, 0.6),
          new TeamWorld("common half, rho 0.6", 0, 0, false, 1, 0.6));

  private static final int WEEKS = 12;
  private static final double LEVEL = 20;
  private static final double PEOPLE = 1.2;
  private static final double WEEK = 2;

  boolean isCommon() {
    return shock > 0;
  }

  /**
   * Creates the inputs.
   *
   * @param control people who did not migrate, to whom the same weeks happened
   * @param effect hours of a full week on manual work
   */
  VerdictInputs evidence(Random random, int people, int control, double effect) {
    Map<String, double[]> shocks = new HashMap<>();
    CATEGORIES.forEach(category -> shocks.put(category, shocks(random)));
    List<Row> treated = rows(random, "e", people, effect, shocks);
    List<VerdictInputs.Wave> waves = new ArrayList<>();
    if (control > 0) {
      waves.add(
          new VerdictInputs.Wave(1, PhasedRows.of(CONFIG, rows(random, "c", control, 0, shocks))));
    }
    return new VerdictInputs(
        CONFIG,
        CATEGORIES,
        PhasedRows.of(CONFIG, treated),
        waves,
        control > 0 ? List.of("pricing") : List.of(),
        false,
        people);
  }

  private double[] shocks(Random random) {
    double[] all = new double[2 * WEEKS];
    double now = random.nextGaussian();
    for (int week = 0; week < all.length; week++) {
      all[week] = shock * now;
      now = rho * now + Math.sqrt(1 - rho * rho) * random.nextGaussian();
    }
    return all;
  }

  private List<Row> rows(
      Random random, String name, int people, double effect, Map<String, double[]> shocks) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int first = unequal ? -4 - random.nextInt(WEEKS - 3) : -WEEKS;
      int last = unequal ? 4 + random.nextInt(WEEKS - 3) : WEEKS;
      Map<String, double[]> hours = new HashMap<>();
      for (String category : CATEGORIES) {
        double change = (category.equals("manual") ? effect : 0) + PEOPLE * draw(random);
        hours.put(category, hours(random, change, shocks.getOrDefault(category, new double[0])));
      }
      for (int week = first; week < last; week++) {
        Map<String, Double> of = new HashMap<>();
        for (String category : CATEGORIES) {
          of.put(category, hours.getOrDefault(category, new double[0])[week + WEEKS]);
        }
        rows.add(new Row(name + i, week, 40, 40, true, of, null));
      }
    }
    return rows;
  }

  private double[] hours(Random random, double change, double[] shocks) {
    double[] hours = new double[2 * WEEKS];
    double now = draw(random);
    for (int week = 0; week < hours.length; week++) {
      hours[week] = Math.max(0, LEVEL + (week < WEEKS ? 0 : change) + WEEK * now + shocks[week]);
      now = persistence * now + Math.sqrt(1 - persistence * persistence) * draw(random);
    }
    return hours;
  }

  /** Of mean 0 and variance 1; an exponential where it is skewed. */
  private double draw(Random random) {
    return skew == 0 ? random.nextGaussian() : skew * (-Math.log(1 - random.nextDouble()) - 1);
  }
}
