package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.Outage;
import dev.makertime.analysis.platform.Outages;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.Recovery;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.BoxCounts;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.platform.boxes.Completeness;
import dev.makertime.analysis.platform.boxes.OtherRuns;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.boxes.PlatformBoxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds all that runs tell of a platform in a period.
 *
 * @param boxes by name, in their order
 * @param phi how complete the platform is by the boxes
 * @param dora its deployments to production
 * @param jobs what they took, and how long people waited there
 */
public record PlatformFigures(
    Map<String, BoxShare> boxes,
    Completeness phi,
    Recovery recovery,
    DeploymentFigures dora,
    List<JobFigures> jobs) {
  public PlatformFigures {
    boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
    jobs = List.copyOf(jobs);
  }

  /** Lists what is not told of jobs that few people waited for. */
  public enum Withholding {
    /** The hours at a job of few people. */
    HOURS,
    /** Also hours that would tell these, where the sum of each subject is known. */
    DIFFERENCES,
    /**
     * All of a job at which few people waited in some week in which people started it, so that no
     * two periods differ by what few people did.
     */
    JOBS
  }

  /**
   * What people tell of a platform, beside its runs.
   *
   * @param survey answers by box; absent where nobody was asked
   * @param weights of boxes; 1 where absent, 0 of one that is not needed
   * @param waits the counted parts of what people waited for
   * @param withholding what is not told of the jobs that people waited for
   */
  public record Told(
      Map<PlatformBox, BoxAnswers> survey,
      Map<PlatformBox, Double> weights,
      Collection<WaitedJobs.Wait> waits,
      Withholding withholding) {
    public Told {
      survey = Map.copyOf(survey);
      weights = Map.copyOf(weights);
    }
  }

  /** Computes the figures, a part of the runs at a time, so that few runs are in memory. */
  public static final class Builder {
    private final Instant from;
    private final Instant to;
    private final PlatformRules rules;
    private final Told told;
    private final Map<String, List<WaitedJobs.Wait>> waits;
    private final BoxCounts boxes;
    private final List<Outage> outages = new ArrayList<>();
    private final DeploymentCounts deployments;
    private final List<JobFigures> jobs = new ArrayList<>();

    /**
     * Begins with no run.
     *
     * @param to not included
     * @param others what the runs of all parts tell
     */
    public Builder(Instant from, Instant to, PlatformRules rules, OtherRuns others, Told told) {
      this.from = from;
      this.to = to;
      this.rules = rules;
      this.told = told;
      waits = told.waits().stream().collect(Collectors.groupingBy(WaitedJobs.Wait::run));
      boxes = new BoxCounts(others, from, to, rules);
      deployments = new DeploymentCounts(from, to, rules);
    }

    /** Adds all runs of some subjects. */
    public void add(RunTree part) {
      List<Outage> opened = Outages.before(part, to);
      outages.addAll(opened);
      boxes.add(part, opened);
      deployments.add(part);
      jobs.addAll(figures(part));
    }

    private List<JobFigures> figures(RunTree part) {
      WaitedJobs waited = new WaitedJobs(part, waits);
      int fewest = rules.minimumGroup();
      return switch (told.withholding()) {
        case HOURS -> JobFigures.of(part, waited, from, to, waited.ofFewer(fewest));
        case DIFFERENCES -> JobFigures.of(part, waited, from, to, waited.withheld(fewest));
        case JOBS -> {
          Set<PlatformRun.Job> toldOf = new WeeklyWaits(part, waits, fewest).told(from, to);
          yield JobFigures.of(part, waited, from, to, Set.of()).stream()
              .filter(job -> toldOf.contains(job.ofJob()))
              .toList();
        }
      };
    }

    /** The figures of all that was added. */
    public PlatformFigures figures() {
      PlatformBoxes all = boxes.boxes(told.survey(), told.weights());
      Map<String, BoxShare> byName = new LinkedHashMap<>();
      all.boxes().forEach((box, share) -> byName.put(box.text(), share));
      return new PlatformFigures(
          byName,
          all.phi(),
          Recovery.of(outages, from, to, rules),
          deployments.figures(),
          jobs.stream().sorted(Comparator.comparing(JobFigures::ofJob)).toList());
    }
  }

  /** The figures of all runs at once. */
  public static PlatformFigures of(
      RunTree tree, Instant from, Instant to, PlatformRules rules, Told told) {
    Builder builder = new Builder(from, to, rules, OtherRuns.of(tree), told);
    builder.add(tree);
    return builder.figures();
  }
}
