package dev.makertime.analysis.baseline;

import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.analysis.money.WaitCostRule;
import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Groups attended waits by their length. */
final class WaitLengths {
  /**
   * Upper ends of the classes that they are put into, in minutes. A class has one mean length;
   * within a class that has no bend of the charge in it nothing is lost by that.
   */
  private static final double[] CLASSES = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 240, Double.POSITIVE_INFINITY
  };

  private WaitLengths() {}

  /**
   * Each class that has any, per engineer and month; a wait belongs to the day on which it began.
   */
  static List<Run> runs(
      Collection<Explanation> days, Map<String, Person> people, double engineerMonths) {
    double[] minutes = new double[CLASSES.length];
    int[] counts = new int[CLASSES.length];
    for (Explanation day : days) {
      Person person = people.get(day.day().person());
      for (Piece piece : day.pieces()) {
        if (person != null
            && piece.isWaitedFor()
            && person.dateOf(piece.start()).equals(day.day().date())) {
          double length = BaselineMeasurement.minutes(Duration.between(piece.start(), piece.end()));
          int in = 0;
          while (length > CLASSES[in]) {
            in++;
          }
          minutes[in] += length;
          counts[in]++;
        }
      }
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < CLASSES.length; i++) {
      if (counts[i] > 0) {
        runs.add(new Run(minutes[i] / counts[i], counts[i] / engineerMonths));
      }
    }
    return runs;
  }

  /** What the timeline would charge for them one by one, in hours per engineer and month. */
  static double charged(List<Run> runs, CountingPolicy policy) {
    double attention = BaselineMeasurement.minutes(policy.attention());
    double resumption = BaselineMeasurement.minutes(policy.resumption());
    return runs.stream()
        .mapToDouble(
            run ->
                run.perEngineerMonth()
                    * WaitCostRule.CONTINUOUS.charge(run.minutes(), attention, resumption).total()
                    / 60)
        .sum();
  }
}
