package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.source.Backfill;
import dev.makertime.testkit.ToolServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool of the table that is polled tells of its past, once its cursor is beyond it. */
class BackfillContractTest {
  private static final String TOOLS = "dev.makertime.collector.tool.ToolUnderTest#polled";

  private final KeepingInbox live = new KeepingInbox();
  private final KeepingInbox past = new KeepingInbox();
  private final MemoryCursors cursors = new MemoryCursors();

  @BeforeEach
  void reset() {
    live.runs.clear();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void the_past_is_told_with_the_ids_and_revisions_of_the_polls_before(ToolUnderTest tool)
      throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      poll(tool, server);
      Map<String, byte[]> before = Map.copyOf(cursors.kept);

      Backfill.Outcome outcome = backfill(tool, server, past);

      assertThat(outcome.isWhole()).isTrue();
      assertThat(past.latestRuns()).isNotEmpty().isEqualTo(live.latestRuns());
      assertThat(past.latest()).isEqualTo(live.latest());
      assertThat(past.coverage).as("the poller tells what is covered").isEmpty();
      assertThat(cursors.kept).as("the poller goes on where it was").containsAllEntriesOf(before);
      assertThat(outcome.runs()).isEqualTo(past.runs.size());
    }
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void broken_off_it_continues_and_misses_nothing(ToolUnderTest tool) throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      poll(tool, server);
      for (int batches = 0; batches < 4; batches++) {
        past.runs.clear();
        past.kept.clear();

        Backfill.Outcome broken = backfill(tool, server, awayAfter(batches));
        assertThat(broken.isWhole() && batches == 0).isFalse();
        assertThat(backfill(tool, server, past).isWhole()).isTrue();

        assertThat(past.latestRuns()).isEqualTo(live.latestRuns());
        assertThat(past.latest()).isEqualTo(live.latest());
      }
    }
  }

  private void poll(ToolUnderTest tool, ToolServer server) {
    assertThat(
            tool.source(server.url())
                .pollers(
                    context(live),
                    () -> {
                      throw new AssertionError("nobody is asked who works here");
                    })
                .get(0)
                .task()
                .poll())
        .isTrue();
  }

  /** By a process that has just started. */
  private Backfill.Outcome backfill(ToolUnderTest tool, ToolServer server, Inbox to)
      throws Exception {
    return new Backfill(context(to), how -> {}).read(tool.source(server.url()), null);
  }

  private PollerContext context(Inbox inbox) {
    return new PollerContext(
        inbox,
        cursors,
        new CollectorMetrics(new SimpleMeterRegistry(), Polling.CLOCK),
        Polling.CLOCK);
  }

  /** Keeps so many batches, and then nothing: as a process that is killed. */
  private Inbox awayAfter(int batches) {
    AtomicInteger kept = new AtomicInteger();
    return entries -> {
      if (List.of().equals(entries)) {
        return;
      }
      if (kept.getAndIncrement() >= batches) {
        throw new Inbox.Unavailable("away", new IOException());
      }
      past.keep(entries);
    };
  }
}
