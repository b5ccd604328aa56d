package dev.makertime.analysis.platform.boxes;

import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the boxes whose units are subjects that train models. */
final class TrainingBoxes {
  private final PlatformRules rules;
  private final Map<List<String>, List<PlatformRun>> trainings = new LinkedHashMap<>();
  private final Map<List<String>, List<PlatformRun>> all = new LinkedHashMap<>();

  /** Boxes of the runs of a period, in the order of their requests. */
  TrainingBoxes(RunTree tree, List<PlatformRun> inPeriod, PlatformRules rules) {
    this.rules = rules;
    for (PlatformRun run : inPeriod) {
      List<String> subject = List.of(run.source(), run.subject());
      all.computeIfAbsent(subject, none -> new ArrayList<>()).add(run);
      if (run.kind() == RunKind.TRAINING && run.isSuccess() && tree.isTop(run)) {
        trainings.computeIfAbsent(subject, none -> new ArrayList<>()).add(run);
      }
    }
  }

  /** Subjects whose latest training tells the version of its data. */
  BoxTally data() {
    BoxTally tally = new BoxTally();
    for (List<PlatformRun> runs : trainings.values()) {
      PlatformRun latest = runs.get(runs.size() - 1);
      if (rules.speaks(latest.source(), Run.DATA_VERSION)) {
        tally.add(latest.has(Run.DATA_VERSION) || latest.has(Run.LFS));
      }
    }
    return tally;
  }

  /** Subjects of which any run tells the version of a model. */
  BoxTally model() {
    BoxTally tally = new BoxTally();
    trainings.forEach(
        (subject, runs) -> {
          if (rules.speaks(runs.get(0).source(), Run.MODEL_VERSION)) {
            tally.add(
                all.getOrDefault(subject, List.of()).stream()
                    .anyMatch(run -> run.has(Run.MODEL_VERSION)));
          }
        });
    return tally;
  }
}
