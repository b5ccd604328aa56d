package dev.makertime.collector.tool.jobs;

import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.ORACLE;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.PG_CRON;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.SAP;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.SQLSERVER;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.TABLE;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.read;
import static dev.makertime.collector.tool.jobs.JobsAnswerReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are large, half-written or nothing that a job server has. */
class OddJobRowsTest {
  @ParameterizedTest
  @ValueSource(longs = {3_000_000_000L, Long.MAX_VALUE})
  void ids_may_be_beyond_int(long id) {
    assertThat(told(PG_CRON.replace("'runid':7", "'runid':" + id))).startsWith("jobs/run/" + id);
  }

  @Test
  void names_in_any_script_stay_and_long_ones_are_cut() {
    assertThat(told(TABLE.replace("churn", "モデル学習 λ 🤖"))).contains(" モデル学習 λ 🤖 web ");
    assertThat(told(TABLE.replace("churn", "x".repeat(5_000))))
        .contains(" " + "x".repeat(256) + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'id':'run-1' | 'id':'' | lacks id",
        "'ended':'2026-06-15T08:10:00Z' | 'ended':'soon' | ended is no time",
        "'status':'success' | 'status':'done' | status must be one of",
        "'trigger':'web' | 'trigger':'magic' | trigger must be one of",
        "'subject':'churn' | 'subject':'a\\u0000b' | lacks the name of its job",
      })
  void half_written_rows_are_rejected_whole(String fact, String other, String why) {
    Reading reading = read(TABLE.replace(fact, other));

    assertThat(reading).isInstanceOf(Rejected.class);
    assertThat(((Rejected) reading).why()).contains(why);
  }

  @Test
  void steps_of_the_agent_and_rows_without_times_are_ignored() {
    assertThat(read(SQLSERVER.replace("'step_id':0", "'step_id':1"))).isInstanceOf(Ignored.class);
    assertThat(read("{'id':'1','subject':'x'}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "7", "[7]", "[null]", "{}", "{'a':1}", "{'runid':", "[[]]"})
  void garbage_is_rejected_and_never_thrown(String garbage) {
    assertThat(read(garbage)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {ORACLE, SQLSERVER, SAP, PG_CRON})
  void commands_messages_and_steps_are_not_told(String row) {
    assertThat(read(row).toString()).doesNotContain("canary").doesNotContain("postgres");
  }
}
