package dev.makertime.reporter.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes at the same time do not undo each other, of threads and of processes. */
class TokenFileTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path directory;

  @Test
  void six_tokens_made_at_once_are_six_tokens() throws Exception {
    at(() -> make(directory), () -> make(directory), 3);

    assertThat(file(directory).all()).hasSize(6);
  }

  @Test
  void a_token_taken_back_beside_a_new_one_stays_away() throws Exception {
    for (int i = 0; i < 20; i++) {
      String old = make(directory);
      List<String> made =
          at(
              () -> make(directory),
              () -> String.valueOf(file(directory).revoke(TokenFile.idOf(old))),
              1);

      assertThat(made).contains("true");
      assertThat(file(directory).all()).hasSize(i + 1);
      assertThat(file(directory).all()).noneMatch(one -> one.id().equals(TokenFile.idOf(old)));
    }
  }

  @Test
  void six_processes_at_once_make_six_tokens() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Maker.class.getName(),
                  directory.toString())
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(file(directory).all()).hasSize(6);
  }

  /** Makes one token in a process of its own. */
  static final class Maker {
    private Maker() {}

    public static void main(String[] directory) throws Exception {
      make(Path.of(directory[0]));
    }
  }

  private static List<String> at(Callable<String> one, Callable<String> other, int times)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2 * times);
    try {
      List<Callable<String>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(one);
        all.add(other);
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(all)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String make(Path directory) {
    try {
      return file(directory)
          .create(new TokenOwner(null, Set.of(Role.MANAGER), null, Set.of()), NOW, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenFile file(Path directory) {
    return new TokenFile(directory.resolve("tokens.json"));
  }
}
