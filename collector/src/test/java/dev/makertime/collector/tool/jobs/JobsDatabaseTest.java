package dev.makertime.collector.tool.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queries of each dialect, in H2 with the documented columns of its tables. */
class JobsDatabaseTest {
  private static final String ORACLE = "jdbc:h2:mem:oracle;MODE=Oracle;DB_CLOSE_DELAY=-1";
  private static final String SQLSERVER =
      "jdbc:h2:mem:msdb;MODE=MSSQLServer;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  private static final String SAP = "jdbc:h2:mem:sap;DB_CLOSE_DELAY=-1";

  @AfterEach
  void drop() throws SQLException {
    for (String url : new String[] {ORACLE, SQLSERVER, SAP}) {
      execute(url, "drop all objects");
    }
  }

  @Test
  void oracles_scheduler_is_read_with_its_classes_and_schedules() throws SQLException {
    execute(
        ORACLE,
        """
        create table DBA_SCHEDULER_JOB_RUN_DETAILS (LOG_ID number, LOG_DATE timestamp(6) with time zone,
          OWNER varchar2(128), JOB_NAME varchar2(261), JOB_SUBNAME varchar2(261), STATUS varchar2(30),
          ERROR# number, REQ_START_DATE timestamp(6) with time zone,
          ACTUAL_START_DATE timestamp(6) with time zone, RUN_DURATION interval day(3) to second(0),
          ADDITIONAL_INFO varchar2(4000), OUTPUT varchar2(4000))
        """,
        "create table DBA_SCHEDULER_JOB_LOG (LOG_ID number, OPERATION varchar2(30), JOB_CLASS varchar2(128))",
        """
        create table DBA_SCHEDULER_JOBS (OWNER varchar2(128), JOB_NAME varchar2(261),
          JOB_CREATOR varchar2(128), SCHEDULE_TYPE varchar2(12))
        """,
        "insert into DBA_SCHEDULER_JOBS values ('DWH','LOAD','ETL','CALENDAR'),('DWH','REPORT','ANA','ONCE')",
        "insert into DBA_SCHEDULER_JOB_LOG values (4000000000001,'RUN','C'),(4000000000002,'RUN','ADHOC_C')",
        """
        insert into DBA_SCHEDULER_JOB_RUN_DETAILS values
          (4000000000001,'2026-06-15 12:00:05+02','DWH','LOAD',null,'SUCCEEDED',0,
           '2026-06-15 11:58:58+02','2026-06-15 11:59:03.5+02',interval '0 00:01:02' day to second,'canary','canary'),
          (4000000000002,'2026-06-15 12:00:05+02','DWH','REPORT',null,'FAILED',1,
           '2026-06-15 08:00:00+02','2026-06-15 08:00:01+02',interval '0 02:00:00' day to second,'canary','canary')
        """);
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: oracle, url: '%s', byHand: ['ADHOC*'], page: 1}"
                .formatted(ORACLE));

    assertThat(jobs.poll()).isTrue();

    assertThat(jobs.runs())
        .containsExactly(
            "jobs/run/4000000000001 LOAD schedule null success 09:58:58Z 09:59:03.500Z 10:00:05.500Z",
            "jobs/run/4000000000002 REPORT command jobs:ana failed 06:00:00Z 06:00:01Z 08:00:01Z");
    assertThat(jobs.activities())
        .containsExactly(
            "jobs:ana MANUAL jobs/run/4000000000002/start 06:00:00Z null 06:00:00Z",
            "jobs:ana WAIT jobs/run/4000000000002 06:00:00Z 06:00:01Z 08:00:01Z");
    assertThat(jobs.inbox.kept + "" + jobs.inbox.runs).doesNotContain("canary");
  }

  @Test
  void sql_servers_agent_is_read_with_who_asked_and_when() throws SQLException {
    createAgent();
    execute(
        SQLSERVER,
        "insert into dbo.sysjobs values ('aaaa','Nightly load'),('bbbb','Score churn')",
        """
        insert into dbo.sysjobhistory values
          (6,'aaaa',1,'canary','canary',1,20260615,3000,100,'S'),
          (7,'aaaa',0,'(Job outcome)','The job succeeded.  The Job was invoked by Schedule 8 (daily).  The last step to run was step 1 (canary).',1,20260615,3000,100,'S'),
          (8,'bbbb',0,'(Job outcome)','The job failed.  The Job was invoked by User ben.  The last step to run was step 1 (canary).',0,20260615,93000,10000,'S'),
          (9,'cccc',0,'(Job outcome)','Der Auftrag war erfolgreich.',1,20260614,100,250000,'S')
        """,
        "insert into dbo.sysjobactivity values (1,'bbbb',timestamp '2026-06-15 09:29:55','4',null,timestamp '2026-06-15 09:30:00',timestamp '2026-06-15 10:30:00',8)");
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: sqlserver, url: '%s', zone: Europe/Berlin, page: 2}"
                .formatted(SQLSERVER));

    assertThat(jobs.poll()).isTrue();

    assertThat(jobs.runs())
        .containsExactly(
            "jobs/run/7 Nightly load schedule null success null 2026-06-14T22:30:00Z 2026-06-14T22:31:00Z",
            "jobs/run/8 Score churn command jobs:ben failed 07:29:55Z 07:30:00Z 08:30:00Z",
            "jobs/run/9 job cccc unknown null success null 2026-06-13T22:01:00Z 2026-06-14T23:01:00Z");
    assertThat(jobs.activities())
        .containsExactly(
            "jobs:ben MANUAL jobs/run/8/start 07:29:55Z null 07:29:55Z",
            "jobs:ben WAIT jobs/run/8 07:29:55Z 07:30:00Z 08:30:00Z");
    assertThat(jobs.inbox.kept + "" + jobs.inbox.runs).doesNotContain("canary");
  }

  @Test
  void activity_that_the_agent_writes_after_the_history_is_read_in_the_next_poll()
      throws SQLException {
    createAgent();
    execute(
        SQLSERVER,
        "insert into dbo.sysjobhistory values (8,'bbbb',0,'','The Job was invoked by User ben.',1,20260615,115900,55,'S')");
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: sqlserver, url: '%s', zone: UTC}".formatted(SQLSERVER));
    jobs.poll();
    assertThat(jobs.runs()).singleElement().asString().endsWith("success null 11:59:00Z 11:59:55Z");

    execute(
        SQLSERVER,
        "insert into dbo.sysjobactivity values (1,'bbbb',timestamp '2026-06-15 11:58:00','4',null,null,null,8)");
    jobs.now = jobs.now.plusSeconds(300);
    jobs.poll();

    assertThat(jobs.runs())
        .singleElement()
        .asString()
        .endsWith("command jobs:ben success 11:58:00Z 11:59:00Z 11:59:55Z");
  }

  @Test
  void jobs_of_sap_are_read_in_the_systems_zone_while_they_run_and_when_they_are_over()
      throws SQLException {
    execute(
        SAP,
        "create schema SAPSR3",
        """
        create table SAPSR3.TBTCO (JOBNAME char(32), JOBCOUNT char(8), SDLUNAME char(12), STATUS char(1),
          PERIODIC char(1), EVENTID char(32), SDLDATE varchar(8), SDLTIME varchar(6), SDLSTRTDT varchar(8),
          SDLSTRTTM varchar(6), STRTDATE varchar(8), STRTTIME varchar(6), ENDDATE varchar(8), ENDTIME varchar(6))
        """,
        """
        insert into SAPSR3.TBTCO values
          ('Z_LOAD','10000001','BATCH','R','X','','20260615','000000','20260615','080000','20260615','080010','00000000','000000'),
          ('Z_SCORE','10000002','ASILVA','F','','','20260615','090000','20260615','090000','20260615','090100','20260615','240000'),
          ('Z_NEXT','10000003','BATCH','S','X','','20260615','000000','20260616','080000','00000000','000000','00000000','000000')
        """);
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: sap, url: '%s', zone: Asia/Tokyo, schema: SAPSR3}"
                .formatted(SAP));
    jobs.poll();

    execute(
        SAP,
        "update SAPSR3.TBTCO set STATUS = 'A', ENDDATE = '20260615', ENDTIME = '110000' where JOBNAME = 'Z_LOAD'");
    jobs.poll();

    assertThat(jobs.runs())
        .containsExactly(
            "jobs/run/Z_LOAD/10000001/20260615 Z_LOAD schedule null failed 2026-06-14T23:00:00Z 2026-06-14T23:00:10Z 02:00:00Z",
            "jobs/run/Z_SCORE/10000002/20260615 Z_SCORE unknown jobs:asilva success 00:00:00Z 00:01:00Z 15:00:00Z");
  }

  @Test
  void a_check_says_what_is_there_and_what_is_missing() throws Exception {
    createAgent();
    String yaml = "{type: jobs, dialect: sqlserver, url: '%s', zone: UTC}".formatted(SQLSERVER);
    var check = new JobsUnderTest(yaml).source().checks(java.time.Clock.systemUTC()).get(0);

    assertThat(check.attempt().run()).startsWith("H2 ").endsWith(", without any run yet");
    execute(SQLSERVER, "drop all objects");
    assertThatThrownBy(() -> check.attempt().run()).hasMessageContaining("its database: ");
  }

  @Test
  void an_address_without_a_driver_says_where_to_put_one() {
    var check =
        new JobsUnderTest("{type: jobs, dialect: oracle, url: 'jdbc:oracle:thin:@//127.0.0.1:1/x'}")
            .source()
            .checks(java.time.Clock.systemUTC())
            .get(0);

    assertThat(check.where()).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> check.attempt().run())
        .hasMessage("no driver for jdbc:oracle: put its jar into /none/drivers");
  }

  @Test
  void times_without_a_zone_fail_the_poll_and_no_row_of_it_alone() throws SQLException {
    execute(SAP, "create table runs (id bigint, began timestamp, subject varchar(20))");
    JobsUnderTest jobs =
        new JobsUnderTest(
            "{type: jobs, dialect: table, url: '%s', query: 'select * from runs;'}".formatted(SAP));

    assertThat(jobs.poll()).isFalse();
    assertThat(jobs.inbox.aside).isEmpty();
  }

  private static void createAgent() throws SQLException {
    execute(
        SQLSERVER,
        "create schema dbo",
        "create table dbo.sysjobs (job_id varchar(36), name nvarchar(128))",
        """
        create table dbo.sysjobhistory (instance_id int, job_id varchar(36), step_id int, step_name nvarchar(128),
          message nvarchar(4000), run_status int, run_date int, run_time int, run_duration int, server nvarchar(128))
        """,
        """
        create table dbo.sysjobactivity (session_id int, job_id varchar(36), run_requested_date timestamp,
          run_requested_source nvarchar(128), queued_date timestamp, start_execution_date timestamp,
          stop_execution_date timestamp, job_history_id int)
        """);
  }

  private static void execute(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
