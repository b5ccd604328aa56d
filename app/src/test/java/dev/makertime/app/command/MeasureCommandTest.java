package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasureCommandTest {
  @TempDir Path directory;
  private final CommandRun makertime = new CommandRun();

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void measure_prints_the_expected_lines(GoldenCase golden) throws Exception {
    Path organization = write("organization.yaml", golden.organizationYaml());
    Path activities = write("activities.jsonl", GoldenCase.text(golden.name(), "activities.jsonl"));

    assertThat(
            makertime.run(
                "measure",
                "--organization",
                organization.toString(),
                "--activities",
                activities.toString(),
                "--from",
                golden.from().toString(),
                "--to",
                golden.to().toString(),
                "--as-of",
                golden.asOf().toString()))
        .isZero();
    List<String> lines = makertime.out().lines().toList();
    List<String> expected =
        GoldenCase.text(golden.name(), "expected.jsonl").lines().filter(l -> !l.isBlank()).toList();
    assertThat(lines).hasSameSizeAs(expected);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(Json.MAPPER.readTree(lines.get(i)))
          .isEqualTo(Json.MAPPER.readTree(expected.get(i)));
    }
  }

  @Test
  void a_line_that_is_no_activity_is_named() throws Exception {
    Path organization = write("organization.yaml", "people: []");
    Path activities = write("activities.jsonl", "\n{\"id\":\n");

    assertThat(
            makertime.run(
                "measure",
                "--organization=" + organization,
                "--activities=" + activities,
                "--from=2026-01-01",
                "--to=2026-01-02"))
        .isEqualTo(1);
    assertThat(makertime.err()).contains("activities.jsonl line 2 is no activity");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
