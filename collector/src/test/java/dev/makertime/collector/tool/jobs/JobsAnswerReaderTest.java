package dev.makertime.collector.tool.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Found;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which run and which activities a row of a job server tells. */
class JobsAnswerReaderTest {
  static final String ORACLE =
      """
      {'LOG_ID':91,'LOG_DATE':'2026-06-15 10:02:03.1 +02:00','OWNER':'DWH','JOB_NAME':'LOAD_SALES',
       'STATUS':'SUCCEEDED','REQ_START_DATE':'2026-06-15 10:00:00.5 +02:00',
       'ACTUAL_START_DATE':'2026-06-15 10:01:01.0 +02:00','RUN_DURATION':'+00 00:01:02',
       'OPERATION':'RUN','SCHEDULE_TYPE':'CALENDAR','ADDITIONAL_INFO':'canary'}
      """;
  static final String SQLSERVER =
      """
      {'instance_id':5012,'job_id':'676BBCD8-CE4A-4ADA-8215-A4E9276D6BBB','step_id':0,
       'job_name':'Load sales','run_status':1,'run_date':20260615,'run_time':100005,
       'run_duration':10203,'run_requested_date':'2026-06-15T10:00:00','run_requested_source':'4',
       'message':'The job succeeded.  The Job was invoked by User CORP\\\\\\\\ana.silva.  The last step to run was step 2 (canary).'}
      """;
  static final String SAP =
      """
      {'JOBNAME':'Z_CHURN_SCORE','JOBCOUNT':'10000501','SDLUNAME':'ASILVA','STATUS':'F',
       'PERIODIC':'','EVENTID':'','SDLDATE':'20260615','SDLTIME':'100000','SDLSTRTDT':'20260615',
       'SDLSTRTTM':'100005','STRTDATE':'20260615','STRTTIME':'100130','ENDDATE':'20260615',
       'ENDTIME':'240000'}
      """;
  static final String PG_CRON =
      """
      {'jobid':2,'runid':7,'status':'failed','jobname':'bad','command':'select canary',
       'username':'postgres','return_message':'canary',
       'start_time':'2026-06-15 10:00:00.012187+02','end_time':'2026-06-15 10:00:05.5+02'}
      """;
  static final String TABLE =
      """
      {'id':'run-1','who':'ana','created':'2026-06-15T08:00:00Z','began':'2026-06-15T08:00:30Z',
       'ended':'2026-06-15T08:10:00Z','status':'success','trigger':'web','subject':'churn'}
      """;

  @Test
  void a_run_of_oracle_ends_after_its_duration_and_is_nobodys() {
    assertThat(told(ORACLE))
        .isEqualTo("jobs/run/91 LOAD_SALES schedule null success 08:00:00.500 08:01:01 08:02:03");
  }

  @Test
  void whoever_asked_sql_server_for_a_run_waits_for_it() {
    assertThat(told(SQLSERVER))
        .isEqualTo(
            "jobs/run/5012 Load sales command jobs:corp\\ana.silva success 08:00:00 08:00:05"
                + " 09:02:08; MANUAL jobs/run/5012/start 08:00:00 null 08:00:00;"
                + " WAIT jobs/run/5012 08:00:00 08:00:05 09:02:08");
  }

  @Test
  void whoever_schedules_a_job_of_sap_without_a_period_waits_for_it() {
    assertThat(told(SAP))
        .isEqualTo(
            "jobs/run/Z_CHURN_SCORE/10000501/20260615 Z_CHURN_SCORE unknown jobs:asilva success"
                + " 08:00:05 08:01:30 22:00:00;"
                + " MANUAL jobs/run/Z_CHURN_SCORE/10000501/20260615/start 08:00:00 null 08:00:00;"
                + " WAIT jobs/run/Z_CHURN_SCORE/10000501/20260615 08:00:05 08:01:30 22:00:00");
  }

  @Test
  void for_a_job_of_sap_that_is_planned_for_the_night_nobody_waits() {
    String night =
        SAP.replace("'SDLSTRTTM':'100005'", "'SDLSTRTTM':'230000'")
            .replace("'STRTTIME':'100130'", "'STRTTIME':'230001'");

    assertThat(told(night))
        .endsWith(
            " 21:00:00 21:00:01 22:00:00; MANUAL jobs/run/Z_CHURN_SCORE/10000501/20260615/start"
                + " 08:00:00 null 08:00:00");
  }

  @Test
  void a_run_of_pg_cron_is_the_schedules() {
    assertThat(told(PG_CRON))
        .isEqualTo("jobs/run/7 bad schedule null failed null 08:00:00.012 08:00:05.500");
  }

  @Test
  void a_row_of_any_table_says_all_by_itself() {
    assertThat(told(TABLE))
        .isEqualTo(
            "jobs/run/run-1 churn web jobs:ana success 08:00:00 08:00:30 08:10:00;"
                + " MANUAL jobs/run/run-1/start 08:00:00 null 08:00:00;"
                + " WAIT jobs/run/run-1 08:00:00 08:00:30 08:10:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'SCHEDULE_TYPE':'CALENDAR' | 'SCHEDULE_TYPE':'EVENT' | dependency null success",
        "'SCHEDULE_TYPE':'CALENDAR' | 'SCHEDULE_TYPE':'ONCE' | unknown null success",
        "'SCHEDULE_TYPE':'CALENDAR' | 'JOB_SUBNAME':'S1' | dependency null success",
        "'OPERATION':'RUN' | 'OPERATION':'RETRY_RUN' | retry-auto null success",
        "'STATUS':'SUCCEEDED' | 'STATUS':'STOPPED' | schedule null canceled",
        "'STATUS':'SUCCEEDED' | 'STATUS':'FAILED' | schedule null failed",
      })
  void what_oracle_logs_of_a_run_tells_its_trigger_and_its_end(
      String fact, String other, String expected) {
    assertThat(told(ORACLE.replace(fact, other))).contains(expected);
  }

  @Test
  void a_run_of_oracle_that_never_began_ends_when_that_was_logged() {
    String stopped =
        ORACLE
            .replace("'ACTUAL_START_DATE':'2026-06-15 10:01:01.0 +02:00',", "")
            .replace("'RUN_DURATION':'+00 00:01:02',", "");

    assertThat(told(stopped)).endsWith("08:00:00.500 null 08:02:03.100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'4' | by User CORP\\\\ana.silva. | '1' | by Schedule 7 (daily). | schedule null success",
        "'4' | by User CORP\\\\ana.silva. | '2' | by Alert 3 (x). | dependency null success",
        "'4' | by User CORP\\\\ana.silva. | null | by User ben. | command jobs:ben success",
        "'4' | by User CORP\\\\ana.silva. | null | by Schedule 7 (x). | schedule null success",
        "'4' | by User CORP\\\\ana.silva. | null | von wem auch immer | unknown null success",
        "'4' | by User CORP\\\\ana.silva. | '4' | von wem auch immer | command null success",
        "'4' | CORP\\\\ana.silva | '4' | sa | command null success",
        "'4' | CORP\\\\ana.silva | '4' | NT SERVICE\\\\SQLSERVERAGENT | command null success",
        "'run_status':1 | x | 'run_status':0 | x | command jobs:corp\\ana.silva failed",
        "'run_status':1 | x | 'run_status':3 | x | command jobs:corp\\ana.silva canceled",
      })
  void what_the_agent_notes_tells_who_and_why(
      String source, String by, String otherSource, String otherBy, String expected) {
    String row =
        SQLSERVER
            .replace("source':" + source, "source':" + otherSource)
            .replace(source.startsWith("'run") ? source : "\u0000", otherSource)
            .replace(by.replace("\\\\", "\\\\\\\\"), otherBy.replace("\\\\", "\\\\\\\\"));

    assertThat(told(row)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'PERIODIC':'' | 'PERIODIC':'X' | schedule null success",
        "'EVENTID':'' | 'EVENTID':'SAP_END_OF_JOB' | dependency null success",
        "'STATUS':'F' | 'STATUS':'A' | unknown jobs:asilva failed",
        "'SDLUNAME':'ASILVA' | 'SDLUNAME':'DDIC' | unknown null success",
      })
  void what_sap_knows_of_a_job_tells_who_and_why(String fact, String other, String expected) {
    assertThat(told(SAP.replace(fact, other))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "starting, queued",
    "connecting, queued",
    "sending, running",
    "running, running",
    "succeeded, success"
  })
  void states_of_pg_cron_are_states_of_runs(String status, String expected) {
    assertThat(told(PG_CRON.replace("failed", status))).contains("schedule null " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "dependency", "retry-auto"})
  void nobody_waits_for_what_a_machine_set_off(String trigger) {
    assertThat(told(TABLE.replace("web", trigger)))
        .isEqualTo("jobs/run/run-1 churn " + trigger + " null success 08:00:00 08:00:30 08:10:00");
  }

  @Test
  void for_a_run_of_more_than_31_days_nobody_waits() {
    assertThat(told(TABLE.replace("'ended':'2026-06-15", "'ended':'2026-07-28")))
        .contains("MANUAL")
        .doesNotContain("WAIT");
  }

  static Reading read(String row) {
    return new JobsAnswerReader("jobs", new JobTimes(ZoneId.of("Europe/Berlin")))
        .read(row.replace('\'', '"').replace("\\\\\\\\", "\\\\").getBytes(UTF_8));
  }

  /** The run of a row, then its activities. */
  static String told(String row) {
    Reading reading = read(row);
    assertThat(reading).isInstanceOf(Found.class);
    Run run = ((Found) reading).runs().get(0);
    StringBuilder told =
        new StringBuilder(
            "%s %s %s %s %s %s %s %s"
                .formatted(
                    run.id(),
                    run.subject(),
                    run.trigger().text(),
                    run.who(),
                    run.status() == null ? null : run.status().text(),
                    run.created(),
                    run.began(),
                    run.ended()));
    for (Activity one : ((Found) reading).activities()) {
      told.append(
          "; %s %s %s %s %s".formatted(one.kind(), one.id(), one.start(), one.began(), one.end()));
    }
    return told.toString().replaceAll("2026-06-15T([0-9:.]+)Z", "$1");
  }
}
