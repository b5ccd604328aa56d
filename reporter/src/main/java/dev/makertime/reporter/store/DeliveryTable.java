package dev.makertime.reporter.store;

import dev.makertime.model.Delivery;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Store of deployments, each with its highest revision, whatever the order of arrival. Records are
 * visible once they are saved.
 */
public final class DeliveryTable extends TopicTable<String, Optional<Delivery>, Delivery> {
  static final String COLUMNS =
      """
      CREATE TABLE IF NOT EXISTS deliveries (
        id VARCHAR PRIMARY KEY, project VARCHAR, deployed BIGINT, revision BIGINT, json VARCHAR)
      """;

  DeliveryTable(Database database) {
    super(database, Topics.DELIVERIES, "deliveries");
  }

  @Override
  void merge(Map<String, Optional<Delivery>> rows, List<Change<Delivery>> changes) {
    for (Change<Delivery> change : changes) {
      rows.merge(change.key(), Optional.ofNullable(change.value()), DeliveryTable::later);
    }
  }

  private static Optional<Delivery> later(Optional<Delivery> one, Optional<Delivery> other) {
    boolean holds =
        one.isPresent() && other.isPresent() && one.get().revision() > other.get().revision();
    return holds ? one : other;
  }

  @Override
  void write(Connection to, Map<String, Optional<Delivery>> rows) throws SQLException {
    Sql.each(
        to,
        "DELETE FROM deliveries WHERE id = ?",
        rows.entrySet().stream().filter(row -> row.getValue().isEmpty()).toList(),
        row -> new Object[] {row.getKey()});
    Sql.each(
        to,
        """
        INSERT INTO deliveries VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET project = excluded.project, deployed = excluded.deployed,
          revision = excluded.revision, json = excluded.json
        WHERE excluded.revision >= deliveries.revision
        """,
        rows.entrySet().stream().filter(row -> row.getValue().isPresent()).toList(),
        DeliveryTable::columns);
  }

  private static Object[] columns(Entry<String, Optional<Delivery>> row) {
    Delivery delivery = row.getValue().orElseThrow();
    return new Object[] {
      row.getKey(),
      delivery.project(),
      delivery.deployedAt().getEpochSecond(),
      delivery.revision(),
      DayTable.json(delivery)
    };
  }

  @Override
  void saved() {
    database.changed().add(ChangedKeys.Kind.SOURCE, "deliveries");
  }

  /** Every project that was ever deployed. */
  public List<String> projects() {
    return database.list(
        "SELECT DISTINCT project FROM deliveries ORDER BY project", row -> row.getString(1));
  }

  /**
   * What was deployed between two dates in UTC, both included, the earliest first.
   *
   * @param project absent = any
   */
  public List<Delivery> between(LocalDate from, LocalDate to, @Nullable String project) {
    return database.list(
        """
        SELECT json FROM deliveries
        WHERE deployed >= ? AND deployed < ? AND (? IS NULL OR project = ?) ORDER BY deployed, id
        """,
        row -> Json.MAPPER.readValue(row.getString(1), Delivery.class),
        second(from),
        second(to.plusDays(1)),
        project,
        project);
  }

  private static long second(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
