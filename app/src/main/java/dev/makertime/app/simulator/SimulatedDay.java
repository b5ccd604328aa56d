package dev.makertime.app.simulator;

import dev.makertime.app.simulator.Member.Evidence;
import dev.makertime.app.simulator.tool.GitLabEvents;
import dev.makertime.app.simulator.tool.SimulatedAirflow;
import dev.makertime.app.simulator.tool.SimulatedDigdag;
import dev.makertime.app.simulator.tool.ToolScripts;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.app.simulator.truth.TrueHours.Kind;
import dev.makertime.app.simulator.truth.WaitCost;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Random;

/**
 * What one person does with a machine on one day. Each piece of work stands apart from all others:
 * a wait is followed by quiet, so that its cost is known in advance.
 */
final class SimulatedDay {
  private final Member member;
  private final DayPlan day;
  private final Random random;
  private final TrueHours truth;
  private final GitLabEvents script;
  private final SimulatedAirflow airflow;
  private final SimulatedDigdag digdag;
  private final String project;
  private final boolean migrated;

  /** Whether what happens can be measured. */
  private final boolean isSeen;

  SimulatedDay(
      SimulatedOrganization cast,
      Member member,
      DayPlan day,
      Random random,
      TrueHours truth,
      ToolScripts scripts) {
    this.member = member;
    this.day = day;
    this.random = random;
    this.truth = truth;
    script = member.isSeenBy(Evidence.PARTNER) ? scripts.partner() : scripts.gitLab();
    airflow = scripts.airflow();
    digdag = scripts.digdag();
    project = "data/" + (member.team() == null ? "sandbox" : member.team());
    isSeen = !member.isSeenBy(Evidence.PARTNER) || !cast.isOutage(day.date());
    migrated = "churn".equals(member.team()) && !day.date().isBefore(cast.migration());
  }

  void write() {
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      waitForPipeline();
    }
    if (member.isSeenBy(Evidence.TOOLS)) {
      useAllTools();
    }
  }

  private void useAllTools() {
    if (random.nextInt(3) == 0) {
      lookElsewhere();
    }
    if (!migrated && random.nextInt(4) > 0) {
      deployByHand();
    }
    if (random.nextInt(4) == 0) {
      triggerDag();
    }
    if (random.nextInt(8) == 0) {
      clearDag();
    }
    if (random.nextInt(6) == 0) {
      startWorkflow();
    }
    if (!migrated && random.nextInt(12) == 0) {
      startByHandAtNight();
    }
    if (random.nextInt(5) == 0) {
      new MachineRuns(member, day, project).write(script, airflow, digdag);
    }
  }

  /** Pushes, and waits for what the push has set off. */
  private void waitForPipeline() {
    long queued = 5 + random.nextLong(migrated ? 40 : 240);
    long run = migrated ? 120 + random.nextLong(300) : 400 + random.nextLong(1500);
    day.take(quietFor(queued + run), random)
        .map(from -> from.plusSeconds(120))
        .ifPresent(
            created -> {
              if (isSeen) {
                script.push(project, member.username(), created.minusSeconds(20));
                script.pipeline(pipeline("push", created, queued, run));
              }
              if (migrated) {
                release(created.minusSeconds(20), created.plusSeconds(queued + run));
              }
              countWait(queued, run);
            });
  }

  /** Pushes, and two minutes later something else: nobody waited there. */
  private void lookElsewhere() {
    long run = 900 + random.nextLong(300);
    day.take(quietFor(run), random)
        .map(from -> from.plusSeconds(120))
        .ifPresent(
            created -> {
              script.pipeline(pipeline("push", created, 10, run));
              script.push(project, member.username(), created.plusSeconds(150));
            });
  }

  /** A colleague's pipeline waits at its gate; this person plays the deploy job and waits. */
  private void deployByHand() {
    long queued = random.nextLong(60);
    long run = 200 + random.nextLong(900);
    day.take(quietFor(queued + run), random)
        .map(from -> from.plusSeconds(120))
        .ifPresent(
            played -> {
              Instant built = played.minus(Duration.ofHours(20));
              script.pipeline(
                  new GitLabEvents.Pipeline(
                      project,
                      member.username(),
                      "schedule",
                      built,
                      30,
                      600,
                      new GitLabEvents.Play(member.username(), played, queued, run)));
              release(built.minusSeconds(3_600), played.plusSeconds(queued + run));
              countByHand(queued, run);
            });
  }

  private void release(Instant committed, Instant at) {
    script.deployed(project, committed, at);
    truth.release(project, committed, at);
  }

  /** Triggers a run in Airflow's browser, and waits for it. */
  private void triggerDag() {
    byHand(
        (asked, queued, run) ->
            airflow.triggered(
                member.team() + "_report.täglich-v2", member.username(), asked, queued, run));
  }

  /** Clears what failed last night, and waits until it has run again. */
  private void clearDag() {
    Instant night = day.at(LocalTime.of(2, 0));
    byHand(
        (asked, queued, run) ->
            airflow.cleared(
                "%s_nightly.größe_%s".formatted(member.team(), member.id()),
                member.username(),
                night,
                asked,
                queued,
                run));
  }

  /** Starts a workflow of digdag, and waits for it. */
  private void startWorkflow() {
    byHand(
        (asked, queued, run) ->
            digdag.started(String.valueOf(member.team()), member.username(), asked, queued, run));
  }

  private interface Started {
    void at(Instant asked, long queued, long run);
  }

  private void byHand(Started started) {
    long queued = 5 + random.nextLong(90);
    long run = 200 + random.nextLong(900);
    day.take(quietFor(queued + run), random)
        .map(from -> from.plusSeconds(120))
        .ifPresent(
            asked -> {
              started.at(asked, queued, run);
              countByHand(queued, run);
            });
  }

  /** Starts a pipeline in the browser at a known instant, and waits for it. */
  void startByHand(Instant created) {
    script.pipeline(pipeline("web", created, 20, 500));
    countByHand(20, 500);
  }

  private void startByHandAtNight() {
    Instant created = day.at(LocalTime.of(22, 0)).plusSeconds(random.nextLong(3600));
    if (!day.isFree(
        created.minusSeconds(WaitCost.STAYS),
        created.plusSeconds(WaitCost.STAYS + WaitCost.COMES_BACK))) {
      return;
    }
    script.pipeline(pipeline("web", created, 20, 700));
    truth.add(member.id(), day.date(), Kind.AFTER_HOURS_MANUAL, WaitCost.BY_HAND);
  }

  private GitLabEvents.Pipeline pipeline(String source, Instant created, long queued, long run) {
    return new GitLabEvents.Pipeline(
        project, member.username(), source, created, queued, run, null);
  }

  private void countWait(long queued, long run) {
    WaitCost.of(truth.lasts(queued), truth.lasts(run)).forEach(this::count);
  }

  private void countByHand(long queued, long run) {
    WaitCost.byHand(truth.lasts(queued), truth.lasts(run)).forEach(this::count);
  }

  private void count(Kind kind, long seconds) {
    if (isSeen) {
      truth.add(member.id(), day.date(), kind, seconds);
    } else {
      truth.addUnseen(kind, seconds);
    }
  }

  /** Two minutes before, and after it until nothing of it can matter any more. */
  private static Duration quietFor(long waited) {
    return Duration.ofSeconds(120 + Math.max(waited, WaitCost.STAYS + WaitCost.COMES_BACK) + 120);
  }
}
