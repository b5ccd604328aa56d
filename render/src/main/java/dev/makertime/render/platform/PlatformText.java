package dev.makertime.render.platform;

import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.platform.Recovery;
import dev.makertime.analysis.platform.Spread;
import dev.makertime.analysis.platform.boxes.BoxShare;
import dev.makertime.analysis.platform.boxes.Completeness;
import dev.makertime.analysis.platform.figures.DeploymentFigures;
import dev.makertime.analysis.platform.figures.JobFigures;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.statistics.Proportion;
import dev.makertime.model.Count;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.ShareFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the figures of a platform for the terminal. What is unknown is said to be unknown. */
public final class PlatformText {
  private static final FigureFormat FIGURES = new FigureFormat(Locale.ENGLISH, "");
  private static final int MOST_JOBS = 20;

  private PlatformText() {}

  /**
   * Renders them.
   *
   * @param period as it is shown, such as two dates
   * @param minimumGroup hours of fewer people are withheld
   */
  public static String of(PlatformFigures figures, String period, int minimumGroup) {
    List<String> lines = new ArrayList<>();
    lines.add("What the platform can do without a person, " + period);
    lines.add("");
    lines.addAll(completeness(figures.phi(), figures.boxes().size()));
    lines.add("");
    lines.addAll(TextColumns.of(boxes(figures.boxes()), 1));
    lines.add("");
    lines.addAll(moves(figures.boxes()));
    lines.add("");
    lines.addAll(recovery(figures.recovery()));
    lines.add("");
    lines.addAll(deployments(figures.dora()));
    lines.add("");
    lines.addAll(jobs(figures.jobs(), minimumGroup));
    return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
  }

  /** How complete the platform is, in one or two sentences. */
  public static List<String> completeness(Completeness phi, int all) {
    List<String> lines = new ArrayList<>();
    int known = phi.measured() + phi.assumed();
    if (phi.value() == null) {
      lines.add(
          "Unknown: only %d of %d checks are known, and less than half of their weight."
              .formatted(known, all));
    } else {
      lines.add(
          "%s%s, known of %d of %d checks%s."
              .formatted(
                  ShareFormat.share(phi.value()),
                  ShareFormat.range(phi.interval()),
                  known,
                  all,
                  phi.kind() == FigureCertainty.ASSUMED ? ", in part by what people said" : ""));
    }
    if (phi.ifUnknownWere() != null && !phi.unknown().isEmpty()) {
      lines.add(
          "Unknown: %s. With none of that it would be %s, with all of it %s."
              .formatted(
                  String.join(", ", phi.unknown()),
                  ShareFormat.share(phi.ifUnknownWere().zero()),
                  ShareFormat.share(phi.ifUnknownWere().one())));
    }
    return lines;
  }

  /** A row for each check, and one of titles before them. */
  public static List<List<String>> boxes(Map<String, BoxShare> boxes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("check", "share", "interval", "counted", "known", "share of"));
    boxes.forEach(
        (name, box) ->
            rows.add(
                List.of(
                    name,
                    box.share() == null ? "unknown" : ShareFormat.share(box.share()),
                    ShareFormat.range(box.interval()).strip(),
                    box.share() == null
                        ? ""
                        : "%d of %d".formatted(box.numerator(), box.denominator()),
                    certainty(box),
                    BoxWords.of(name).asks())));
    return rows;
  }

  /** What would move each share, or make it known. */
  private static List<String> moves(Map<String, BoxShare> boxes) {
    List<List<String>> rows = new ArrayList<>();
    boxes.forEach(
        (name, box) -> {
          String moves = BoxWords.of(name).moves(box);
          if (!moves.isEmpty()) {
            rows.add(List.of(name, moves));
          }
        });
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add("What would move it");
      lines.addAll(TextColumns.of(rows, 0));
    }
    return lines;
  }

  private static String certainty(BoxShare box) {
    List<String> words = new ArrayList<>();
    words.add(box.kind().name().toLowerCase(Locale.ROOT));
    for (String flag : box.flags()) {
      words.add(
          switch (flag) {
            case "PROXY" -> "by a sign of it";
            case "FEW" -> "few";
            case "NOT_NEEDED" -> "not needed";
            default -> flag;
          });
    }
    return String.join(", ", words);
  }

  private static List<String> recovery(Recovery recovery) {
    List<String> lines = new ArrayList<>();
    lines.add("Recovery");
    if (recovery.outages() == 0) {
      lines.add("  No job failed and could be judged%s.".formatted(unsettled(recovery)));
      return lines;
    }
    Map<String, Integer> ends = recovery.byClass();
    lines.add(
        "  %s judged%s: ended by another try of the tool %d, by a person %d, by the next run %d, still open %d."
            .formatted(
                Count.of(recovery.outages(), "outage"),
                unsettled(recovery),
                ends.getOrDefault("MACHINE", 0),
                ends.getOrDefault("PERSON", 0),
                ends.getOrDefault("NEXT_RUN", 0),
                ends.getOrDefault("OPEN", 0)));
    lines.add(
        "  By the tool, of those that it or a person ended: "
            + ShareFormat.of(recovery.machineShare()));
    Recovery.FirstAct act = recovery.firstHumanAct();
    lines.add(
        "  Until somebody acted: %s; in %d nobody did."
            .formatted(
                ShareFormat.spread(new Spread(act.n(), act.p50(), act.p90())), act.withoutAct()));
    Spread all = recovery.restore().get("all");
    lines.add(
        "  Until the job succeeded: " + (all == null ? "unknown" : ShareFormat.spread(all)) + ".");
    return lines;
  }

  private static String unsettled(Recovery recovery) {
    return recovery.unsettled() == 0
        ? ""
        : ", and %d too late in the period".formatted(recovery.unsettled());
  }

  private static List<String> deployments(DeploymentFigures dora) {
    List<String> lines = new ArrayList<>();
    lines.add("Deployments to production");
    lines.add(
        "  %d succeeded, %s a week.".formatted(dora.deployments(), FIGURES.tenths(dora.perWeek())));
    lines.add("  Failed or rolled back: " + ShareFormat.of(dora.changeFailure()));
    lines.add(
        "  From a failure to the next success: " + ShareFormat.spread(dora.timeToRestore()) + ".");
    DeploymentFigures.HandFree free = dora.handFree();
    lines.add(
        "  Without a hand: %s%s"
            .formatted(
                ShareFormat.of(
                    new Proportion(
                        free.numerator(), free.denominator(), free.share(), free.interval())),
                free.untold() == 0
                    ? ""
                    : " Of %d it is not told what set them off.".formatted(free.untold())));
    lines.add("  No pager is read: what was found broken in another way is unknown here.");
    return lines;
  }

  private static List<String> jobs(List<JobFigures> jobs, int minimumGroup) {
    List<String> lines = new ArrayList<>();
    lines.add("Jobs, those first at which people waited longest");
    List<JobFigures> longest =
        jobs.stream()
            .sorted(
                Comparator.comparing(PlatformText::waited, Comparator.reverseOrder())
                    .thenComparing(JobFigures::runs, Comparator.reverseOrder()))
            .limit(MOST_JOBS)
            .toList();
    if (longest.isEmpty()) {
      lines.add("  There are no runs that may be told.");
      return lines;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("job", "runs", "failed", "queue 50 %", "95 %", "run 50 %", "95 %", "person-hours"));
    longest.forEach(job -> rows.add(row(job)));
    lines.addAll(TextColumns.of(rows, 7));
    if (longest.stream().anyMatch(JobFigures::suppressed)) {
      lines.add(
          "withheld: fewer than %d people waited there, or the hours would tell those of few."
              .formatted(minimumGroup));
    }
    if (jobs.size() > MOST_JOBS) {
      lines.add("%d other jobs are in --json.".formatted(jobs.size() - MOST_JOBS));
    }
    return lines;
  }

  private static long waited(JobFigures job) {
    return job.waitedSeconds() == null ? 0 : job.waitedSeconds();
  }

  private static List<String> row(JobFigures job) {
    return List.of(
        job.job().equals(job.subject()) ? job.subject() : job.subject() + " / " + job.job(),
        Integer.toString(job.runs()),
        ShareFormat.share(job.failedShare()),
        ShareFormat.duration(job.queue().p50()),
        ShareFormat.duration(job.queue().p95()),
        ShareFormat.duration(job.run().p50()),
        ShareFormat.duration(job.run().p95()),
        hours(job));
  }

  private static String hours(JobFigures job) {
    if (job.suppressed()) {
      return "withheld";
    }
    return waited(job) == 0 ? "–" : FIGURES.tenths(waited(job) / 3_600.0);
  }
}
