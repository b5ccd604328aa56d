package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrapped command looks to its terminal, its pipes and its parent as it does without. */
class TerminalTest {
  private static final Path PROGRAM = Path.of("src/test/wrap/terminal.py").toAbsolutePath();

  @TempDir Path directory;

  /** Each scenario is a function of terminal.py; what it ought to print is said here too. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          interrupted      | 130
          caught           | 1 6
          stopped          | 148 1 5
          background_reads | True 0
          resized          | True 1 4
          terminal_input   | True 0
          terminated       | 1 9
          killed_by        | [-15, -1, -2, -3, -10, -14, -9]
          killed_at_once   | -9
          codes            | ["0", "1", "127", "127", "126", "255"]
          errexit          | ["one"] 3
          pipe             | 1073741824
          background_pipe  | ["one", "two"] True
          strays           | 8
          deaf_to_children | 8
          """)
  void a_parent_sees_the_same_with_and_without(String scenario, String seen) throws Exception {
    assertThat(run(scenario)).as("alone").isEqualTo(seen.replace('"', '\''));

    assertThat(run(scenario, Wrapping.launcher().toString()))
        .as("wrapped")
        .isEqualTo(seen.replace('"', '\''));
    assertThat(run(scenario, withoutLauncher().toString()))
        .as("wrapped where there is no launcher")
        .isEqualTo(seen.replace('"', '\''));
  }

  @Test
  void a_command_inherits_the_same_signals_files_directory_and_variables() throws Exception {
    assertThat(run("untouched", Wrapping.launcher().toString())).isEqualTo(run("untouched"));
    assertThat(run("untouched", withoutLauncher().toString())).isEqualTo(run("untouched"));
  }

  /** The same compilers make the same bytes; others make other ones. */
  @Test
  void the_launchers_are_what_their_source_makes() throws Exception {
    Wrapping.needs("gcc", "aarch64-linux-gnu-gcc");
    Wrapping wrapping = new Wrapping(directory);
    for (String line : Files.readAllLines(Wrapping.DIRECTORY.resolve("COMPILERS"))) {
      String[] expected = line.split(" ", -1);
      String version = wrapping.run(expected[0], "-dumpfullversion").printed().strip();
      Assumptions.assumeTrue(version.equals(expected[1]), "%s is %s".formatted(line, version));
    }

    Wrapping.Ended built =
        wrapping.run(Wrapping.DIRECTORY.resolve("build").toString(), directory.toString());

    assertThat(built).isEqualTo(new Wrapping.Ended("", 0));
    for (String launcher : List.of("linux-x86_64", "linux-aarch64")) {
      assertThat(directory.resolve(launcher))
          .hasSameBinaryContentAs(Wrapping.DIRECTORY.resolve(launcher));
    }
  }

  private Path withoutLauncher() throws Exception {
    Path other = Files.createDirectories(directory.resolve("elsewhere"));
    for (String file : List.of("wrap", "tell")) {
      if (!Files.exists(other.resolve(file))) {
        Files.copy(
            Wrapping.DIRECTORY.resolve(file),
            other.resolve(file),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return other.resolve("wrap");
  }

  private String run(String scenario, String... launcher) throws Exception {
    Wrapping.needs("python3", "bash");
    List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString(), scenario));
    command.addAll(List.of(launcher));
    Wrapping.Ended ended = new Wrapping(directory).run(command, "");
    assertThat(ended.code()).as(ended.printed()).isZero();
    return ended.printed().lines().reduce((first, second) -> second).orElseThrow();
  }
}
