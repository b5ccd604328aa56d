package dev.makertime.collector.tool.github.payload;

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

/** Runs of which one value is not what it ought to be: read whole, or set aside. */
class OddRunTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final String RUN =
      """
      {"action":"completed","workflow_run":{"id":71,"run_attempt":1,"event":"push",
       "status":"completed","conclusion":"success","path":".github/workflows/ci.yml@main",
       "html_url":"https://github.example.com/data/churn/actions/runs/71",
       "created_at":"2026-06-15T10:00:00Z","run_started_at":"2026-06-15T10:00:00Z",
       "updated_at":"2026-06-15T10:09:00Z","triggering_actor":{"login":"ana","type":"User"}},
       "repository":{"full_name":"data/churn","html_url":"https://github.example.com/data/churn"}}\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":71 | \"id\":9223372036854775807",
        "\"run_attempt\":1 | \"run_attempt\":null",
        "\"run_attempt\":1 | \"run_attempt\":-3",
        "\"run_attempt\":1 | \"run_attempt\":[]",
        "\"run_started_at\":\"2026-06-15T10:00:00Z\" | \"run_started_at\":null",
        "\"status\":\"completed\" | \"status\":\"COMPLETED\"",
        "\"conclusion\":\"success\" | \"conclusion\":null",
        "\"path\":\".github/workflows/ci.yml@main\" | \"path\":null",
        "\"path\":\".github/workflows/ci.yml@main\" | \"path\":\"\"",
        "https://github.example.com/data/churn/actions | https://github.example.com:8443/data/chürn mit Leer/actions",
        "2026-06-15T10:09:00Z | 2026-06-15T12:09:00+02:00",
        "2026-06-15T10:09:00Z | 2026-06-15T10:09:00.999999Z",
        "\"type\":\"User\" | \"type\":null",
        "\"type\":\"User\" | \"type\":[\"User\"]",
        "\"event\":\"push\" | \"event\":\"a_new_one\"",
      })
  void what_does_not_matter_changes_no_wait(String part, String instead) {
    Reading read = read(part, instead);

    assertThat(read).isInstanceOf(Reading.Found.class);
    assertThat(((Reading.Found) read).activities())
        .extracting(one -> one.identity() + " " + one.start() + " " + one.end())
        .containsExactly("github:ana 2026-06-15T10:00:00Z 2026-06-15T10:09:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\":71 | \"id\":9223372036854775808",
        "\"id\":71 | \"id\":-71",
        "\"id\":71 | \"id\":\"71\"",
        "\"id\":71 | \"id\":\"\"",
        "\"id\":71 | \"id\":null",
        "\"run_attempt\":1 | \"run_attempt\":4294967298",
        "\"run_attempt\":1 | \"run_attempt\":123456789012345678901234567890",
        "\"event\":\"push\" | \"event\":null",
        "\"status\":\"completed\" | \"status\":\"\"",
        "\"status\":\"completed\" | \"status\":{}",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":null",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":\"2026-06-15\"",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":\"2026-06-14T24:00:00Z\"",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":\"2026-06-30T23:59:60Z\"",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":\"2026-06-15T10:00:00\"",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":\"9999-12-31T23:59:59Z\"",
        "\"created_at\":\"2026-06-15T10:00:00Z\" | \"created_at\":1781517600",
        "2026-06-15T10:09:00Z | +999999999-01-01T00:00:00Z",
        "https://github.example.com/data/churn/actions/runs/71 | /data/churn",
        "https://github.example.com/data/churn/actions/runs/71 | https:///data/churn",
        "\"full_name\":\"data/churn\" | \"full_name\":[]",
        "\"login\":\"ana\" | \"login\":\"a\\nb\"",
        "\"workflow_run\":{ | \"workflow_run\":[],\"other\":{",
      })
  void what_cannot_be_read_is_set_aside_with_a_reason(String part, String instead) {
    assertThat(read(part, instead))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"login\":\"ana\" | \"login\":\"\"",
        "\"login\":\"ana\" | \"login\":null",
        "\"login\":\"ana\" | \"login\":{}",
        "\"type\":\"User\" | \"type\":\"Bot\"",
        "\"event\":\"push\" | \"event\":\"schedule\"",
      })
  void a_run_of_nobody_is_nobodys_wait(String part, String instead) {
    assertThat(read(part, instead)).matches(RunsAlone::isIn);
  }

  private static Reading read(String part, String instead) {
    assertThat(RUN).contains(part);
    byte[] body = RUN.replace(part, instead).getBytes(StandardCharsets.UTF_8);
    return new GitHubHook("github", List.of())
        .read(new Payload(Map.of("X-GitHub-Event", "workflow_run"), body, NOW))
        .checkedAt(NOW);
  }
}
