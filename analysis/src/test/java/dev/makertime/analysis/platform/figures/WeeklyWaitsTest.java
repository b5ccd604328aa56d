package dev.makertime.analysis.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A job is told where no week of it and no difference of two periods is of few people. */
class WeeklyWaitsTest {
  private static final Instant FIRST = Instant.parse("2026-06-01T10:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofDays(7));
  private static final String[] FIVE = {"ana", "bo", "cy", "di", "ed"};

  private final List<Run> runs = new ArrayList<>();
  private final List<WaitedJobs.Wait> waits = new ArrayList<>();

  @Test
  void a_job_for_which_enough_people_waited_in_each_week_is_told() {
    waited("build", FIRST, RunTrigger.PUSH, FIVE);
    waited("build", SECOND, RunTrigger.WEB, FIVE);

    assertThat(told()).containsExactly("build");
  }

  @Test
  void one_week_of_few_people_withholds_the_job() {
    waited("build", FIRST, RunTrigger.PUSH, FIVE);
    waited("build", SECOND, RunTrigger.PUSH, "ana");

    assertThat(told()).isEmpty();
  }

  @Test
  void one_week_in_which_nobody_waited_for_what_somebody_set_off_withholds_the_job() {
    waited("build", FIRST, RunTrigger.PUSH, FIVE);
    waited("build", SECOND, RunTrigger.API);

    assertThat(told()).isEmpty();
  }

  @Test
  void what_a_schedule_set_off_and_nobody_waited_for_is_told() {
    waited("nightly", FIRST, RunTrigger.SCHEDULE);
    waited("nightly", SECOND, RunTrigger.SCHEDULE);

    assertThat(told()).containsExactly("nightly");
  }

  @Test
  void a_job_that_would_tell_another_of_its_subject_is_withheld_with_it() {
    waited("build", FIRST, RunTrigger.PUSH, FIVE);
    waited("lint", FIRST, RunTrigger.PUSH, "ana");

    assertThat(told()).isEmpty();
  }

  private List<String> told() {
    return new WeeklyWaits(
            new RunTree(PlatformRun.holding(runs)),
            waits.stream().collect(Collectors.groupingBy(WaitedJobs.Wait::run)),
            5)
        .told(FIRST.minus(Duration.ofDays(1)), SECOND.plus(Duration.ofDays(6))).stream()
            .map(PlatformRun.Job::job)
            .toList();
  }

  private void waited(String job, Instant at, RunTrigger trigger, String... people) {
    String id = job + "/" + at;
    runs.add(
        Run.of("gitlab", id, 1)
            .kind(RunKind.PIPELINE)
            .subject("churn")
            .job(job)
            .trigger(trigger)
            .status(RunStatus.SUCCESS)
            .times(at, at, at.plusSeconds(60))
            .build());
    for (String person : people) {
      waits.add(new WaitedJobs.Wait(person, null, id, at, at.plusSeconds(60)));
    }
  }
}
