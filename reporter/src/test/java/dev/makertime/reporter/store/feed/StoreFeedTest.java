package dev.makertime.reporter.store.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.TopicEnds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StoreFeedTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(2);

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-06-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void the_store_follows_the_topic_and_goes_on_where_it_ended() throws Exception {
    EngineerDay ana = Days.day("ana", "2026-06-15", "churn");
    EngineerDay bo = Days.day("bo", "2026-06-15", "churn");
    send(ana.key(), ana);
    send(bo.key(), bo);
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store)) {
      assertThat(daysOnce(store, 2)).containsExactly(ana, bo);
      Await.until(Duration.ofSeconds(30), feed::isCaughtUp);
      assertThat(feed.isCaughtUp()).isTrue();
    }

    send(ana.key(), null);
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store)) {
      assertThat(daysOnce(store, 1)).containsExactly(bo);
      assertThat(feed).isNotNull();
    }
  }

  @Test
  void what_was_taken_and_not_saved_is_saved_when_the_feed_is_closed() throws Exception {
    EngineerDay fay = Days.day("fay", "2026-06-15", "churn");
    try (DayStore store = DayStore.open(directory)) {
      try (StoreFeed feed = start(store)) {
        Await.until(Duration.ofSeconds(30), feed::isCaughtUp);
        send(fay.key(), fay);
        Await.until(Duration.ofSeconds(2), () -> all(store).contains(fay));
      }
      store.days().drop();

      assertThat(all(store)).contains(fay);
    }
    send(fay.key(), null);
  }

  @Test
  void a_store_that_is_ahead_of_the_topic_is_filled_anew() throws Exception {
    EngineerDay ghost = Days.day("ghost", "2020-01-01", null);
    EngineerDay cleo = Days.day("cleo", "2026-06-15", "churn");
    send(cleo.key(), cleo);
    try (DayStore store = DayStore.open(directory)) {
      store
          .days()
          .take(
              List.of(new TopicTable.Change<>(ghost.key(), ghost)),
              Map.of(0, 1_000_000L, 1, 1_000_000L));
      store.days().save();
      try (StoreFeed feed = start(store)) {
        assertThat(feed).isNotNull();
        Await.until(Duration.ofSeconds(10), () -> all(store).contains(cleo));

        assertThat(all(store)).contains(cleo).doesNotContain(ghost);
      }
    }
  }

  @Test
  void what_is_no_key_of_a_day_holds_up_nothing() throws Exception {
    EngineerDay dan = Days.day("dan", "2026-06-15", "churn");
    send("nonsense", dan);
    send("dan|tomorrow", dan);
    send(dan.key(), dan);
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store)) {
      Await.until(Duration.ofSeconds(10), feed::isCaughtUp);

      assertThat(all(store)).contains(dan);
    }
    send(dan.key(), null);
  }

  @Test
  void who_was_away_for_longer_than_tombstones_stay_shows_nothing_that_is_gone() throws Exception {
    EngineerDay ghost = Days.day("ghost", "2026-06-16", "churn");
    EngineerDay eve = Days.day("eve", "2026-06-16", "churn");
    send(eve.key(), eve);
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store)) {
      Await.until(
          Duration.ofSeconds(10), () -> all(store).contains(eve) && store.lastFollowed() > 0);
      assertThat(feed.isCaughtUp()).isTrue();
    }
    try (DayStore store = DayStore.open(directory)) { // its tombstone came, and has left since
      store
          .days()
          .take(List.of(new TopicTable.Change<>(ghost.key(), ghost)), store.days().offsets());
      store.days().save();
    }

    Clock later = Clock.offset(NOW, Duration.ofHours(25));
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store, later)) {
      Await.until(Duration.ofSeconds(10), () -> feed.isCaughtUp() && !all(store).contains(ghost));
      assertThat(all(store)).contains(eve).doesNotContain(ghost);
    }
    send(eve.key(), null);
  }

  @Test
  void it_says_once_it_has_reached_where_the_topic_ends_and_not_before() throws Exception {
    EngineerDay dora = Days.day("dora", "2026-06-15", "churn");
    send(dora.key(), dora);
    try (DayStore store = DayStore.open(directory);
        StoreFeed feed = start(store);
        Admin admin = Admin.create(BROKER.client())) {
      Map<TopicPartition, Long> ends =
          TopicEnds.of(admin, feed.topics(), IsolationLevel.READ_COMMITTED, Duration.ofSeconds(30));
      Map<TopicPartition, Long> beyond = new HashMap<>(ends);
      beyond.replaceAll((partition, end) -> end + 1);
      assertThat(feed.hasReached(beyond)).isFalse();

      Await.until(Duration.ofSeconds(30), () -> feed.hasReached(ends));

      assertThat(feed.hasReached(ends)).isTrue();
      assertThat(feed.hasReached(beyond)).isFalse();
      assertThat(all(store)).contains(dora);
    }
    send(dora.key(), null);
  }

  private static StoreFeed start(DayStore store) {
    return start(store, NOW);
  }

  private static StoreFeed start(DayStore store, Clock clock) {
    return StoreFeed.start(
        BROKER.client(),
        store,
        List.of(new StoreFeed.Route<>(Topics.ENGINEER_DAYS, store.days())),
        clock,
        Duration.ofHours(23));
  }

  private static List<EngineerDay> daysOnce(DayStore store, int count) throws Exception {
    Await.until(Duration.ofSeconds(10), () -> all(store).size() == count);
    return all(store);
  }

  private static List<EngineerDay> all(DayStore store) {
    return store.days(
        new DayStore.Query(
            LocalDate.parse("2000-01-01"), LocalDate.parse("2099-12-31"), null, null));
  }

  private static void send(String key, @Nullable EngineerDay day) throws Exception {
    try (KafkaProducer<String, EngineerDay> producer =
        new KafkaProducer<>(
            BROKER.client(),
            Topics.ENGINEER_DAYS.key().serializer(),
            Topics.ENGINEER_DAYS.value().serializer())) {
      producer.send(new ProducerRecord<>(Topics.ENGINEER_DAYS.name(), key, day)).get();
    }
  }
}
