package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadCommandTest {
  private final CommandRun makertime = new CommandRun();

  @Test
  void what_a_source_ignores_goes_to_standard_error() {
    assertThat(read("{\"object_kind\":\"issue\"}", "read", "gitlab")).isZero();
    assertThat(makertime.err()).startsWith("ignored: ");
    assertThat(makertime.out()).isEmpty();
  }

  @Test
  void what_a_source_rejects_is_exit_code_1() {
    assertThat(read("{", "read", "gitlab")).isEqualTo(1);
    assertThat(makertime.err()).startsWith("rejected: ");
  }

  @Test
  void a_source_that_is_none_is_a_usage_error() {
    assertThat(read("", "read", "jira")).isEqualTo(2);
  }

  private int read(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return makertime.run(arguments);
    } finally {
      System.setIn(before);
    }
  }
}
