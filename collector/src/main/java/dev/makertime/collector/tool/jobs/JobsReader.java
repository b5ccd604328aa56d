package dev.makertime.collector.tool.jobs;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.tool.jobs.JobQuery.Place;
import dev.makertime.collector.tool.jobs.row.JobRules;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * Reads the runs of a job server out of its database, over one connection each poll.
 *
 * @param name the prefix of its identities
 * @param times that its rows have
 */
record JobsReader(String name, JobDatabase database, JobQuery query, JobTimes times, JobRules rules)
    implements ApiReader {
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  @Override
  public String check(Api api) throws IOException {
    try (Connection connection = database.connect();
        JobRows rows = new JobRows(connection, query.onePerPage())) {
      DatabaseMetaData product = connection.getMetaData();
      Place start = Place.from(column(rows).start(Place.NONE.at(), LONG_AGO, LONG_AGO));
      return "%s %s, %s"
          .formatted(
              product.getDatabaseProductName(),
              product.getDatabaseProductVersion().lines().findFirst().orElse(""),
              rows.page(start).rows().isEmpty() ? "without any run yet" : "runs are listed");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, Unavailable {
    try (Connection connection = database.connect();
        JobRows rows = new JobRows(connection, query)) {
      JobsPoll poll = new JobsPoll(this, rows, column(rows), round);
      poll.again();
      poll.readOn();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private CursorColumn column(JobRows rows) throws IOException {
    for (Map.Entry<String, ColumnKind> column : rows.columns().entrySet()) {
      if (column.getValue() == ColumnKind.LOCAL && times.zone() == null) {
        throw new IOException("its column %s has no zone: set zone".formatted(column.getKey()));
      }
    }
    return CursorColumn.of(rows.cursor(), times.zone());
  }

  private static IOException failed(SQLException e) {
    return new IOException("its database: " + FailureText.of(e), e);
  }
}
