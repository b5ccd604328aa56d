package dev.makertime.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolingInboxTest {
  @TempDir Path directory;

  private final Broker broker = new Broker();

  /** Takes everything, or is away. */
  private static final class Broker implements Inbox {
    private final List<String> kept = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized void keep(List<PendingRecord> entries) throws Unavailable {
      if (away) {
        throw new Unavailable("away", new IOException());
      }
      entries.forEach(entry -> kept.add(new String(entry.value(), StandardCharsets.UTF_8)));
    }

    synchronized void setAway(boolean isAway) {
      away = isAway;
    }

    synchronized List<String> kept() {
      return List.copyOf(kept);
    }
  }

  @Test
  void while_the_broker_is_there_nothing_is_spooled() throws Exception {
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      inbox.keep(entries(0, 3));

      assertThat(broker.kept()).isEqualTo(values(0, 3));
      assertThat(inbox.bytes()).isZero();
    }
  }

  @Test
  void what_came_while_the_broker_was_away_is_brought_in_its_order() throws Exception {
    broker.setAway(true);
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      for (int i = 0; i < 2_000; i++) {
        inbox.keep(entries(i, i + 1));
      }
      assertThat(broker.kept()).isEmpty();
      assertThat(inbox.bytes()).isPositive();

      broker.setAway(false);
      await(inbox);

      assertThat(broker.kept()).isEqualTo(values(0, 2_000));
      inbox.keep(entries(2_000, 2_001));
      assertThat(broker.kept()).endsWith("2000");
    }
  }

  @Test
  void why_a_broker_does_not_take_what_is_spooled_is_said_once_for_each_reason() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    broker.setAway(true);
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20, said::add)) {
      inbox.keep(entries(0, 3));
      Pause.soThatItWouldHaveHappened(Duration.ofMillis(1_300)); // two tries and more

      assertThat(said).singleElement().asString().contains("away", "the spool holds");
      assertThat(said.get(0)).doesNotContain("; 0 bytes");
    }
  }

  @Test
  void what_an_earlier_process_left_is_brought_first() throws Exception {
    broker.setAway(true);
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      inbox.keep(entries(0, 10));
    }
    broker.setAway(false);

    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 1 << 20)) {
      await(inbox);

      assertThat(broker.kept()).isEqualTo(values(0, 10));
    }
  }

  @Test
  void without_room_it_is_refused_and_nothing_that_was_taken_is_lost() throws Exception {
    broker.setAway(true);
    try (SpoolingInbox inbox = new SpoolingInbox(broker, directory, 200)) {
      int taken = 0;
      Unavailable refused = null;
      while (refused == null) {
        try {
          inbox.keep(entries(taken, taken + 1));
          taken++;
        } catch (Unavailable e) {
          refused = e;
        }
      }
      assertThatThrownBy(() -> inbox.keep(entries(0, 1))).isInstanceOf(Unavailable.class);

      broker.setAway(false);
      await(inbox);

      assertThat(taken).isPositive();
      assertThat(broker.kept()).isEqualTo(values(0, taken));
    }
  }

  private static void await(SpoolingInbox inbox) throws InterruptedException {
    Await.until(Duration.ofSeconds(10), () -> inbox.bytes() <= 0);
  }

  private static List<PendingRecord> entries(int from, int to) {
    return values(from, to).stream()
        .map(value -> new PendingRecord("topic", "key", value.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
