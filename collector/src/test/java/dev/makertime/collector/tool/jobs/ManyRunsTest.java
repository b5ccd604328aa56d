package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.testkit.Thorough;
import dev.makertime.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A table of many runs is read in a small heap: with {@code -Dtest.jvm=-Xmx64m} and
 * MAKERTIME_THOROUGH, a million of them.
 */
class ManyRunsTest {
  private static final long ROWS = Thorough.isOn() ? 1_000_000 : 20_000;
  private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void each_of_many_rows_is_published_once_and_none_is_kept() {
    TestDriver.MADE.put("many", ManyRunsTest::select);
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: table, url: 'jdbc:made:many', query: select, cursor: began, since: 2026-06-01}");
    AtomicLong runs = new AtomicLong();
    Clock clock = Clock.fixed(Instant.parse("2026-06-20T12:00:00Z"), ZoneOffset.UTC);
    PollerContext context =
        new PollerContext(
            records -> runs.addAndGet(records.stream().filter(ManyRunsTest::isRun).count()),
            new MemoryCursors(),
            new CollectorMetrics(new SimpleMeterRegistry(), clock),
            clock);

    boolean isRead = jobs.source().pollers(context, () -> null).get(0).task().poll();

    assertThat(isRead).isTrue();
    assertThat(runs).hasValue(ROWS);
  }

  private static boolean isRun(PendingRecord row) {
    return row.topic().equals(Topics.RUNS.name());
  }

  /** Row i began after i seconds, and three together. */
  private static Iterator<Map<String, Object>> select(
      String sql, List<Object> parameters, int most) {
    long from = ((OffsetDateTime) parameters.get(0)).toEpochSecond() - FIRST.getEpochSecond();
    long next = parameters.size() == 1 ? from * 3 : (Long) parameters.get(2) + 1;
    return LongStream.range(next, Math.min(ROWS, next + most))
        .mapToObj(
            i ->
                Map.<String, Object>of(
                    "id",
                    i,
                    "began",
                    FIRST.plusSeconds(i / 3),
                    "ended",
                    FIRST.plusSeconds(i / 3 + 60),
                    "trigger",
                    "schedule",
                    "subject",
                    "load"))
        .iterator();
  }
}
