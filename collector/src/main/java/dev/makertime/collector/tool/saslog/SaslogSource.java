package dev.makertime.collector.tool.saslog;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.SourceSummary;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.model.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A configured directory of logs.
 *
 * @param lostAfter a session whose log is not written for so long was killed
 * @param since the first day read; absent = 90 days ago
 * @param poll interval from the end of one poll to the start of the next
 */
record SaslogSource(
    String name,
    LogDirectory directory,
    LogTimes times,
    LogRules rules,
    Duration lostAfter,
    @Nullable LocalDate since,
    Duration poll)
    implements ToolSource {

  @Override
  public String type() {
    return SaslogType.NAME;
  }

  @Override
  public HandlingRules effort() {
    return HandlingRules.NONE;
  }

  private SaslogReader logs() {
    return new SaslogReader(name, directory, times, rules, lostAfter);
  }

  @Override
  public List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    ToolPoller poller =
        new ToolPoller(name, logs(), Api.NONE, effort(), context.firstDay(since), context);
    return List.of(new ScheduledPoll(poller, poll));
  }

  @Override
  public List<AccessCheck> checks(Clock clock) {
    return List.of(new AccessCheck(directory.root().toString(), "", () -> logs().check(Api.NONE)));
  }

  @Override
  public List<SourceSummary> summaries() {
    return List.of(SourceSummary.tool(name, type(), poll));
  }
}
