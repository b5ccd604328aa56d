package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.Outage;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.Recovery;
import dev.makertime.analysis.platform.RunTree;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the boxes of a platform in a period, a part of its runs at a time. */
public final class BoxCounts {
  private final OtherRuns others;
  private final Instant from;
  private final Instant to;
  private final PlatformRules rules;
  private final Map<PlatformBox, BoxTally> tallies = new EnumMap<>(PlatformBox.class);

  /**
   * Begins with nothing counted.
   *
   * @param others what the runs of all parts tell
   */
  public BoxCounts(OtherRuns others, Instant from, Instant to, PlatformRules rules) {
    this.others = others;
    this.from = from;
    this.to = to;
    this.rules = rules;
    for (PlatformBox box : PlatformBox.values()) {
      tallies.put(box, new BoxTally());
    }
  }

  /**
   * Counts a part of the runs: all of some subjects.
   *
   * @param outages of these that opened before the end of the period
   */
  public void add(RunTree part, List<Outage> outages) {
    List<PlatformRun> inPeriod =
        part.all().stream().filter(run -> run.isCreatedIn(from, to)).toList();
    JobBoxes jobs = new JobBoxes(part, inPeriod, others, rules);
    TrainingBoxes trainings = new TrainingBoxes(part, inPeriod, rules);
    RunBoxes runs = new RunBoxes(part, inPeriod, others, rules);
    List<Outage> settled = Recovery.settled(outages, from, to, rules);
    tallies.forEach(
        (box, tally) ->
            tally.add(
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
                }));
  }

  /**
   * The boxes by what was counted.
   *
   * @param survey answers by box; absent where nobody was asked
   * @param weights by box; 1 where absent
   */
  public PlatformBoxes boxes(
      Map<PlatformBox, BoxAnswers> survey, Map<PlatformBox, Double> weights) {
    Map<PlatformBox, BoxShare> boxes = new EnumMap<>(PlatformBox.class);
    tallies.forEach(
        (box, tally) ->
            boxes.put(
                box,
                BoxShare.of(
                    box,
                    tally,
                    survey.get(box),
                    weights.getOrDefault(box, 1.0),
                    rules.minimumGroup())));
    return new PlatformBoxes(boxes, Completeness.of(boxes));
  }
}
