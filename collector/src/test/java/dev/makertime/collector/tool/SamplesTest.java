package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.source.PayloadOptions;
import dev.makertime.collector.tool.airflow.AirflowAnswerReader;
import dev.makertime.collector.tool.digdag.DigdagAnswerReader;
import dev.makertime.collector.tool.github.payload.GitHubHook;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.collector.tool.jenkins.JenkinsAnswerReader;
import dev.makertime.collector.tool.mlflow.MlflowType;
import dev.makertime.collector.tool.openlineage.OpenLineageHook;
import dev.makertime.collector.tool.spark.SparkAnswerReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real payloads, whatever they are, are counted, ignored or rejected with a reason. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("../../shared/samples");
  private static final Instant RECEIVED = Instant.parse("2026-06-15T12:00:00Z");
  private static final PayloadOptions OPTIONS =
      new PayloadOptions(
          true, "owner", null, ZoneOffset.UTC, new TimeWindow(RECEIVED, RECEIVED.plusSeconds(1)));

  /** How many of each tool's are read, at least: so that not all are simply rejected. */
  @ParameterizedTest
  @CsvSource({
    "gitlab,8",
    "github,6",
    "jenkins,1",
    "airflow,3",
    "digdag,5",
    "openlineage,0",
    "spark,2",
    "mlflow,1"
  })
  void every_sample_is_counted_ignored_or_rejected_with_a_reason(String tool, int least)
      throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(SAMPLES),
        "no sample payloads beside this checkout (" + SAMPLES + "); they are not part of it");
    int read = 0;
    for (Path file : files(tool)) {
      for (byte[] payload : payloads(file)) {
        Reading reading = read(tool, file.getFileName().toString(), payload);

        if (reading instanceof Reading.Found found) {
          assertThat(found.isEmpty()).isFalse();
          read++;
        } else {
          String why =
              reading instanceof Reading.Ignored ignored
                  ? ignored.why()
                  : ((Reading.Rejected) reading).why();
          assertThat(why).as(file.toString()).isNotBlank();
        }
      }
    }
    assertThat(read).isGreaterThanOrEqualTo(least);
  }

  private static List<Path> files(String tool) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES.resolve(tool))) {
      return files
          .filter(file -> file.toString().matches(".*\\.jsonl?"))
          .filter(file -> !file.toString().contains("headers"))
          .sorted()
          .toList();
    }
  }

  private static List<byte[]> payloads(Path file) throws IOException {
    if (!file.toString().endsWith("l")) {
      return List.of(Files.readAllBytes(file));
    }
    List<byte[]> lines = new ArrayList<>();
    Files.readAllLines(file).forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
    return lines;
  }

  private static Reading read(String tool, String file, byte[] bytes) {
    Payload hook = new Payload(Map.of(), bytes, RECEIVED);
    return switch (tool) {
      case "gitlab" ->
          file.startsWith("api_")
              ? new GitLabAnswerReader("gitlab").read(bytes)
              : new GitLabHook("gitlab", List.of()).read(hook);
      case "github" ->
          file.startsWith("api_")
              ? new GitHubHook("github", List.of()).readAnswer(bytes)
              : new GitHubHook("github", List.of()).read(hook);
      case "jenkins" -> new JenkinsAnswerReader("jenkins").read(bytes);
      case "airflow" -> new AirflowAnswerReader("airflow").read(bytes);
      case "digdag" -> new DigdagAnswerReader("digdag", "owner").read(bytes);
      case "spark" -> new SparkAnswerReader("spark").read(bytes);
      case "mlflow" -> new MlflowType().payloadReader().orElseThrow().read(hook, OPTIONS).reading();
      default -> new OpenLineageHook("openlineage", List.of()).read(bytes);
    };
  }
}
