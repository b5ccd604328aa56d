package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.store.StoredPlatform.Question;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs come out of the store a part at a time, with those that they belong to. */
@NullUnmarked // what is not there fails the test
class PlatformRunReaderTest {
  private static final Instant TEN = Instant.parse("2026-06-17T10:00:00Z");
  private static final Question WEEK =
      new Question(LocalDate.parse("2026-06-15"), LocalDate.parse("2026-06-21"), null);

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
  void runs_of_the_period_are_read_with_the_weeks_before_and_all_deployments_to_production()
      throws Exception {
    take(
        List.of(
            run("in", 0).build(),
            run("before", 30).build(),
            run("long-before", 60).build(),
            deployment("to-production", 300).environment("production/eu").build(),
            deployment("to-review", 300).environment("review/x").build(),
            run("after", -30).build()));

    assertThat(subjects(null)).containsExactly("before", "in", "to-production");
    assertThat(subjects(Set.of("in", "none"))).containsExactly("in");
  }

  @Test
  void a_run_belongs_to_one_of_another_subject_or_of_long_before() throws Exception {
    take(
        List.of(
            run("root", 200).build(),
            run("upstream", 100).parent("root").build(),
            run("downstream", 0).parent("upstream").build(),
            run("cut", 0).parent("cut").build(),
            run("deep", 0).parent("downstream").build()));

    List<String> lines = new ArrayList<>();
    reader()
        .forEachPart(
            Set.of("deep"),
            tree ->
                tree.all()
                    .forEach(
                        run ->
                            tree.line(run).stream().map(PlatformRun::subject).forEach(lines::add)));
    assertThat(lines).containsExactly("deep", "downstream", "upstream", "root");
  }

  @Test
  void a_part_of_another_subject_that_failed_is_found() throws Exception {
    take(
        List.of(
            run("whole", 0).status(RunStatus.FAILED).build(),
            run("part", 0).parent("whole").status(RunStatus.FAILED).build()));

    List<Integer> parts = new ArrayList<>();
    reader()
        .forEachPart(
            Set.of("whole"), tree -> tree.all().forEach(run -> parts.add(tree.parts(run).size())));
    assertThat(parts).containsExactly(1);
  }

  @Test
  void many_runs_come_in_parts_with_all_of_a_subject_in_one() throws Exception {
    fill("SELECT 'subject ' || (range % 300) AS subject, range AS key FROM range(120000)");

    List<Integer> sizes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    reader()
        .forEachPart(
            null,
            tree -> {
              sizes.add(tree.all().size());
              Set<String> names = new HashSet<>();
              tree.all().forEach(run -> names.add(run.subject()));
              assertThat(names).noneMatch(seen::contains);
              seen.addAll(names);
            });
    assertThat(sizes).hasSizeGreaterThan(2).allMatch(size -> size <= 50_000);
    assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(120_000);
    assertThat(seen).hasSize(300);
  }

  @Test
  void a_subject_of_more_runs_than_fit_is_refused_by_name() throws Exception {
    fill("SELECT 'mono' AS subject, range AS key FROM range(250001)");

    assertThatThrownBy(() -> reader().forEachPart(null, tree -> {}))
        .isInstanceOf(PlatformRunReader.TooManyRuns.class)
        .hasMessageContaining("mono has 250,001 runs")
        .hasMessageContaining("ask for a shorter one");
  }

  @Test
  void rows_of_which_the_version_before_kept_less_are_left_out() throws Exception {
    fill("SELECT 'old' AS subject, range AS key FROM range(3)");
    store.close();
    DuckDb.run(directory, "UPDATE run_facts SET created = NULL");
    open();

    assertThat(subjects(null)).isEmpty();
  }

  private PlatformRunReader reader() {
    return store.runs().ofPlatform(WEEK.start(), WEEK.end());
  }

  private List<String> subjects(Set<String> wanted) throws Exception {
    TreeSet<String> subjects = new TreeSet<>();
    reader().forEachPart(wanted, tree -> tree.all().forEach(run -> subjects.add(run.subject())));
    return List.copyOf(subjects);
  }

  private static RunBuilder run(String subject, int daysAgo) {
    Instant at = TEN.minusSeconds(86_400L * daysAgo);
    return Run.of("gitlab", subject, 1)
        .kind(RunKind.PIPELINE)
        .subject(subject)
        .trigger(RunTrigger.SCHEDULE)
        .status(RunStatus.SUCCESS)
        .times(at, at, at.plusSeconds(60));
  }

  private static RunBuilder deployment(String subject, int daysAgo) {
    return run(subject, daysAgo).kind(RunKind.DEPLOYMENT);
  }

  private void take(Collection<Run> runs) {
    List<TopicTable.Change<Run>> changes = new ArrayList<>();
    runs.forEach(run -> changes.add(new TopicTable.Change<>(run.id(), run)));
    store.runs().take(changes, Map.of(0, ++offset));
    store.together(() -> store.runs().save());
  }

  /** Rows by SQL: a hundred thousand are there at once. */
  private void fill(String rows) throws Exception {
    store.close();
    DuckDb.run(
        directory,
        """
        INSERT INTO run_facts SELECT key, 1, 'gitlab', subject, 'pipeline', 'schedule', false, false,
          'success', DATE '2026-06-17', 1, 2, NULL, NULL, 1, %d, %d, %d, NULL, 'url', NULL
        FROM (%s)
        """
            .formatted(TEN.toEpochMilli(), TEN.toEpochMilli(), TEN.toEpochMilli(), rows));
    open();
  }

  /** Changes the file of a closed store. */
  private static final class DuckDb {
    static void run(Path directory, String sql) throws Exception {
      try (Connection file =
              DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"));
          Statement statement = file.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
