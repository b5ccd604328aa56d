package dev.makertime.collector.tool.saslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.source.AccessCheck;
import dev.makertime.testkit.Seeds;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large, odd and hostile logs. */
class OddLogsTest {
  private static final String END = "06/15/2026 10:20:04 AM";
  private static final String RUN = "load SUCCESS 09:00:04Z 09:20:04Z";

  @TempDir Path directory;
  private FollowedLogs logs;

  @BeforeEach
  void follow() {
    logs = FollowedLogs.of(directory);
  }

  @Test
  void a_log_of_a_million_lines_is_read_once_and_holds_none() throws IOException {
    Path file = logs.write("load.log", SasLog.full().begins(), "09:20:04");
    try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < 1_000_000; i++) {
        out.write(i % 3 == 0 ? "NOTE: canary observation " : "      canary put at ");
        out.write(i + " " + "x".repeat(i % 100_000 == 0 ? 300_000 : 60) + "\n");
      }
    }
    logs.write("load.log", SasLog.full().ends("20:00.00", END), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
    assertThat(cursor()).hasSizeLessThan(1_000);
  }

  @Test
  void no_text_of_a_log_is_kept_anywhere() throws Exception {
    SasLog log = SasLog.full().begins().step("SORT", "9:00.00", "CANARY 10:10:00 AM");
    log.line("ERROR: canary").line("NOTE: canary used:").line("      real time  canary");
    logs.write("load.log", log, "09:10:00");
    logs.poll();
    String going = cursor();
    logs.write("load.log", log.ends("20:00.00", END), "09:20:04");

    logs.poll();

    assertThat(Json.MAPPER.writeValueAsString(logs.inbox.runs))
        .doesNotContainIgnoringCase("canary");
    assertThat(logs.inbox.aside.toString()).doesNotContainIgnoringCase("canary");
    assertThat(going + cursor()).doesNotContainIgnoringCase("canary").contains("session");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n\n",
        "\u0000\u0000\u0000",
        "2026-06-15 10:00:00 ERROR: a log of another program\n",
        "      real time           1.00 seconds\n      Timestamp           06/15/2026 10:00:00 AM\n",
        "ERROR: canary\nNOTE: canary\n7 The SAS System 10:00 Monday, June 15, 2026\n"
      })
  void what_is_no_log_of_sas_is_ignored(String text) {
    logs.write("other.log", text, "09:20:04");

    assertThat(logs.poll()).isTrue();

    assertThat(logs.inbox.runs).isEmpty();
    assertThat(logs.inbox.aside).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999:59:59.99", "99999999.99 seconds"})
  void a_real_time_that_ends_long_after_its_log_is_set_aside(String real) {
    logs.write("load.log", SasLog.full().begins().ends(real, END), "09:20:04");
    logs.write("other.log", SasLog.full().begins().ends("20:00.00", END), "09:20:04");

    assertThat(logs.poll()).isTrue();

    assertThat(logs.runs()).containsExactly("other SUCCESS 09:00:04Z 09:20:04Z");
    assertThat(logs.inbox.aside).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999:59:59.99",
        "999999999.99 seconds",
        "99999999999999999999 seconds",
        "-5.00 seconds",
        "soon"
      })
  void a_real_time_that_is_none_leaves_the_timestamp(String real) {
    logs.write("load.log", SasLog.full().begins().ends(real, END), "09:20:04");

    logs.poll();

    assertThat(logs.runs()).containsExactly(RUN);
  }

  @Seeds(seconds = 3, whole = 30)
  void whatever_is_lost_of_a_log_breaks_no_other(long seed) {
    Random random = new Random(seed);
    String whole = SasLog.full().begins().ends("20:00.00", END).toString();
    StringBuilder torn = new StringBuilder();
    for (int i = 0; i < whole.length(); i++) {
      if (random.nextInt(50) > 0) {
        torn.append(random.nextInt(80) == 0 ? (char) random.nextInt(256) : whole.charAt(i));
      }
    }
    logs.write("torn.log", torn, "09:20:04");
    logs.write("load.log", whole, "09:20:04");

    assertThat(logs.poll()).isTrue();

    assertThat(logs.runs()).contains(RUN);
  }

  @Test
  void links_and_pipes_are_not_followed() throws Exception {
    Path outside = Files.createTempDirectory("outside");
    Files.writeString(
        outside.resolve("load.log"), SasLog.full().begins().ends("20:00.00", END) + "");
    Files.createSymbolicLink(directory.resolve("link.log"), outside.resolve("load.log"));
    Files.createSymbolicLink(directory.resolve("circle"), directory);
    assertThat(new ProcessBuilder("mkfifo", directory + "/pipe.log").start().waitFor()).isZero();

    assertThat(logs.poll()).isTrue();

    assertThat(logs.runs()).isEmpty();
  }

  @Test
  void a_directory_that_is_not_there_fails_the_poll_and_the_check() throws Exception {
    logs = FollowedLogs.of(directory.resolve("gone"));

    assertThat(logs.poll()).isFalse();

    AccessCheck check = logs.source().checks(Clock.systemUTC()).get(0);
    assertThat(check.where()).endsWith("gone");
    assertThatThrownBy(() -> check.attempt().run()).isInstanceOf(IOException.class);
  }

  @Test
  void a_check_counts_the_logs() throws Exception {
    logs.write("a/load.log", "", "09:20:04");
    logs.write("b/load.log.1", "", "09:20:04");
    logs.write("b/load.lst", "", "09:20:04");

    assertThat(logs.source().checks(Clock.systemUTC()).get(0).attempt().run()).startsWith("2 logs");
  }

  @Test
  void thousands_of_logs_leave_a_small_cursor() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String log = SasLog.full().begins().ends("20:00.00", END).toString();
      logs.write("%d/load%d_2026.06.15_10.00.0%d.log".formatted(i % 7, i, i % 10), log, "09:20:04");
      expected.add("load%d SUCCESS 09:00:04Z 09:20:04Z".formatted(i));
    }

    logs.poll();

    assertThat(logs.runs()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(cursor()).hasSizeLessThan(2_000 * 150);
  }

  private String cursor() {
    return new String(logs.cursors.kept.getOrDefault("saslog", new byte[0]), UTF_8);
  }
}
