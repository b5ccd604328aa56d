package dev.makertime.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.health.StallDetector.Look;
import dev.makertime.reporter.system.Stall;
import dev.makertime.topics.admin.HangingTransactions.OpenEnd;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told while nothing new is computed, and when. */
class StallDetectorTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final OpenEnd HANGS = open("makertime.team-days.v1", 0, 1974);

  private final StallDetector stalls = new StallDetector(false, START);

  @Test
  void starting_and_restoring_may_take_two_minutes() {
    Look starting = new Look(true, false, false, 1, 500, 0, List.of());

    assertThat(stalls.after(starting, at(119))).isNull();
    assertThat(stalls.after(starting, at(120)))
        .isEqualTo(
            new Stall(
                START,
                "Streams is still starting, restoring its state or rebalancing.",
                "See its log; a restart is safe."));
  }

  @ParameterizedTest(name = "{4}")
  @CsvSource({
    "true, true, 1, 30, Streams has given up.",
    "false, false, 0, 0, The brokers do not answer.",
    "true, false, 0, 30, No streams process is running.",
    "true, false, 1, 30, 'Streams runs, but processes nothing: 30 records wait.'"
  })
  void it_is_said_what_it_is(
      boolean answered, boolean broken, int members, long behind, String reason) {
    Look look = new Look(answered, true, broken, members, behind, 7, List.of());
    Stall first = stalls.after(look, at(1));

    Stall second = stalls.after(look, at(122));

    assertThat(first).isNull();
    assertThat(second).extracting(Stall::reason).isEqualTo(reason);
  }

  @Test
  void who_works_something_off_or_has_nothing_to_do_stands_not_still() {
    for (int minute = 1; minute < 10; minute++) {
      Look busy = new Look(true, true, false, 1, 1_000, minute, List.of());
      assertThat(stalls.after(busy, at(60L * minute))).isNull();
    }
    for (int minute = 10; minute < 20; minute++) {
      Look idle = new Look(true, true, false, 1, 0, 10, List.of());
      assertThat(stalls.after(idle, at(60L * minute))).isNull();
    }
  }

  @Test
  void once_it_goes_on_nothing_is_said_any_more() {
    stalls.after(new Look(true, false, false, 1, 9, 0, List.of()), at(0));
    assertThat(stalls.after(new Look(true, false, false, 1, 9, 0, List.of()), at(200))).isNotNull();

    assertThat(stalls.after(new Look(true, true, false, 1, 3, 6, List.of()), at(201))).isNull();
  }

  @Test
  void what_two_looks_find_open_hangs_and_is_named_with_the_way_out() {
    Look look = new Look(true, true, false, 1, 0, 0, List.of(HANGS));
    assertThat(stalls.after(look, at(15))).isNull();

    assertThat(stalls.after(look, at(30)))
        .isEqualTo(
            new Stall(
                at(30),
                "A transaction on makertime.team-days.v1-0 is hanging and will never end. All its"
                    + " consumers wait.",
                "Run kafka-transactions.sh --bootstrap-server BROKER abort --topic"
                    + " makertime.team-days.v1 --partition 0 --start-offset 1974; then stop streams"
                    + " and start it once with --rebuild."));
    assertThat(stalls.hangingPartitions()).isEqualTo(1);
    assertThat(stalls.after(look, at(90))).extracting(Stall::since).isEqualTo(at(30));
    assertThat(stalls.after(new Look(true, true, false, 1, 0, 0, List.of()), at(105))).isNull();
    assertThat(stalls.hangingPartitions()).isZero();
  }

  @Test
  void what_ends_between_two_looks_does_not_hang() {
    stalls.after(new Look(true, true, false, 1, 0, 0, List.of(HANGS)), at(15));
    Look next =
        new Look(true, true, false, 1, 0, 0, List.of(open(HANGS.partition().topic(), 0, 2_000)));

    assertThat(stalls.after(next, at(30))).isNull();
  }

  @Test
  void of_very_many_only_some_are_named() {
    List<OpenEnd> many =
        IntStream.range(0, 40).mapToObj(i -> open("makertime-state-changelog", i, 1)).toList();
    Look look = new Look(true, true, false, 1, 0, 0, many);
    stalls.after(look, at(15));

    assertThat(stalls.after(look, at(30)))
        .extracting(Stall::reason)
        .asString()
        .contains("changelog-4 and 35 more is hanging")
        .doesNotContain("changelog-5");
    assertThat(stalls.hangingPartitions()).isEqualTo(40);
  }

  @Test
  void where_the_broker_is_ours_a_new_start_ends_it() {
    StallDetector ours = new StallDetector(true, START);
    Look look = new Look(true, false, false, 1, 0, 0, List.of(HANGS));
    ours.after(look, at(15));

    assertThat(ours.after(look, at(30)))
        .extracting(Stall::action)
        .isEqualTo("Restart makertime: it ends them as their coordinator decided.");
  }

  private static OpenEnd open(String topic, int partition, long offset) {
    return new OpenEnd(new TopicPartition(topic, partition), 2, offset);
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }
}
