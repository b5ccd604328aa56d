package dev.makertime.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.waiting.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final long MUCH = 1L << 30;

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void choose() {
    directory = temporary.resolve("spool");
  }

  @Test
  void what_was_appended_comes_back_in_its_order_also_in_another_process() throws Exception {
    try (Spool spool = new Spool(directory, MUCH)) {
      spool.append(entries(0, 3));
      spool.append(entries(3, 5));
    }
    try (Spool spool = new Spool(directory, MUCH)) {
      spool.append(entries(5, 6));

      assertThat(drained(spool)).isEqualTo(values(0, 6));
      assertThat(spool.isEmpty()).isTrue();
      assertThat(spool.bytes()).isZero();
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void what_was_not_taken_comes_again() throws Exception {
    try (Spool spool = new Spool(directory, MUCH)) {
      spool.append(entries(0, 3));
      assertThat(spool.next(2)).hasSize(2);
    }
    try (Spool spool = new Spool(directory, MUCH)) {
      assertThat(drained(spool)).isEqualTo(values(0, 3));
    }
  }

  @Test
  void a_torn_end_takes_only_what_nobody_was_told_of() throws Exception {
    try (Spool spool = new Spool(directory, MUCH)) {
      spool.append(entries(0, 3));
    }
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 1; cut < 20; cut++) {
      Files.write(file, whole);
      byte[] next = SpoolSegment.bytes(entries(3, 4));
      Files.write(
          file, java.util.Arrays.copyOf(next, next.length - cut), StandardOpenOption.APPEND);

      try (Spool spool = new Spool(directory, MUCH)) {
        assertThat(drained(spool)).isEqualTo(values(0, 3));
      }
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void a_damaged_file_gives_what_is_before_the_damage_and_keeps_the_rest() throws Exception {
    try (Spool spool = new Spool(directory, MUCH)) {
      spool.append(entries(0, 3));
    }
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    try (Spool spool = new Spool(directory, MUCH)) {
      assertThat(drained(spool)).isEqualTo(values(0, 1));
    }

    assertThat(files()).singleElement().asString().endsWith(".corrupt");
  }

  @Test
  void what_has_no_room_is_refused_and_what_is_there_stays() throws Exception {
    int one = SpoolSegment.bytes(entries(0, 1)).length;
    try (Spool spool = new Spool(directory, 2L * one)) {
      spool.append(entries(0, 2));

      assertThatThrownBy(() -> spool.append(entries(2, 3))).isInstanceOf(Spool.Full.class);
      assertThat(drained(spool)).isEqualTo(values(0, 2));
      spool.append(entries(3, 4));
      assertThat(drained(spool)).isEqualTo(values(3, 4));
    }
  }

  @Test
  void many_append_at_once_while_one_takes() throws Exception {
    List<String> taken = new ArrayList<>();
    try (Spool spool = new Spool(directory, MUCH)) {
      List<Thread> threads = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int from = thread * 1_000;
        threads.add(
            new Thread(
                () ->
                    IntStream.range(from, from + 200)
                        .forEach(
                            i -> {
                              try {
                                spool.append(entries(i, i + 1));
                              } catch (IOException e) {
                                throw new IllegalStateException(e);
                              }
                            })));
      }
      threads.forEach(Thread::start);
      while (threads.stream().anyMatch(Thread::isAlive)) {
        taken.addAll(drained(spool));
      }
      taken.addAll(drained(spool));
    }

    assertThat(taken).hasSize(1_600).doesNotHaveDuplicates();
  }

  @Test
  void a_process_that_is_killed_loses_nothing_that_it_acknowledged() throws Exception {
    Random random = new Random(5);
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Path said = directory.resolveSibling("said-" + round);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Appending.class.getName(),
                  directory.toString(),
                  Integer.toString(round * 1_000_000))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(said.toFile())
              .start();
      Await.until(Duration.ofSeconds(12), () -> Files.size(said) >= 100);
      Pause.untilFault(Duration.ofMillis(random.nextInt(300)));
      process.destroyForcibly().waitFor();
      Files.readAllLines(said).stream()
          .filter(line -> line.endsWith("."))
          .forEach(acknowledged::add);
    }

    try (Spool spool = new Spool(directory, MUCH)) {
      assertThat(drained(spool)).hasSizeGreaterThan(10).containsAll(acknowledged);
    }
  }

  /** Appends until it is killed, and says each time what is on disk. */
  static final class Appending {
    public static void main(String[] arguments) throws IOException {
      try (Spool spool = new Spool(Path.of(arguments[0]), MUCH)) {
        for (int i = Integer.parseInt(arguments[1]); ; i++) {
          spool.append(entries(i, i + 1));
          System.out.println(i + ".");
        }
      }
    }
  }

  private static List<String> drained(Spool spool) throws IOException {
    List<String> values = new ArrayList<>();
    while (!spool.isEmpty()) {
      List<PendingRecord> next = spool.next(2);
      if (next.isEmpty()) {
        spool.taken();
      }
      next.forEach(entry -> values.add(new String(entry.value(), StandardCharsets.UTF_8)));
    }
    return values;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static List<PendingRecord> entries(int from, int to) {
    return values(from, to).stream()
        .map(value -> new PendingRecord("topic", "key", value.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> i + ".").toList();
  }
}
