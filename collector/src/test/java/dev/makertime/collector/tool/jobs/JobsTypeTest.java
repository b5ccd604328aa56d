package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.tool.jobs.row.Dialect;
import dev.makertime.collector.tool.jobs.row.JobRules;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of a job server. */
class JobsTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialect: db2, url: 'jdbc:db2://h/d' | dialect: must be one of oracle, sqlserver, sap, pg_cron, table, not db2",
        "dialect: sap, url: 'jdbc:sap://h' | zone: is missing: the times of sap have none",
        "dialect: sqlserver, url: 'jdbc:sqlserver://h', zone: Mars | zone: must be a time zone",
        "dialect: pg_cron, url: 'https://h' | url: must be an address like jdbc:postgresql",
        "dialect: pg_cron, url: 'jdbc:postgresql://h/d?password=x' | url: must not have a password",
        "dialect: oracle, url: 'jdbc:oracle:thin:ana/x@//h/d' | url: must not have a password",
        "dialect: pg_cron, url: 'jdbc:postgresql://h/d', query: x | query: is only of the dialect table",
        "dialect: sap, url: 'jdbc:sap://h', zone: UTC, schema: 'a; drop' | schema: must be letters",
        "dialect: table, url: 'jdbc:sap://h', cursor: 'a b' | query: is missing",
        "dialect: pg_cron, url: 'jdbc:postgresql://h/d', page: 0 | page: must be 1 to 100000",
      })
  void mistakes_are_named_by_their_key(String keys, String mistake) {
    List<String> mistakes = new ArrayList<>();

    JobsUnderTest.configured("{type: jobs, " + keys + "}", mistakes);

    assertThat(mistakes).first().asString().startsWith("source." + mistake);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db.example.com:5432/jobs | db.example.com",
        "jdbc:sqlserver://win01\\AGENT;databaseName=msdb | win01",
        "jdbc:oracle:thin:@//ora.example.com:1521/DWH | ora.example.com",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora1)(PORT=1521))) | ora1",
        "jdbc:sap://hana:30015/?currentschema=SAPSR3 | hana",
        "jdbc:h2:mem:x | database",
      })
  void failures_name_the_host(String url, String host) {
    assertThat(
            new JobsUnderTest("{type: jobs, dialect: oracle, url: '%s'}".formatted(url))
                .source()
                .checks(java.time.Clock.systemUTC())
                .get(0)
                .where())
        .isEqualTo(host);
  }

  @Test
  void a_password_comes_from_the_environment() {
    JobsSource source =
        (JobsSource)
            new JobsUnderTest(
                    "{type: jobs, dialect: pg_cron, url: 'jdbc:postgresql://h/d', user: u, password: '${SECRET}'}")
                .source();

    assertThat(source.server().secret()).isEqualTo("s3cret");
  }

  @Test
  void every_key_reaches_its_place() {
    JobsSource source =
        (JobsSource)
            new JobsUnderTest(
                    "{type: jobs, name: old, dialect: table, url: 'jdbc:sap://h/x', user: u, password: p,"
                        + " zone: Asia/Tokyo, query: 'select 1;', cursor: ID, page: 9, drivers: jars,"
                        + " aliases: [{user: a, job: b, who: c}], byHand: [d], since: 2026-01-01, poll: PT1M}")
                .source();

    assertThat(source)
        .isEqualTo(
            new JobsSource(
                "old",
                HandlingRules.NONE,
                new ServerSettings(
                    URI.create("jdbc://h"),
                    "u",
                    "p",
                    LocalDate.parse("2026-01-01"),
                    Duration.ofMinutes(1)),
                "jdbc:sap://h/x",
                new JobQuery(Dialect.TABLE, "select 1", "id", "id", 9),
                new JobTimes(ZoneId.of("Asia/Tokyo")),
                new JobRules(List.of(new JobRules.Alias("a", "b", "c")), List.of("d")),
                Path.of("/none/jars")));
  }
}
