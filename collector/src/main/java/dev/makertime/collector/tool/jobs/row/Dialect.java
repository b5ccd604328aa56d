package dev.makertime.collector.tool.jobs.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lists the kinds of job servers: what is selected of them, and how their rows are read. Commands,
 * arguments and messages are not selected.
 */
public enum Dialect {
  /** Oracle's Scheduler. */
  ORACLE(
      false,
      "req_start_date",
      """
      select d.LOG_ID as row_id, d.LOG_DATE as row_at, d.OWNER, d.JOB_NAME, d.JOB_SUBNAME,
        d.STATUS, d.REQ_START_DATE, d.ACTUAL_START_DATE, d.RUN_DURATION,
        l.OPERATION, l.JOB_CLASS, j.JOB_CREATOR, j.SCHEDULE_TYPE
      from SCHEMA.DBA_SCHEDULER_JOB_RUN_DETAILS d
      left join SCHEMA.DBA_SCHEDULER_JOB_LOG l on l.LOG_ID = d.LOG_ID
      left join SCHEMA.DBA_SCHEDULER_JOBS j on j.OWNER = d.OWNER and j.JOB_NAME = d.JOB_NAME
      """),
  /** SQL Server's Agent. */
  SQLSERVER(
      true,
      "run_date",
      """
      select h.instance_id as row_id, h.job_id, j.name as job_name,
        h.run_status, h.run_date, h.run_time, h.run_duration,
        case when charindex('invoked by ', h.message) > 0
          then substring(h.message, charindex('invoked by ', h.message), 160) end as invoked,
        a.run_requested_date, a.run_requested_source, a.queued_date
      from msdb.dbo.sysjobhistory h
      left join msdb.dbo.sysjobs j on j.job_id = h.job_id
      left join msdb.dbo.sysjobactivity a on a.job_history_id = h.instance_id
      where h.step_id = 0
      """),
  /** SAP's background jobs. */
  SAP(
      true,
      "strtdate",
      """
      select concat(concat(concat(JOBNAME, '/'), concat(JOBCOUNT, '/')), SDLDATE) as row_id,
        concat(STRTDATE, STRTTIME) as row_at, JOBNAME, SDLUNAME, STATUS, PERIODIC, EVENTID,
        SDLDATE, SDLTIME, SDLSTRTDT, SDLSTRTTM, STRTDATE, STRTTIME, ENDDATE, ENDTIME
      from SCHEMA.TBTCO
      """),
  /** PostgreSQL's extension pg_cron. */
  PG_CRON(
      false,
      "start_time",
      """
      select d.runid as row_id, d.jobid, j.jobname, d.status, d.start_time, d.end_time
      from cron.job_run_details d left join cron.job j on j.jobid = d.jobid
      """),
  /** Whatever the user selects. */
  TABLE(false, "id", "");

  private final boolean isLocal;
  private final String mark;
  private final String select;

  Dialect(boolean isLocal, String mark, String select) {
    this.isLocal = isLocal;
    this.mark = mark;
    this.select = select;
  }

  /** The dialect of its text in makertime.yaml; empty where there is none. */
  public static Optional<Dialect> named(String text) {
    return Stream.of(values()).filter(one -> one.text().equals(text)).findFirst();
  }

  /** The dialect that a row is of, by its columns; empty where it is of none. */
  public static Optional<Dialect> of(JsonNode row) {
    return Stream.of(values()).filter(one -> row.has(one.mark)).findFirst();
  }

  /** Its text in makertime.yaml. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column by which its rows are read in order: numbers of runs only grow. */
  public String cursor() {
    return this == SQLSERVER || this == PG_CRON ? "row_id" : "row_at";
  }

  /** Whether its times have no zone, so that the configuration has to name one. */
  public boolean needsZone() {
    return isLocal;
  }

  /**
   * The SELECT of all runs, without a condition; empty where it is the user's own.
   *
   * @param schema that has the tables or views; empty = the login's own
   */
  public String select(String schema) {
    return select.replace("SCHEMA.", schema.isEmpty() ? "" : schema + ".");
  }

  /**
   * Reads a row, whose columns are in lower case.
   *
   * @throws IllegalArgumentException for one that cannot be read
   * @throws java.time.DateTimeException for a time that cannot be read
   */
  public JobRow read(JsonNode row, JobTimes times) {
    return switch (this) {
      case ORACLE -> OracleRow.read(row, times);
      case SQLSERVER -> SqlServerRow.read(row, times);
      case SAP -> SapRow.read(row, times);
      case PG_CRON -> PgCronRow.read(row, times);
      case TABLE -> TableRow.read(row, times);
    };
  }
}
