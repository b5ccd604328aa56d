package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.world.RandomWorld;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Whatever becomes known of people, identities, hours, teams and policy while evidence comes in,
 * and in whatever order: when all is said, the days are those of a run that knew it from the start.
 */
class AnyOrderTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-24");
  private static final Instant NOW = Instant.parse("2026-03-31T14:30:00Z");
  private static final int CHANGES = 8;
  private static final int ACTIVITIES = 40;

  @ParameterizedTest
  @Seeds(seconds = 20, whole = 240)
  void the_order_in_which_things_become_known_does_not_show(int seed) {
    try (Play play = new Play(seed, false)) {
      for (int i = 0; i < CHANGES; i++) {
        play.nextSteps().forEach(Runnable::run);
      }
      play.lastSteps().forEach(Runnable::run);

      play.check();
    }
  }

  /**
   * After a crash under at-least-once, state may be kept and what was said because of it lost.
   * (Where nobody says from when on to measure, a task that begins says everything again.)
   */
  @ParameterizedTest
  @Seeds(seconds = 12, whole = 120)
  void what_was_said_and_lost_is_said_again_when_its_cause_is_read_again(int seed) {
    try (Play play = new Play(-seed, true)) {
      for (int i = 0; i < CHANGES; i++) {
        List<Runnable> steps = play.nextSteps();
        play.topology.take();
        steps.forEach(Runnable::run);
        if (i % 2 == 0) {
          play.topology.lose();
          steps.forEach(Runnable::run);
        }
      }
      List<Runnable> steps = play.lastSteps();
      play.topology.take();
      steps.forEach(Runnable::run);
      play.topology.lose();
      steps.forEach(Runnable::run);

      play.check();
    }
  }

  /** One random course of events. */
  private static final class Play implements AutoCloseable {
    final TopologyFixture topology = new TopologyFixture(NOW);
    private final int seed;
    private final Random random;
    private final RandomWorld world;
    private final List<Activity> activities;
    private final List<Runnable> changes;
    private Organization organization;
    private int done;

    Play(int seed, boolean measuredFromFirst) {
      this.seed = seed;
      random = new Random(seed);
      world = new RandomWorld(random, FIRST, measuredFromFirst);
      activities = world.activities(ACTIVITIES);
      organization = world.next(null);
      changes = new ArrayList<>(changes(topology, null, organization));
    }

    /** The last change of the organization among some more evidence. */
    List<Runnable> nextSteps() {
      List<Runnable> steps = lastSteps();
      int from = done * ACTIVITIES / CHANGES;
      activities
          .subList(from, ++done * ACTIVITIES / CHANGES)
          .forEach(activity -> steps.add(() -> topology.seen(List.of(activity))));
      Collections.shuffle(steps, random);
      Organization next = world.next(organization);
      changes.addAll(changes(topology, organization, next));
      organization = next;
      return steps;
    }

    List<Runnable> lastSteps() {
      List<Runnable> steps = new ArrayList<>(changes);
      changes.clear();
      Collections.shuffle(steps, random);
      return steps;
    }

    void check() {
      List<EngineerDay> expected =
          world.expected(organization, activities, LocalDate.parse("2026-04-01"), NOW);
      topology.settle();
      assertThat(topology.days()).as("seed %d", seed).isEqualTo(expected);
      assertThat(topology.teamDays())
          .as("teams, seed %d", seed)
          .isEqualTo(TeamDay.of(organization, expected));
    }

    @Override
    public void close() {
      topology.close();
    }
  }

  /** What has to be said to make one organization of another. */
  private static List<Runnable> changes(
      TopologyFixture topology, @Nullable Organization from, Organization to) {
    List<Runnable> changes = new ArrayList<>();
    for (String id : RandomWorld.PEOPLE) {
      Person before = from == null ? null : RandomWorld.named(from, id);
      Person after = RandomWorld.named(to, id);
      if (!Objects.equals(before, after)) {
        changes.add(after == null ? () -> topology.forgotten(id) : () -> topology.known(after));
      }
    }
    if (from == null || !from.unknown().equals(to.unknown())) {
      changes.add(() -> topology.known(to.unknown()));
    }
    Map<String, String> before = from == null ? Map.of() : owners(from);
    Map<String, String> after = owners(to);
    Set<String> identities = new HashSet<>(before.keySet());
    identities.addAll(after.keySet());
    for (String identity : identities) {
      String owner = after.get(identity);
      if (!Objects.equals(before.get(identity), owner)) {
        changes.add(
            owner == null
                ? () -> topology.disowned(identity)
                : () -> topology.owned(identity, owner));
      }
    }
    return changes;
  }

  private static Map<String, String> owners(Organization organization) {
    Map<String, String> owners = new HashMap<>(organization.owners());
    organization.bots().forEach(bot -> owners.put(bot, Person.BOT));
    return owners;
  }
}
