package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.FirstSeed;
import dev.makertime.testkit.Rounds;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Pause;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker and the roles, each in a process of its own, are killed, stopped, robbed and shown
 * wrong clocks while evidence comes in, every piece of it three times and in any order. Whatever
 * happens, each acknowledged activity is there and the days are what a batch makes of them.
 */
@Tag("faults")
class FaultsTest {
  @TempDir Path directory;

  /** What is done first, and with what, is another with each commit. */
  static final int SEED = FirstSeed.value();

  private FaultScenario scenario;
  private final Map<String, Integer> done = new TreeMap<>();
  private final long began = System.nanoTime();

  @BeforeEach
  void start() throws Exception {
    scenario = new FaultScenario(directory, SEED);
    scenario.startAll();
  }

  @AfterEach
  void stop() throws Exception {
    scenario.close();
    done.forEach((fault, times) -> say("%4d × %s".formatted(times, fault)));
  }

  @Test
  void killed_at_named_points_nothing_is_lost_and_nothing_counts_twice() throws Exception {
    List<Point> points = new ArrayList<>(Point.ALL);
    Collections.shuffle(points, new Random(SEED));
    Rounds rounds = Rounds.of(3, 2 * points.size(), Duration.ofSeconds(30));
    while (rounds.begin()) {
      int past = rounds.number() - 1;
      Point point = points.get(past % points.size());
      dieAt(point, point.brokerAway() ? 1 : 3 + past / points.size() * 4);
    }

    scenario.check("after a kill at %d named points".formatted(rounds.number()));
  }

  @Test
  void killed_stopped_and_robbed_at_random_nothing_is_lost_and_nothing_counts_twice()
      throws Exception {
    Random random = new Random(SEED);
    Rounds rounds = Rounds.of(2, 40, Duration.ofSeconds(25));
    for (String role : FaultScenario.ROLES) {
      scenario.processes.awaitReady(role);
    }
    while (rounds.begin()) {
      CompletableFuture<Void> load = scenario.loadMeanwhile(4);
      Pause.untilFault(Duration.ofMillis(random.nextInt(900)));
      fault(random.nextInt(7), random);
      load.join();
      if (rounds.number() % 10 == 0) {
        scenario.check("after %d faults".formatted(rounds.number()));
      }
    }

    scenario.check("after all faults");
  }

  @Test
  void a_broker_that_is_killed_again_and_again_under_load_costs_no_answer() throws Exception {
    scenario.processes.awaitReady("collector");
    Rounds rounds = Rounds.of(2, 5, Duration.ofSeconds(20));
    while (rounds.begin()) {
      boolean isLong = rounds.number() == 1;
      CompletableFuture<Void> load = scenario.loadMeanwhile(20);
      Pause.untilFault(Duration.ofMillis(300));
      scenario.processes.kill("broker");
      Pause.whileAway(Duration.ofMillis(isLong ? 10_000 : 500));
      scenario.processes.start("broker");
      load.join();
      count("broker killed, away for %s".formatted(isLong ? "10 s" : "a moment"));
    }

    scenario.check("after the broker was killed %d times".formatted(rounds.number()));
    assertThat(scenario.refused()).as("what was not answered with 202").isEmpty();
  }

  @Test
  void clocks_that_are_an_hour_off_change_nothing_that_is_over() throws Exception {
    List<Duration> both = List.of(Duration.ofMinutes(59), Duration.ofHours(-1));
    for (Duration off : Thorough.or(List.of(both.get(SEED % 2)), both)) {
      scenario.processes.clock(off);
      for (String role : FaultScenario.ROLES) {
        scenario.processes.kill(role);
        scenario.processes.start(role);
        scenario.processes.awaitReady(role);
      }
      Instant before = Instant.now();
      scenario.load(4);
      count("clocks of all roles off by " + off);
      Instant shown = before.plus(off);
      assertThat(scenario.written(Topics.ACTIVITIES))
          .as("the collector's clock is off indeed")
          .anyMatch(at -> isAbout(shown, at));
      assertThat(scenario.written(Topics.ENGINEER_DAYS))
          .as("and that of streams")
          .anyMatch(at -> isAbout(shown, at));
    }
    scenario.processes.clock(Duration.ZERO);
    for (String role : FaultScenario.ROLES) {
      scenario.processes.kill(role);
      scenario.processes.start(role);
    }
    scenario.load(2);

    scenario.check("after clocks were an hour off");
  }

  private static boolean isAbout(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(Duration.ofMinutes(10)) < 0;
  }

  private void dieAt(Point point, int nth) throws Exception {
    scenario.processes.kill(point.role());
    scenario.processes.start(point.role(), point.options(directory, nth));
    if (point.role().equals("streams")) {
      scenario.processes.awaitReady("collector");
    }
    CompletableFuture<Void> load = scenario.loadMeanwhile(6);
    if (point.brokerAway()) {
      scenario.processes.kill("broker");
      Pause.whileAway(Duration.ofSeconds(4));
      scenario.processes.start("broker");
    }
    for (int i = 0; i < 1_200 && scenario.processes.child(point.role()).isAlive(); i++) {
      if (load.isDone()) {
        load.join();
        load = scenario.loadMeanwhile(2);
      }
      Pause.betweenTries();
    }
    assertThat(scenario.processes.child(point.role()).isAlive()).as("came by: " + point).isFalse();
    scenario.processes.start(point.role());
    load.join();
    count(point.toString());
  }

  private void fault(int which, Random random) throws Exception {
    String role = FaultScenario.ROLES.get(random.nextInt(3));
    switch (which) {
      case 0 -> restart("broker", 0, "broker killed");
      case 1 -> restart("broker", 6_000, "broker away for 6 s");
      case 2 -> pause("streams", 18_000);
      case 3 -> rob();
      default -> restart(role, random.nextInt(1_500), role + " killed");
    }
  }

  private void restart(String process, int away, String what) throws Exception {
    scenario.processes.kill(process);
    Pause.whileAway(Duration.ofMillis(away));
    scenario.processes.start(process);
    count(what);
  }

  /** Longer than its session lasts: what it does then comes too late. */
  private void pause(String role, int millis) throws Exception {
    scenario.processes.child(role).signal("STOP");
    Pause.whileAway(Duration.ofMillis(millis));
    scenario.processes.child(role).signal("CONT");
    count(role + " stopped for longer than its session");
  }

  private void rob() throws Exception {
    scenario.processes.kill("streams");
    delete(directory.resolve("streams/streams"));
    scenario.processes.start("streams");
    count("streams without its state");
  }

  private void count(String fault) {
    done.merge(fault, 1, Integer::sum);
    say("%s (%d acknowledged)".formatted(fault, scenario.acknowledged()));
  }

  /** Progress, for whoever waits. */
  private void say(String what) {
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    System.out.printf("faults %4d s  %s%n", seconds, what);
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (!path.endsWith("instance-id") && !path.equals(directory)) {
        Files.deleteIfExists(path);
      }
    }
  }
}
