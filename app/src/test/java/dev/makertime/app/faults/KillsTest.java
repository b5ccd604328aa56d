package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.OwnTime;
import dev.makertime.testkit.waiting.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything in one process, with its broker, is killed again and again while evidence comes in: at
 * any moment, while it starts, and where its broker has decided on a transaction and no partition
 * knows. Each time it is ready again within a minute, as far as others leave it the machine; in the
 * end the days are what a batch makes of the acknowledged activities.
 */
@Tag("faults")
class KillsTest {
  private static final int KILLS = Thorough.or(10, 100);
  private static final Duration READY = Duration.ofSeconds(60);
  private static final List<String> PLAIN = List.of("-Xmx1g");

  @TempDir Path directory;

  private final Random random = new Random(17);
  private FaultScenario scenario;
  private CompletableFuture<Void> load = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start() throws Exception {
    scenario = new FaultScenario(directory, 20_261_128);
    scenario.processes.dataOf("run", directory.resolve("run"));
    scenario.processes.startRun();
  }

  @AfterEach
  void stop() {
    scenario.close();
  }

  @Test
  void after_each_kill_it_is_ready_within_a_minute_and_nothing_is_lost() throws Exception {
    awaitReady("the first start");
    for (int kill = 1; kill <= KILLS; kill++) {
      load = scenario.loadMeanwhile(3);
      String how = kill(kill);
      scenario.processes.launchRun(PLAIN);
      awaitReady("kill %d, %s".formatted(kill, how));
      load.join();
    }
    scenario.checkRun("after %d kills".formatted(KILLS));
  }

  private String kill(int kill) throws Exception {
    switch (kill % 5) {
      case 2 -> {
        scenario.processes.kill("run");
        scenario.processes.launchRun(Point.BEFORE_MARKS.options(directory, 1 + random.nextInt(30)));
        return endsBy("before the marks of a transaction");
      }
      case 4 -> {
        scenario.processes.kill("run");
        scenario.processes.launchRun(PLAIN);
        Pause.untilFault(Duration.ofMillis(random.nextInt(6_000)));
        scenario.processes.kill("run");
        return "while it started";
      }
      default -> {
        Pause.untilFault(Duration.ofMillis(200 + random.nextInt(2_800)));
        scenario.processes.kill("run");
        return "at some moment";
      }
    }
  }

  /** It ends by itself, as evidence goes on coming in. */
  private String endsBy(String how) throws Exception {
    OwnTime time = scenario.processes.child("run").time();
    while (scenario.processes.child("run").isAlive() && time.passed().compareTo(READY) < 0) {
      if (load.isDone()) {
        load.join();
        load = scenario.loadMeanwhile(1);
      }
      Pause.betweenTries();
    }
    assertThat(scenario.processes.child("run").isAlive()).as("came by: " + how).isFalse();
    return how;
  }

  private void awaitReady(String when) throws Exception {
    long began = System.nanoTime();
    OwnTime time = scenario.processes.child("run").time();
    assertThat(scenario.processes.isRunReadyWithin(READY, time))
        .as("ready within %s after %s\n%s", READY, when, scenario.processes.child("run").output())
        .isTrue();
    System.out.printf(
        "kills   ready after %.1f s, %.1f s without others: %s (%d acknowledged)%n",
        (System.nanoTime() - began) / 1e9,
        time.passed().toMillis() / 1e3,
        when,
        scenario.acknowledged());
  }
}
