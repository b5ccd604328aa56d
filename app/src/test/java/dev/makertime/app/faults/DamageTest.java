package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk or a clock does to a makertime in one process, which mends itself. */
@Tag("faults")
class DamageTest {
  @TempDir Path directory;

  private FaultScenario scenario;
  private Path store;

  @BeforeEach
  void start() throws Exception {
    scenario = new FaultScenario(directory, 20_261_129);
    scenario.processes.dataOf("run", directory.resolve("run"));
    store = directory.resolve("run/store/days.duckdb");
    start(List.of("-Xmx1g"));
    scenario.load(3);
    scenario.checkRun("at first");
  }

  @AfterEach
  void stop() {
    scenario.close();
  }

  @Test
  void a_store_that_is_overwritten_is_computed_again() throws Exception {
    scenario.processes.kill("run");
    overwrite(0, 4_096);

    start(List.of("-Xmx1g"));
    scenario.load(1);

    scenario.checkRun("after the store's head was overwritten");
    assertThat(said("is damaged: it is set aside")).isEqualTo(1);
    assertThat(setAside()).isNotEmpty();
  }

  @Test
  void so_is_one_whose_every_block_is_damaged_and_the_fault_is_said_once() throws Exception {
    scenario.processes.child("run").close(); // it writes its log of changes into the file
    overwrite(12_288, (int) Files.size(store) - 12_288);

    start(List.of("-Xmx1g"));
    scenario.load(1);

    scenario.checkRun("after the store's blocks were overwritten");
    assertThat(said("reading topics into the store failed")).isLessThanOrEqualTo(1);
    assertThat(said("is damaged: it is set aside")).isEqualTo(1);
  }

  @Test
  void a_clock_that_was_a_month_ahead_for_a_while_changes_no_day() throws Exception {
    scenario.processes.kill("run");
    start(WrongClock.options(directory, Duration.ofDays(30)));
    scenario.load(1);
    scenario.checkRun("with a clock that is a month ahead");
    scenario.processes.kill("run");
    start(List.of("-Xmx1g"));
    scenario.load(1);

    scenario.checkRun("with the right clock again");
  }

  private void start(List<String> options) throws Exception {
    scenario.processes.launchRun(options);
    assertThat(
            scenario.processes.isRunReadyWithin(
                Duration.ofMinutes(2), scenario.processes.child("run").time()))
        .as(scenario.processes.child("run").output())
        .isTrue();
  }

  private void overwrite(long at, int length) throws IOException {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
      file.seek(at);
      file.write(noise);
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(store.getParent())) {
      return files.filter(file -> file.toString().contains(".damaged-")).toList();
    }
  }

  private long said(String text) throws IOException {
    return scenario
        .processes
        .child("run")
        .output()
        .lines()
        .filter(line -> line.contains(text))
        .count();
  }
}
