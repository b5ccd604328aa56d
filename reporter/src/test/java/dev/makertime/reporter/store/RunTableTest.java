package dev.makertime.reporter.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.store.RunSums.SubjectWeek;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTableTest {
  private static final Instant TEN = Instant.parse("2026-06-17T10:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final RunSums.Query WEEK =
      new RunSums.Query(MONDAY, MONDAY.plusDays(6), null, null, null, null, null);

  @TempDir Path directory;
  private DayStore store;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    store = DayStore.open(directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void the_highest_revision_counts_whatever_the_order() {
    take(run("1", 2).status(RunStatus.FAILED).build());
    take(run("1", 1).status(RunStatus.RUNNING).build());
    save();
    take(run("1", 1).status(RunStatus.RUNNING).build());
    save();

    assertThat(lines()).containsExactly("churn 1 1 1 0");

    take(run("1", 3).status(RunStatus.SUCCESS).build());
    save();

    assertThat(lines()).containsExactly("churn 1 0 1 0");
  }

  @Test
  void a_retracted_run_is_gone_for_good() {
    take(run("1", 1).build());
    take(run("2", 1).build());
    take(Run.retraction("gitlab", "1", 2));
    save();
    take(run("1", 1).build());
    save();

    assertThat(lines()).containsExactly("churn 1 0 1 0");
  }

  @Test
  void steps_of_runs_are_counted_where_their_kind_is_asked_for() {
    take(run("p", 1).build());
    take(run("j1", 1).kind(RunKind.JOB).parent("p").build());
    take(run("j2", 1).kind(RunKind.JOB).parent("p").build());
    take(run("alone", 1).kind(RunKind.JOB).build());
    save();

    assertThat(count(WEEK)).isEqualTo(2);
    assertThat(
            count(
                new RunSums.Query(
                    WEEK.from(), WEEK.to(), null, null, RunKind.JOB.text(), null, null)))
        .isEqualTo(3);
  }

  @Test
  void a_question_is_narrowed_by_all_that_it_names() {
    take(run("1", 1).subject("churn").status(RunStatus.FAILED).build());
    take(run("2", 1).subject("pricing").trigger(RunTrigger.SCHEDULE).build());
    take(run("3", 1).times(TEN.minus(Duration.ofDays(7)), null, null).build());
    save();

    assertThat(count(query("churn", null, null))).isOne();
    assertThat(count(query(null, "schedule", null))).isOne();
    assertThat(count(query(null, null, "failed"))).isOne();
    assertThat(count(query("pricing", null, "failed"))).isZero();
    assertThat(count(new RunSums.Query(WEEK.from(), WEEK.to(), null, "jenkins", null, null, null)))
        .isZero();
  }

  @Test
  void percentiles_are_of_the_runs_whose_length_is_known() {
    for (int i = 1; i <= 100; i++) {
      take(run("r" + i, 1).times(TEN, TEN.plusSeconds(i), TEN.plusSeconds(3L * i)).build());
    }
    take(run("open", 1).status(RunStatus.RUNNING).times(TEN, null, null).build());
    save();

    RunSums sums = store.runs().sums(WEEK, null).get(0);

    assertThat(sums.runs()).isEqualTo(101);
    assertThat(sums.ended()).isEqualTo(100);
    assertThat(sums.queueP50()).isEqualTo(50_000);
    assertThat(sums.queueP95()).isEqualTo(95_000);
    assertThat(sums.runP50()).isEqualTo(100_000);
    assertThat(sums.runP95()).isEqualTo(190_000);
  }

  @Test
  void a_length_that_no_run_tells_is_not_told() {
    take(run("1", 1).times(TEN, null, null).build());
    save();

    RunSums sums = store.runs().sums(WEEK, null).get(0);

    assertThat(sums.queueP50()).isNull();
    assertThat(sums.runP95()).isNull();
  }

  @Test
  void what_may_not_be_told_is_apart_and_a_schedule_is_always_told() {
    take(run("1", 1).who("x:ana").build());
    take(run("2", 1).who("x:ana").times(TEN.plus(Duration.ofDays(7)), null, null).build());
    take(run("3", 1).trigger(RunTrigger.SCHEDULE).build());
    take(run("4", 1).trigger(RunTrigger.DEPENDENCY).build());
    save();
    RunSums.Query two =
        new RunSums.Query(MONDAY, MONDAY.plusDays(13), null, null, null, null, null);

    assertThat(parts(two, Set.of(new SubjectWeek("churn", MONDAY))))
        .containsExactly("SCHEDULED 1 by 0 1", "OTHERS 2 by 1 1", "WITHHELD 1 by 1 0");
    assertThat(parts(two, Set.of())).containsExactly("SCHEDULED 1 by 0 1", "WITHHELD 3 by 2 1");
    assertThat(parts(two, null)).containsExactly("SCHEDULED 1 by 0 1", "OTHERS 3 by 2 1");
  }

  @Test
  void nothing_of_who_set_a_run_off_and_no_id_is_in_the_file() throws Exception {
    take(
        run("host/command/canary.user/1", 1)
            .who("gitlab:canary.user")
            .parent("host/command/canary.user/0")
            .kind(RunKind.DEPLOYMENT)
            .environment("review/canary.user")
            .label(Run.URL, "https://git.example.com/canary.user/-/1")
            .label(Run.GIT_SHA, "canary")
            .build());
    save();
    assertThat(lines()).containsExactly("churn 1 0 1 1");
    store.close();

    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("canary");
      }
    }
    open();
  }

  @Test
  void runs_before_the_window_are_deleted() {
    take(run("1", 1).build());
    take(run("2", 1).times(TEN.minus(Duration.ofDays(3)), null, null).build());
    save();

    assertThat(store.runs().retire(MONDAY)).isOne();
    assertThat(lines()).hasSize(1);
  }

  private static RunBuilder run(String id, long revision) {
    return Run.of("gitlab", id, revision)
        .kind(RunKind.PIPELINE)
        .subject("churn")
        .trigger(RunTrigger.PUSH)
        .status(RunStatus.SUCCESS)
        .times(TEN, TEN, TEN.plusSeconds(60));
  }

  private void take(Run run) {
    store.runs().take(List.of(new TopicTable.Change<>(run.id(), run)), Map.of(0, ++offset));
  }

  private void save() {
    store.together(() -> store.runs().save());
  }

  private static RunSums.Query query(
      @Nullable String subject, @Nullable String trigger, @Nullable String status) {
    return new RunSums.Query(WEEK.from(), WEEK.to(), subject, null, null, trigger, status);
  }

  private long count(RunSums.Query query) {
    return store.runs().sums(query, null).stream().mapToLong(RunSums::runs).sum();
  }

  private List<String> parts(RunSums.Query query, @Nullable Set<SubjectWeek> told) {
    return store.runs().sums(query, told).stream()
        .map(
            one ->
                "%s %d by %d %d"
                    .formatted(one.part(), one.runs(), one.byPeople(), one.byMachines()))
        .toList();
  }

  /** The subjects, with how many ran, failed, ended, and were set off by people. */
  private List<String> lines() {
    return store.runs().sums(WEEK, null).stream()
        .map(
            one ->
                "%s %d %d %d %d"
                    .formatted(
                        one.subject(), one.runs(), one.failed(), one.ended(), one.byPeople()))
        .toList();
  }
}
