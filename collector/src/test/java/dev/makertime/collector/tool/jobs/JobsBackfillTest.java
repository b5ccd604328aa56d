package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.source.Backfill;
import dev.makertime.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past of a table in H2, of ids in the milliards, three of which begin at once. */
class JobsBackfillTest {
  private static final String URL = "jdbc:h2:mem:past;DB_CLOSE_DELAY=-1";
  private static final int ROWS = 5_000;
  private static final int PAGE = 200;
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-06-20T12:00:00Z"), ZoneOffset.UTC);

  private final MemoryCursors cursors = new MemoryCursors();
  private final Set<String> ids = new HashSet<>();
  private int told;

  @BeforeEach
  void fill() throws Exception {
    execute(
        """
        create table runs as select 7000000000 + x as id,
          case when mod(x, 5) = 0 then 'ana' end as who,
          dateadd(second, x / 3 * 600, timestamp with time zone '2026-06-01 00:00:00+00') as began,
          dateadd(second, x / 3 * 600 + 60, timestamp with time zone '2026-06-01 00:00:00+00') as ended,
          case when mod(x, 5) = 0 then 'command' else 'schedule' end as trigger,
          'load' as subject from system_range(1, %d)
        """
            .formatted(ROWS));
  }

  @AfterEach
  void drop() throws Exception {
    execute("drop all objects");
  }

  @Test
  void killed_in_the_middle_it_continues_behind_what_was_told() throws Exception {
    Backfill.Outcome broken = backfill(ROWS / 2);
    int before = told;

    Backfill.Outcome rest = backfill(Integer.MAX_VALUE);

    assertThat(broken.isWhole()).isFalse();
    assertThat(rest.isWhole()).isTrue();
    assertThat(before).isBetween(ROWS / 2 - 2 * PAGE, ROWS / 2);
    assertThat(ids).hasSize(ROWS);
    assertThat(told).isLessThanOrEqualTo(ROWS + 2 * PAGE);
  }

  @Test
  void once_it_was_whole_the_next_one_begins_anew() throws Exception {
    assertThat(backfill(Integer.MAX_VALUE).runs()).isEqualTo(ROWS);

    assertThat(backfill(Integer.MAX_VALUE).runs()).isEqualTo(ROWS);
    assertThat(ids).hasSize(ROWS);
  }

  /** By a process that has just started, without a broker once so many runs are told. */
  private Backfill.Outcome backfill(int most) throws Exception {
    Inbox inbox =
        entries -> {
          if (told + entries.size() > most) {
            throw new Inbox.Unavailable("away", new IOException());
          }
          entries.stream()
              .filter(entry -> entry.topic().equals(Topics.RUNS.name()))
              .forEach(
                  entry -> {
                    told++;
                    ids.add(entry.key());
                  });
        };
    PollerContext context =
        new PollerContext(
            inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), NOW), NOW);
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: table, url: '%s', page: %d, cursor: began, since: 2026-06-01, query: 'select * from runs'}"
                .formatted(URL, PAGE));
    return new Backfill(context, how -> {}).read(jobs.source(), null);
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
