package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.Outage;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.Recovery;
import dev.makertime.analysis.platform.RunTree;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the eleven boxes of a platform in a period, and how complete it is by them.
 *
 * @param boxes all of them, in their order
 * @param phi how complete the platform is
 */
public record PlatformBoxes(Map<PlatformBox, BoxShare> boxes, Completeness phi) {
  public PlatformBoxes {
    boxes = Collections.unmodifiableMap(new EnumMap<>(boxes));
  }

  /**
   * The boxes of a period.
   *
   * @param outages all that opened before its end
   * @param survey answers by box; absent where nobody was asked
   * @param weights by box; 1 where absent
   */
  public static PlatformBoxes of(
      RunTree tree,
      List<Outage> outages,
      Instant from,
      Instant to,
      PlatformRules rules,
      Map<PlatformBox, BoxAnswers> survey,
      Map<PlatformBox, Double> weights) {
    List<PlatformRun> inPeriod =
        tree.all().stream().filter(run -> run.isCreatedIn(from, to)).toList();
    JobBoxes jobs = new JobBoxes(tree, inPeriod, rules);
    TrainingBoxes trainings = new TrainingBoxes(tree, inPeriod, rules);
    RunBoxes runs = new RunBoxes(tree, inPeriod, rules);
    List<Outage> settled = Recovery.settled(outages, from, to, rules);
    Map<PlatformBox, BoxShare> boxes = new EnumMap<>(PlatformBox.class);
    for (PlatformBox box : PlatformBox.values()) {
      BoxTally tally =
          switch (box) {
            case COMMAND -> jobs.command();
            case CODE -> jobs.code();
            case DATA -> trainings.data();
            case MODEL -> trainings.model();
            case SCHEDULE -> jobs.schedule();
            case RETRIES -> RunBoxes.retries(settled);
            case LOGS -> jobs.logs();
            case DEPENDENCIES -> jobs.dependencies();
            case CHECKS -> runs.checks();
            case DEPLOY -> runs.deploy();
            case COMPUTE -> runs.compute();
          };
      boxes.put(
          box,
          BoxShare.of(
              box, tally, survey.get(box), weights.getOrDefault(box, 1.0), rules.minimumGroup()));
    }
    return new PlatformBoxes(boxes, Completeness.of(boxes));
  }
}
