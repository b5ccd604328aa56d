package dev.makertime.reporter.store;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts rows of the store to runs. Words and names are kept once: there are few. */
final class PlatformRunRows {
  static final String COLUMNS =
      """
      key, source, kind, subject, job, trigger, person, status, parent, created, began, ended,
      environment, labels, commit_hash
      """;

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, RunKind> kinds = new HashMap<>();
  private final Map<String, RunTrigger> triggers = new HashMap<>();
  private final Map<String, RunStatus> statuses = new HashMap<>();

  /** The run of a row with {@link #COLUMNS}. */
  PlatformRun run(ResultSet row) throws SQLException, IOException {
    String subject = text(row.getString(4));
    String job = row.getString(5);
    return new PlatformRun(
        text(row.getString(2)),
        Long.toString(row.getLong(1)),
        kinds.computeIfAbsent(row.getString(3), RunKind::of),
        subject,
        job == null ? subject : text(job),
        triggers.computeIfAbsent(row.getString(6), RunTrigger::of),
        row.getBoolean(7),
        statuses.computeIfAbsent(row.getString(8), RunStatus::of),
        number(row, 9),
        Instant.ofEpochMilli(row.getLong(10)),
        instant(row, 11),
        instant(row, 12),
        row.getString(13) == null ? null : text(row.getString(13)),
        labels(row.getString(14), number(row, 15)));
  }

  private String text(String text) {
    return texts.computeIfAbsent(text, same -> same);
  }

  private static @Nullable String number(ResultSet row, int column) throws SQLException {
    Long number = row.getObject(column, Long.class);
    return number == null ? null : number.toString();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Long millis = row.getObject(column, Long.class);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static Map<String, String> labels(@Nullable String names, @Nullable String commit) {
    if (names == null || names.isEmpty()) {
      return Map.of();
    }
    Map<String, String> labels = new HashMap<>();
    for (String name : names.split(" ", -1)) {
      labels.put(name, name.equals(Run.GIT_SHA) && commit != null ? commit : "");
    }
    return labels;
  }
}
