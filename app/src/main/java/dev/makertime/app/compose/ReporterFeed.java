package dev.makertime.app.compose;

import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.Feed;
import dev.makertime.topics.TopicSetup;
import dev.makertime.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What the reporter's store is fed from. */
final class ReporterFeed {
  private ReporterFeed() {}

  static Feed start(
      Map<String, Object> client, DayStore store, MeterRegistry registry, Clock clock) {
    Feed feed =
        Feed.start(
            client,
            store,
            List.of(
                new Feed.Route<>(Topics.ENGINEER_DAYS, store.days()),
                new Feed.Route<>(Topics.TEAM_DAYS, store.teamDays()),
                new Feed.Route<>(Topics.DELIVERIES, store.deliveries()),
                new Feed.Route<>(Topics.COVERAGE, store.coverages()),
                new Feed.Route<>(Topics.DEAD_LETTERS, store.deadLetters()),
                new Feed.Route<>(Topics.ACTIVITIES, store.activities())),
            clock,
            TopicSetup.tombstones(client));
    feed.bindTo(registry);
    return feed;
  }
}
