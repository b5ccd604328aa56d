package dev.makertime.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/** What holds of every replay, whatever the evidence and the changes. */
class ReplayTest {
  private static final LocalDate FROM = LocalDate.parse("2026-03-25");
  private static final LocalDate TO = LocalDate.parse("2026-04-06");
  private static final Instant AS_OF = Instant.parse("2026-04-02T12:00:00Z");

  /** One organization with its evidence, and changes of it. */
  private record World(Organization organization, List<Activity> activities, Random random) {
    static World of(int seed) {
      Random random = new Random(seed);
      RandomWorld world = new RandomWorld(random, LocalDate.parse("2026-03-27"), false);
      Organization organization = world.next(null);
      return new World(
          organization, new RandomChanges(random, 1).disturbed(world.activities(90)), random);
    }

    Replay replay(List<ToolChange> changes) {
      return Replay.of(
          organization, activities, new Replay.Question(FROM, TO, AS_OF, changes), progress -> {});
    }
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void without_changes_the_days_are_the_measured_ones_byte_for_byte(int seed) throws Exception {
    World world = World.of(seed);

    Replay replay = world.replay(List.of());

    List<EngineerDay> measured =
        BatchMeasurement.days(world.organization, world.activities, FROM, TO, AS_OF);
    assertThat(replay.measured()).as("seed %d", seed).isEqualTo(measured);
    assertThat(Json.MAPPER.writeValueAsBytes(replay.days()))
        .isEqualTo(Json.MAPPER.writeValueAsBytes(measured));
    assertThat(replay.totals().freed()).isZero();
    assertThat(replay.reach().changed()).isZero();
  }

  @ParameterizedTest
  @Seeds(seconds = 4, whole = 60)
  void less_of_everything_never_costs_technical_work(int seed) {
    World world = World.of(seed);

    Replay replay = world.replay(new RandomChanges(world.random, 1).some());

    Map<String, EngineerDay> measured = byKey(replay.measured());
    for (EngineerDay day : replay.days()) {
      assertThat(measured).as("seed %d", seed).containsKey(day.key());
      assertThat(day.technical())
          .as("seed %d %s", seed, day.key())
          .isGreaterThanOrEqualTo(Objects.requireNonNull(measured.get(day.key())).technical());
    }
    assertThat(replay.totals().freed()).isNotNegative();
  }

  @ParameterizedTest
  @Seeds(seconds = 4, whole = 60)
  void whatever_changes_each_second_is_counted_once_and_sums_add_up(int seed) {
    World world = World.of(seed);

    Replay replay = world.replay(new RandomChanges(world.random, 100).some());

    Map<String, EngineerDay> measured = byKey(replay.measured());
    for (EngineerDay day : replay.days()) {
      assertThat(day.meeting() + day.manual() + day.waiting() + day.technical())
          .as("seed %d %s", seed, day.key())
          .isEqualTo(day.available());
      EngineerDay before = measured.get(day.key());
      if (before != null) {
        assertThat(day.available()).isEqualTo(before.available());
      }
    }
    ReplayTotals totals = replay.totals();
    ReplayTotals.Saved saved = totals.saved();
    assertThat(totals.replayed().available()).isEqualTo(totals.current().available());
    assertThat(saved.queue() + saved.run() + saved.resume()).isEqualTo(saved.waiting());
    assertThat(saved.meeting() + saved.manual() + saved.waiting()).isEqualTo(totals.freed());
    if (world.organization.sharedAccounts().isEmpty()) {
      assertThat(totals.replayed().technical() - totals.current().technical())
          .as("seed %d", seed)
          .isEqualTo(totals.freed());
    }
    assertThat(totals.formula().freed()).isFinite();
  }

  @ParameterizedTest
  @Seeds(seconds = 2, whole = 20)
  void order_and_repeats_of_evidence_change_nothing(int seed) {
    World world = World.of(seed);
    List<ToolChange> changes = new RandomChanges(world.random, 2).some();
    List<Activity> again = new ArrayList<>(world.activities);
    again.addAll(world.activities.subList(0, world.activities.size() / 2));
    Collections.shuffle(again, world.random);

    Replay replay = new World(world.organization, again, world.random).replay(changes);

    Replay before = world.replay(changes);
    assertThat(replay.days()).as("seed %d", seed).isEqualTo(before.days());
    assertThat(replay.totals().saved()).isEqualTo(before.totals().saved());
    assertThat(replay.totals().changes()).isEqualTo(before.totals().changes());
    assertThat(replay.reach()).isEqualTo(before.reach());
  }

  private static Map<String, EngineerDay> byKey(List<EngineerDay> days) {
    Map<String, EngineerDay> byKey = new HashMap<>();
    days.forEach(day -> byKey.put(day.key(), day));
    return byKey;
  }
}
