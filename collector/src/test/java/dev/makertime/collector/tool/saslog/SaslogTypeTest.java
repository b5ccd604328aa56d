package dev.makertime.collector.tool.saslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.source.PayloadOptions;
import dev.makertime.collector.tool.saslog.LogRules.Alias;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is configured of a directory of logs, and whose a log is. */
class SaslogTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{directory: d} | source.zone: is missing: the times of a log have none",
        "{zone: UTC} | source.directory: is missing",
        "{directory: d, zone: Mars} | source.zone: must be a time zone like Europe/Lisbon, not Mars",
        "{directory: d, zone: UTC, dates: ymd} | source.dates: must be mdy or dmy",
        "{directory: d, zone: UTC, lostAfter: PT1S} | source.lostAfter: must be at least PT1M",
        "{directory: d, zone: UTC, aliases: [{user: a}]} | source.aliases[0].who: is missing",
      })
  void mistakes_are_named(String yaml, String mistake) {
    List<String> mistakes = new ArrayList<>();

    FollowedLogs.configured(yaml, mistakes);

    assertThat(mistakes).containsExactly(mistake);
  }

  @Test
  void a_directory_is_beside_the_configuration() {
    List<String> mistakes = new ArrayList<>();

    assertThat(FollowedLogs.configured("{directory: logs, zone: UTC}", mistakes))
        .isInstanceOfSatisfying(
            SaslogSource.class,
            source ->
                assertThat(source.directory().root()).isEqualTo(Path.of("/etc/makertime/logs")));
  }

  @ParameterizedTest
  @CsvSource({
    "ana, a.log, saslog:ana",
    "LAB\\ana, a.log, saslog:ana",
    "root, a.log,",
    "SASSRV, a.log,",
    ", a.log,",
    "etl, risk/churn.log, saslog:ben",
    "etl, a.log, email:carla@example.com",
    "sassrv, risk/churn.log, saslog:ben",
  })
  void a_log_is_its_owners_or_whose_the_first_rule_that_fits_says(
      String owner, String path, String identity) {
    LogRules rules =
        new LogRules(
            List.of(
                new Alias(null, "risk/*", "ben"),
                new Alias("etl", null, "email:carla@example.com")),
            false);

    assertThat(rules.identity("saslog", owner, path)).isEqualTo(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "load.log, load",
    "a/b/load.log, load",
    "load_2026.05.17_02.14.33.log, load",
    "load_20260517_021433.log, load",
    "load-2026-05-17T02:14:33.log, load",
    "load20260517.log, load",
    "2026-05-17.log, 2026-05-17",
    "load, load",
    "v2.log, v2",
    "q12026.log, q12026",
  })
  void a_program_is_called_as_its_log_without_dates(String path, String program) {
    assertThat(LogRules.program(path)).isEqualTo(program);
  }

  @Test
  void a_log_can_be_read_by_itself() {
    String log = SasLog.full().begins().ends("20:00.00", "06/15/2026 10:20:04 AM").toString();

    assertThat(read(log))
        .isInstanceOfSatisfying(
            Reading.Found.class,
            found ->
                assertThat(found.runs().stream().map(FollowedLogs::brief))
                    .containsExactly("program SUCCESS 09:00:04Z 09:20:04Z"));
    assertThat(read("ERROR: canary")).isEqualTo(new Reading.Rejected("no session of SAS is in it"));
  }

  private static Reading read(String log) {
    Instant now = Instant.parse("2026-06-15T12:00:00Z");
    return new SaslogType()
        .payloadReader()
        .orElseThrow()
        .read(
            new Payload(Map.of(), log.getBytes(UTF_8), now),
            new PayloadOptions(
                false, "owner", null, ZoneId.of("Europe/Lisbon"), new TimeWindow(now, now)))
        .reading();
  }
}
