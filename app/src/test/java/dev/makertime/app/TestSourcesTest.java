package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests wait for conditions. Where time itself has to pass, a method of Pause says why. */
class TestSourcesTest {
  /** The classes that wait, and the tests of them. */
  private static final List<String> WAITING =
      List.of(
          "testkit/src/main/java/dev/makertime/testkit/waiting",
          "testkit/src/test/java/dev/makertime/testkit/waiting",
          "topics/src/test/java/dev/makertime/topics/admin/Waiting.java");

  @Test
  void no_test_sleeps() throws IOException {
    List<String> sleeping = new ArrayList<>();
    for (Path file : testSources()) {
      String name = Path.of("..").relativize(file).toString();
      if (WAITING.stream().noneMatch(name::startsWith)
          && Files.readString(file).contains("Thread.sleep" + "(")) {
        sleeping.add(name);
      }
    }

    assertThat(sleeping).isEmpty();
  }

  private static List<Path> testSources() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.toList()) {
        Path sources = module.resolve(module.endsWith("testkit") ? "src" : "src/test");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> tree = Files.walk(sources)) {
            tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }
}
