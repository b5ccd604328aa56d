package dev.makertime.collector.tool.gitlab.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.RunsAlone;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines of which one value is not what it ought to be: read whole, or set aside. */
class OddPipelineTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final String HOOK =
      """
      {"object_kind":"pipeline","object_attributes":{"id":18,"status":"success","source":"push",
       "created_at":"2026-06-05 10:00:00 UTC","finished_at":"2026-06-05 10:06:00 UTC"},
       "user":{"username":"ana"},
       "project":{"id":7,"web_url":"https://git.example.com/data/churn",
        "path_with_namespace":"data/churn"},
       "builds":[{"id":1,"name":"t","status":"success","manual":false,
        "created_at":"2026-06-05 10:00:01 UTC","started_at":"2026-06-05 10:01:00 UTC",
        "finished_at":"2026-06-05 10:05:00 UTC","user":{"username":"ana"}}]}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":18 | \"id\":9223372036854775807",
        "UTC\",\"finished_at\":\"2026-06-05 10:06 | UTC\",\"finished_at\":\"2026-06-05 09:06",
        "\"finished_at\":\"2026-06-05 10:06:00 UTC\" | \"finished_at\":null",
        "\"finished_at\":\"2026-06-05 10:06:00 UTC\" | \"finished_at\":\"2026-06-05T10:06:00.999Z\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05 12:00:00 +0200\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05T05:00:00.000-05:00\"",
        "git.example.com/data | ana:pw@git.example.com/data",
        "\"name\":\"t\" | \"name\":null",
        "\"name\":\"t\" | \"name\":\"\"",
        "\"name\":\"t\" | \"environment\":null",
        "\"manual\":false | \"manual\":null,\"when\":null",
        "\"manual\":false | \"queued_duration\":-17.5",
        "\"manual\":false | \"queued_duration\":1e300",
        "\"status\":\"success\",\"manual\" | \"status\":null,\"manual\"",
        "\"source\":\"push\" | \"source\":null",
        "\"user\":{\"username\":\"ana\"}} | \"user\":null}",
      })
  void what_does_not_matter_changes_no_wait(String part, String instead) {
    assertThat(waits(part, instead))
        .containsExactly(
            "gitlab:ana 2026-06-05T10:00:00Z 2026-06-05T10:01:00Z 2026-06-05T10:05:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":18 | \"id\":9223372036854775808",
        "\"id\":18 | \"id\":-18",
        "\"id\":18 | \"id\":0",
        "\"id\":18 | \"id\":18.5",
        "\"id\":18 | \"id\":\"\"",
        "\"id\":18 | \"id\":[18]",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05 10:00:00\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05 24:00:00 UTC\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-30 23:59:60 UTC\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-02-30 10:00:00 UTC\"",
        "\"2026-06-05 10:00:00 UTC\" | \"2026-06-05 10:00:00 CEST\"",
        "\"2026-06-05 10:00:00 UTC\" | \"9999-06-05 10:00:00 UTC\"",
        "\"2026-06-05 10:00:00 UTC\" | \"0001-06-05 10:00:00 UTC\"",
        "\"2026-06-05 10:00:00 UTC\" | 1780653600",
        "\"2026-06-05 10:05:00 UTC\" | \"2026-06-05 10:05\"",
        "\"user\":{\"username\":\"ana\"}, | \"user\":[],",
        "\"user\":{\"username\":\"ana\"}, | \"user\":\"ana\",",
        "\"user\":{\"username\":\"ana\"}, | \"user\":{\"username\":\"a\\u0000\"},",
        "https://git.example.com/data/churn | \"\"",
        "https://git.example.com/data/churn | git.example.com",
        "\"path_with_namespace\":\"data/churn\" | \"path_with_namespace\":null",
        "\"builds\":[ | \"builds\":[null,",
        "\"builds\":[ | \"builds\":[[],",
        "\"status\":\"success\",\"source\" | \"status\":{},\"source\"",
      })
  void what_cannot_be_read_is_set_aside_with_a_reason(String part, String instead) {
    assertThat(read(HOOK, part, instead))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"username\":\"\"}", "{\"username\":null}"})
  void a_pipeline_of_nobody_is_nobodys_wait(String user) {
    String jobless = HOOK.substring(0, HOOK.indexOf("\"builds\"")) + "\"builds\":[]}";

    assertThat(read(jobless, "{\"username\":\"ana\"}", user)).matches(RunsAlone::isIn);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 10_000, 1_000_000})
  void a_name_without_an_end_is_read_whole_or_set_aside(int length) {
    Reading read =
        read(HOOK, "\"username\":\"ana\"},", "\"username\":\"" + "ä".repeat(length) + "\"},");

    assertThat(read instanceof Reading.Found).isEqualTo(length == 100);
    assertThat(read instanceof Reading.Rejected).isEqualTo(length > 100);
  }

  private static List<String> waits(String part, String instead) {
    Reading read = read(HOOK, part, instead);
    assertThat(read).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) read)
        .activities().stream()
            .map(
                one -> "%s %s %s %s".formatted(one.identity(), one.start(), one.began(), one.end()))
            .toList();
  }

  private static Reading read(String hook, String part, String instead) {
    assertThat(hook).contains(part);
    byte[] body = hook.replace(part, instead).getBytes(StandardCharsets.UTF_8);
    return new GitLabHook("gitlab", List.of())
        .read(new Payload(Map.of("X-Gitlab-Event", "Pipeline Hook"), body, NOW))
        .checkedAt(NOW);
  }
}
