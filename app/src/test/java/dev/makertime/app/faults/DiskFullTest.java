package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk of one process is a small file system of its own, and full for a while. What cannot be
 * kept is refused, what was acknowledged is there afterwards, and once there is room everything
 * goes on, by itself or with a new start as a supervisor gives it.
 */
@Tag("faults")
@EnabledIf(value = "isPossible", disabledReason = "mounts file systems: run it as root on Linux")
class DiskFullTest {
  @TempDir Path directory;

  private Path disk;
  private FaultScenario scenario;

  static boolean isPossible() {
    return mountsAreAllowed();
  }

  private static boolean mountsAreAllowed() {
    try {
      Path probe = Files.createTempDirectory("makertime-mount");
      boolean can = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString()) == 0;
      if (can) {
        run("umount", probe.toString());
      }
      Files.delete(probe);
      return can;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One of them with each commit, all in the whole form. */
  static Stream<Arguments> processes() {
    List<Arguments> all =
        List.of(
            Arguments.of("broker", false),
            Arguments.of("collector", true),
            Arguments.of("streams", false),
            Arguments.of("reporter", false));
    return Thorough.or(List.of(all.get(FaultsTest.SEED % all.size())), all).stream();
  }

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(directory.resolve("disk"));
    assertThat(run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString())).isZero();
    scenario = new FaultScenario(directory, 5);
  }

  @AfterEach
  void unmount() throws Exception {
    scenario.close();
    assertThat(run("umount", "-l", disk.toString())).isZero();
  }

  @ParameterizedTest(name = "of the {0}, broker away: {1}")
  @MethodSource("processes")
  void a_disk_that_was_full_costs_nothing_that_was_acknowledged(String process, boolean away)
      throws Exception {
    scenario.processes.dataOf(process, disk.resolve("data"));
    scenario.startAll();
    scenario.processes.awaitReady("streams");
    scenario.load(5);

    Path filler = fill();
    if (away) {
      scenario.processes.kill("broker");
      assertThat(refusal()).as("a post when neither broker nor spool can keep it").isEqualTo(503);
    }
    CompletableFuture<Void> load = scenario.loadMeanwhile(20);
    Pause.whileAway(Duration.ofSeconds(10));
    System.out.printf(
        "faults  disk of %s full for 10 s: it %s%n",
        process, scenario.processes.child(process).isAlive() ? "goes on" : "has ended");
    Files.delete(filler);
    for (String each : new String[] {"broker", "collector", "streams", "reporter"}) {
      if (!scenario.processes.child(each).isAlive()) {
        scenario.processes.start(each);
      }
    }
    load.join();

    scenario.check("after the disk of the %s was full".formatted(process));
  }

  @Test
  void everything_in_one_process_ends_by_itself_and_goes_on_with_a_new_start() throws Exception {
    assertThat(run("mount", "-o", "remount,size=256m", disk.toString())).isZero();
    scenario.processes.dataOf("run", disk.resolve("data"));
    scenario.processes.startRun();
    scenario.processes.awaitReady("reporter");
    scenario.load(5);

    Path filler = fill();
    int refused = 0;
    for (int i = 0; i < 300 && scenario.processes.child("run").isAlive(); i++) {
      refused += scenario.tryToPost("full-" + i) == 202 ? 0 : 1;
      Pause.betweenTries();
    }
    assertThat(scenario.processes.child("run").exit(60)).isEqualTo(1);
    assertThat(scenario.processes.child("run").output()).contains("has given up");
    System.out.printf("faults  disk of everything full: it ended, %d were refused%n", refused);
    Files.delete(filler);
    scenario.processes.startRun();

    scenario.load(2);
    scenario.checkRun("after the one disk was full");
  }

  private int refusal() throws InterruptedException {
    int status = 0;
    for (int i = 0; i < 100 && status != 503; i++) {
      status = scenario.tryToPost("full-" + i);
    }
    return status;
  }

  /** Takes all the room that there is. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      return filler; // no space left on device
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
