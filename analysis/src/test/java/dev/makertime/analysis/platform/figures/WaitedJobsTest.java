package dev.makertime.analysis.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What few people waited at a job is told neither there nor by what it leaves of a sum. */
class WaitedJobsTest {
  private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");
  private final List<Run> runs = new ArrayList<>();
  private final List<WaitedJobs.Wait> waits = new ArrayList<>();

  @Test
  void a_job_of_few_people_takes_the_shortest_other_with_it() {
    waited("lint", 60, "ana");
    waited("build", 600, "ana", "bo", "cy", "di", "ed");
    waited("test", 6_000, "ana", "bo", "cy", "di", "ed");

    assertThat(withheld()).containsExactly("build", "lint");
    assertThat(jobs().ofFewer(5)).extracting(PlatformRun.Job::job).containsExactly("lint");
  }

  @Test
  void jobs_of_the_same_few_people_are_withheld_with_one_of_enough() {
    waited("lint", 60, "ana");
    waited("docs", 70, "ana", "bo");
    waited("build", 600, "ana", "bo", "cy", "di", "ed");
    waited("test", 6_000, "ana", "bo", "cy", "di", "ed");

    assertThat(withheld()).containsExactly("build", "docs", "lint");
  }

  @Test
  void jobs_of_few_people_who_are_enough_together_are_withheld_alone() {
    waited("lint", 60, "ana", "bo", "cy");
    waited("docs", 70, "di", "ed");
    waited("build", 600, "ana", "bo", "cy", "di", "ed");

    assertThat(withheld()).containsExactly("docs", "lint");
  }

  @Test
  void nothing_is_withheld_where_enough_people_waited_everywhere() {
    waited("build", 600, "ana", "bo", "cy", "di", "ed");

    assertThat(withheld()).isEmpty();
  }

  private List<String> withheld() {
    return jobs().withheld(5).stream().map(PlatformRun.Job::job).toList();
  }

  private WaitedJobs jobs() {
    return new WaitedJobs(
        new RunTree(PlatformRun.holding(runs)),
        waits.stream().collect(Collectors.groupingBy(WaitedJobs.Wait::run, Collectors.toList())));
  }

  private void waited(String job, int seconds, String... people) {
    runs.add(
        Run.of("gitlab", job, 1)
            .kind(RunKind.PIPELINE)
            .subject("churn")
            .job(job)
            .trigger(RunTrigger.PUSH)
            .status(RunStatus.SUCCESS)
            .times(TEN, TEN, TEN.plusSeconds(seconds))
            .build());
    for (String person : people) {
      waits.add(new WaitedJobs.Wait(person, null, job, TEN, TEN.plusSeconds(seconds)));
    }
  }
}
