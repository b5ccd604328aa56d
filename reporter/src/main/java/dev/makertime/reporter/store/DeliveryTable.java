package dev.makertime.reporter.store;

import dev.makertime.model.Delivery;
import dev.makertime.topics.Json;
import dev.makertime.topics.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deployments, of each the highest revision, whatever order they came in. What is taken is seen
 * once it is on disk.
 */
public final class DeliveryTable implements TopicTable<Delivery> {
  private static final String TOPIC = Topics.DELIVERIES.name();

  private final Database database;
  private final UnsavedRows<String, Optional<Delivery>> taken;

  DeliveryTable(Database database) {
    this.database = database;
    taken = new UnsavedRows<>(database, TOPIC);
  }

  @Override
  public Map<Integer, Long> offsets() {
    return database.offsets(TOPIC);
  }

  @Override
  public void take(List<Change<Delivery>> changes, Map<Integer, Long> offsets) {
    taken.take(
        rows ->
            changes.forEach(
                change ->
                    rows.merge(
                        change.key(), Optional.ofNullable(change.value()), DeliveryTable::later)),
        offsets);
  }

  private static Optional<Delivery> later(Optional<Delivery> one, Optional<Delivery> other) {
    boolean holds =
        one.isPresent() && other.isPresent() && one.get().revision() > other.get().revision();
    return holds ? one : other;
  }

  @Override
  public void save() {
    taken.save(DeliveryTable::write, () -> database.changed("source", "deliveries"));
  }

  private static void write(Connection to, Map<String, Optional<Delivery>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String insert =
        """
        INSERT INTO deliveries VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET project = excluded.project, deployed = excluded.deployed,
          revision = excluded.revision, json = excluded.json
        WHERE excluded.revision >= deliveries.revision
        """;
    try (PreparedStatement delete = to.prepareStatement("DELETE FROM deliveries WHERE id = ?");
        PreparedStatement upsert = to.prepareStatement(insert)) {
      for (Map.Entry<String, Optional<Delivery>> row : rows.entrySet()) {
        if (row.getValue().isEmpty()) {
          delete.setString(1, row.getKey());
          delete.executeUpdate();
          continue;
        }
        Delivery delivery = row.getValue().get();
        upsert.setString(1, row.getKey());
        upsert.setString(2, delivery.project());
        upsert.setLong(3, delivery.deployedAt().getEpochSecond());
        upsert.setLong(4, delivery.revision());
        upsert.setString(5, json(delivery));
        upsert.executeUpdate();
      }
    }
  }

  private static String json(Delivery delivery) {
    try {
      return Json.MAPPER.writeValueAsString(delivery);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void drop() {
    taken.drop();
  }

  @Override
  public void clear() {
    drop();
    database.clear(TOPIC, "deliveries");
  }

  /** Every project that anything was ever deployed of. */
  public List<String> projects() {
    return database.read(
        connection -> {
          List<String> found = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT DISTINCT project FROM deliveries ORDER BY project");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              found.add(rows.getString(1));
            }
          }
          return found;
        });
  }

  /**
   * What was deployed between two dates in UTC, both included, the earliest first.
   *
   * @param project absent = any
   */
  public List<Delivery> between(LocalDate from, LocalDate to, @Nullable String project) {
    String sql =
        """
        SELECT json FROM deliveries
        WHERE deployed >= ? AND deployed < ? AND (? IS NULL OR project = ?) ORDER BY deployed, id
        """;
    return database.read(
        connection -> {
          List<Delivery> found = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, start(from).getEpochSecond());
            select.setLong(2, start(to.plusDays(1)).getEpochSecond());
            select.setString(3, project);
            select.setString(4, project);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                found.add(Json.MAPPER.readValue(rows.getString(1), Delivery.class));
              }
            }
          }
          return found;
        });
  }

  private static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
