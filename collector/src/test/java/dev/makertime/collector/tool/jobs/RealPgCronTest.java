package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Run;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.testkit.waiting.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a real pg_cron, which begins its jobs at full minutes. */
class RealPgCronTest {
  private static final Duration A_MINUTE = Duration.ofSeconds(100);

  @TempDir Path home;

  @Test
  void runs_that_succeed_fail_go_on_and_are_killed_are_read_from_a_real_pg_cron() throws Exception {
    Assumptions.assumeTrue(
        RealPostgres.programs().isPresent(),
        "needs PostgreSQL with pg_cron: apt-get install postgresql-15-cron, or of another version");
    Instant before = Instant.now();
    try (RealPostgres postgres = new RealPostgres(home)) {
      postgres.execute(
          "create extension pg_cron",
          "create role reader login bypassrls",
          "grant usage on schema cron to reader",
          "grant select on cron.job, cron.job_run_details to reader",
          "select cron.schedule('fine', '* * * * *', 'select ''canary''')",
          "select cron.schedule('bad', '* * * * *', 'select ''canary''::int')",
          "select cron.schedule('long', '* * * * *', 'select pg_sleep(600)')");
      assertThat(
              Await.until(
                  A_MINUTE,
                  () ->
                      postgres.number(
                                  "select count(*) from cron.job_run_details where status in"
                                      + " ('succeeded','failed','running')")
                              == 3
                          && postgres.number(
                                  "select count(*) from cron.job_run_details where status = 'running'")
                              == 1))
          .isTrue();
      JobsUnderTest jobs =
          new JobsUnderTest(
              "{type: jobs, dialect: pg_cron, url: '%s', user: reader, password: any}"
                  .formatted(postgres.url()));
      jobs.now = Instant.now();
      assertThat(jobs.source().checks(Clock.systemUTC()).get(0).attempt().run())
          .matches("PostgreSQL 1\\d.*, runs are listed");

      assertThat(jobs.poll()).isTrue();

      assertThat(run(jobs, "fine").status()).isEqualTo(RunStatus.SUCCESS);
      assertThat(run(jobs, "bad").status()).isEqualTo(RunStatus.FAILED);
      assertThat(run(jobs, "long").status()).isEqualTo(RunStatus.RUNNING);
      assertThat(jobs.inbox.latestRuns())
          .allSatisfy(
              run -> {
                assertThat(run.trigger()).isEqualTo(RunTrigger.SCHEDULE);
                assertThat(run.who()).isNull();
                assertThat(run.began()).isBetween(before, jobs.now);
              });

      postgres.execute(
          "select cron.unschedule('long')",
          "select pg_terminate_backend(job_pid) from cron.job_run_details where status = 'running'");
      assertThat(
              Await.until(
                  A_MINUTE,
                  () ->
                      postgres.number(
                              "select count(*) from cron.job_run_details where status = 'running'")
                          == 0))
          .isTrue();
      assertThat(jobs.poll()).isTrue();

      assertThat(jobs.inbox.latestRuns())
          .filteredOn(run -> run.began() != null && run.status() == RunStatus.FAILED)
          .hasSizeGreaterThanOrEqualTo(2);
      assertThat(jobs.inbox.aside).isEmpty();
      assertThat(jobs.inbox.kept).isEmpty();
      assertThat(jobs.inbox.runs + "").doesNotContain("canary").doesNotContain("owner");
    }
  }

  private static Run run(JobsUnderTest jobs, String subject) {
    return jobs.inbox.latestRuns().stream()
        .filter(run -> subject.equals(run.subject()))
        .findFirst()
        .orElseThrow();
  }
}
