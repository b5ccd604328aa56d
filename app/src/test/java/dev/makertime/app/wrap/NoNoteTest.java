package dev.makertime.app.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which commands nothing is noted, because they do not count or there is no place. */
class NoNoteTest {
  private static final long START = 1_781_517_600_120L;

  @TempDir Path directory;
  private Wrapping wrapping;

  @BeforeEach
  void settle() throws Exception {
    wrapping = new Wrapping(directory);
  }

  @Test
  void short_ignored_unknown_and_interactive_commands_are_not_noted() throws Exception {
    wrapping.settings("minimum = 10\nignore = make clean*\n");

    wrapping.tell("ended", START, START + 9_999, 1, "python");
    wrapping.tell("ended", START, START + 60_000, 2, "make", "clean", "all");
    wrapping.tell("typed", START, START + 60_000, 3, "vim notes.txt");
    wrapping.tell("typed", START, START + 60_000, 4, "python");
    wrapping.tell("typed", START, START + 60_000, 5, "git commit");
    assertThat(wrapping.notes()).isEmpty();

    wrapping.tell("typed", START, START + 60_000, 6, "python x.py");
    wrapping.tell("ended", START, START + 60_000, 7, "vim");
    assertThat(wrapping.notes()).hasSize(2);
  }

  @Test
  void two_thousand_notes_are_kept_and_no_more() throws Exception {
    Files.createDirectories(wrapping.spool.resolve("notes"));
    for (int i = 0; i < 2_000; i++) {
      Files.createFile(wrapping.spool.resolve("notes/vm.1." + i));
    }

    wrapping.tell("ended", START, START + 60_000, 1, "python");

    assertThat(wrapping.files("notes")).hasSize(2_000);
  }

  @Test
  void without_a_place_for_notes_a_command_runs_all_the_same() throws Exception {
    for (Map.Entry<String, String> place :
        Map.of("HOME", "/proc/none", "MAKERTIME_COMMAND_SPOOL", "/dev/null/spool").entrySet()) {
      wrapping.environment.remove("MAKERTIME_COMMAND_SPOOL");
      wrapping.environment.put(place.getKey(), place.getValue());

      assertThat(
              wrapping.run(Wrapping.launcher().toString(), "sh", "-c", "sleep 1.1; echo x; exit 5"))
          .isEqualTo(new Wrapping.Ended("x\n", 5));
    }
  }

  @Test
  void a_full_disk_leaves_no_half_note_and_the_command_as_it_is() throws Exception {
    Files.createDirectories(wrapping.spool);
    String script =
        "mount -t tmpfs -o size=16k tmpfs '%s' || exit 77; head -c 99999 /dev/zero >'%s/full'; "
                .formatted(wrapping.spool, wrapping.spool)
            + "%s sh -c 'sleep 1.1; echo x; exit 5'; echo $?; ls '%s/notes' | wc -l; umount '%s'"
                .formatted(Wrapping.launcher(), wrapping.spool, wrapping.spool);

    Wrapping.Ended ended = wrapping.run("sh", "-c", script);

    Assumptions.assumeTrue(ended.code() != 77, "no disk can be mounted here");
    assertThat(ended.printed().lines().filter(line -> !line.matches("(ls|head): .*")))
        .containsExactly("x", "5", "0");
  }
}
