package dev.makertime.app.compose;

import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.feed.StoreFeed;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicSetup;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Feeds the reporter's store from the topics. */
final class ReporterFeed {
  private ReporterFeed() {}

  static StoreFeed start(
      Map<String, Object> client, DayStore store, MeterRegistry registry, Clock clock) {
    StoreFeed feed =
        StoreFeed.start(
            client,
            store,
            List.of(
                new StoreFeed.Route<>(Topics.ENGINEER_DAYS, store.days()),
                new StoreFeed.Route<>(Topics.TEAM_DAYS, store.teamDays()),
                new StoreFeed.Route<>(Topics.DELIVERIES, store.deliveries()),
                new StoreFeed.Route<>(Topics.COVERAGE, store.coverages()),
                new StoreFeed.Route<>(Topics.DEAD_LETTERS, store.deadLetters()),
                new StoreFeed.Route<>(Topics.ACTIVITIES, store.activities())),
            clock,
            TopicSetup.tombstones(client));
    feed.bindTo(registry);
    return feed;
  }
}
