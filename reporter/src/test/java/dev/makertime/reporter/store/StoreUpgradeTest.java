package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.testkit.Days;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that earlier versions wrote. */
class StoreUpgradeTest {
  private static final EngineerDay ANA = Days.day("ana", "2026-06-15", "churn");
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");

  private static final Run RUN =
      Run.of("gitlab", "host/1", 1)
          .kind(RunKind.PIPELINE)
          .subject("churn")
          .job("test")
          .status(RunStatus.SUCCESS)
          .times(DATE.atStartOfDay(ZoneOffset.UTC).toInstant(), null, null)
          .build();

  /** Declared as the version before did; one run is no longer on the topic. */
  private static final String RUNS_BEFORE =
      """
      CREATE TABLE runs (
        key BIGINT PRIMARY KEY, revision BIGINT, source VARCHAR, subject VARCHAR, kind VARCHAR,
        trigger VARCHAR, person BOOLEAN, part BOOLEAN, status VARCHAR, day DATE, queue BIGINT,
        run BIGINT);
      CREATE TABLE IF NOT EXISTS offsets (
        topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition));
      INSERT INTO runs VALUES
        (%d, 1, 'gitlab', 'churn', 'pipeline', 'push', true, false, 'success', '2026-06-15', 1, 2),
        (7, 1, 'gitlab', 'old', 'pipeline', 'push', true, false, 'success', '2026-06-14', 1, 2);
      INSERT INTO offsets VALUES ('makertime.runs.v1', 0, 7);
      """
          .formatted(RunColumns.hash("host/1"));

  @TempDir Path directory;

  @Test
  void a_store_of_the_first_form_is_filled_anew() throws Exception {
    write(
        """
        CREATE TABLE days (
          person VARCHAR, date DATE, team VARCHAR, json VARCHAR, PRIMARY KEY (person, date));
        CREATE TABLE team_days (
          team VARCHAR, date DATE, json VARCHAR, PRIMARY KEY (team, date));
        CREATE TABLE offsets (
          topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition));
        INSERT INTO days VALUES ('ana', '2026-06-15', 'churn', '{}');
        INSERT INTO offsets VALUES ('makertime.engineer-days', 0, 7);
        """);
    try (DayStore store = DayStore.open(directory)) {
      assertThat(store.days().offsets()).isEmpty();
      assertThat(all(store)).isEmpty();
      store.days().take(List.of(new TopicTable.Change<>(ANA.key(), ANA)), Map.of(0, 1L));
      store.days().save();
      assertThat(all(store)).containsExactly(ANA);
    }
  }

  /** The tables are declared here as the version before did, not as this one does. */
  @Test
  void a_store_of_the_version_before_is_read_and_goes_on_where_it_ended() throws Exception {
    write(
        """
        CREATE TABLE days (
          name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR,
          PRIMARY KEY (name, date));
        CREATE TABLE team_days (
          name VARCHAR, date DATE, team VARCHAR, people INTEGER, brief VARCHAR, json VARCHAR,
          PRIMARY KEY (name, date));
        CREATE TABLE activities (
          identity VARCHAR, id VARCHAR, start BIGINT, finish BIGINT, json VARCHAR,
          PRIMARY KEY (identity, id));
        CREATE TABLE deliveries (
          id VARCHAR PRIMARY KEY, project VARCHAR, deployed BIGINT, revision BIGINT, json VARCHAR);
        CREATE TABLE coverage (source VARCHAR PRIMARY KEY, start BIGINT, finish BIGINT);
        CREATE TABLE offsets (
          topic VARCHAR, partition INTEGER, next BIGINT, PRIMARY KEY (topic, partition));
        CREATE TABLE dead_letters (
          source VARCHAR, reason VARCHAR, count BIGINT, last BIGINT, PRIMARY KEY (source, reason));
        CREATE TABLE weeks (
          who VARCHAR, monday DATE, team VARCHAR, days INTEGER, available BIGINT, meeting BIGINT,
          manual BIGINT, waiting BIGINT, technical BIGINT, gross_meeting BIGINT,
          gross_manual BIGINT, gross_waiting BIGINT, PRIMARY KEY (who, monday));
        CREATE TABLE retractions (
          identity VARCHAR, id VARCHAR, noted DATE, PRIMARY KEY (identity, id));
        CREATE TABLE followed (second BIGINT);
        INSERT INTO days VALUES ('ana', '2026-06-15', 'churn', 1, NULL, '%s');
        INSERT INTO activities VALUES ('x:ana', 'a', 1781517600, 1781517600,
          '{"id":"a","revision":1,"identity":"x:ana","kind":"manual",
            "start":"2026-06-15T10:00:00Z","end":"2026-06-15T10:00:00Z"}');
        INSERT INTO deliveries VALUES ('d', 'churn', 1781517600, 1,
          '{"id":"d","project":"churn","environment":"prod","tier":"production",
            "sha":"279484c0","deployedAt":"2026-06-15T10:00:00Z","status":"success",
            "revision":1}');
        INSERT INTO coverage VALUES ('gitlab', 0, 1781517600);
        INSERT INTO dead_letters VALUES ('jenkins', 'no build', 3, 1781517600);
        INSERT INTO weeks VALUES ('p1', '2025-06-16', 'churn', 5, 1, 2, 3, 4, 5, 6, 7, 8);
        INSERT INTO followed VALUES (1781517600);
        INSERT INTO offsets VALUES ('makertime.engineer-days.v1', 0, 7);
        """
            .formatted(Json.MAPPER.writeValueAsString(ANA)));

    try (DayStore store = DayStore.open(directory)) {
      Instant ten = Instant.parse("2026-06-15T10:00:00Z");
      assertThat(store.days(new DayStore.Query(DATE, DATE, null, null))).containsExactly(ANA);
      assertThat(store.days().offsets()).containsExactly(Map.entry(0, 7L));
      assertThat(store.activities().between(ten, ten.plusSeconds(1))).hasSize(1);
      assertThat(store.deliveries().between(DATE, DATE, null)).hasSize(1);
      assertThat(store.coverages().all()).hasSize(1);
      assertThat(store.deadLetters().counts()).containsExactly(Map.entry("jenkins", 3L));
      assertThat(store.pastWeeks().all()).hasSize(1);
      assertThat(store.lastFollowed()).isEqualTo(1_781_517_600);
    }
  }

  @Test
  void runs_of_the_version_before_stay_and_the_topic_adds_what_was_not_kept() throws Exception {
    write(RUNS_BEFORE);
    try (DayStore store = DayStore.open(directory)) {
      assertThat(store.runs().subjects()).containsExactly("churn", "old");
      assertThat(store.runs().offsets()).isEmpty();
      store.runs().take(List.of(new TopicTable.Change<>("host/1", RUN)), Map.of(0, 8L));
      store.together(() -> store.runs().save());
    }

    assertThat(read("SELECT subject || ' ' || coalesce(job, '-') FROM run_facts ORDER BY subject"))
        .containsExactly("churn test", "old -");
    assertThat(read("SELECT topic FROM offsets")).noneMatch("makertime.runs.v1"::equals);
  }

  @Test
  void runs_go_on_after_the_version_before_ran_once_more() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      store.runs().take(List.of(new TopicTable.Change<>("host/1", RUN)), Map.of(0, 8L));
      store.together(() -> store.runs().save());
    }
    write(RUNS_BEFORE);

    try (DayStore store = DayStore.open(directory)) {
      assertThat(store.runs().subjects()).containsExactly("churn");
      assertThat(store.runs().offsets()).containsExactly(Map.entry(0, 8L));
    }
    assertThat(read("SELECT topic FROM offsets")).noneMatch("makertime.runs.v1"::equals);
    assertThat(read("SELECT table_name FROM duckdb_tables()")).doesNotContain("runs");
  }

  private List<String> read(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection file =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"));
        Statement statement = file.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private void write(String sql) throws SQLException {
    try (Connection old =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("days.duckdb"));
        Statement statement = old.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<EngineerDay> all(DayStore store) {
    return store.days(new DayStore.Query(DATE, DATE, null, null));
  }
}
