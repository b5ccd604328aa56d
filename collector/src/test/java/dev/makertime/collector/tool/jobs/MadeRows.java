package dev.makertime.collector.tool.jobs;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A table that answers as a database does, or fails. */
@NullUnmarked // rows have what they have
final class MadeRows implements TestDriver.Table {
  final List<String> asked = new ArrayList<>();
  int failAt;
  private final List<Map<String, Object>> all = new ArrayList<>();

  Map<String, Object> add(long id, Instant began, @Nullable Instant ended) {
    Map<String, Object> row = new HashMap<>(Map.of("id", id, "who", "ana", "subject", "load"));
    row.put("began", began.toString());
    row.put("began-at", began);
    if (ended != null) {
      row.put("ended", ended.toString());
    }
    all.add(row);
    return row;
  }

  void end(long id, Instant ended) {
    all.stream().filter(row -> row.get("id").equals(id)).forEach(row -> row.put("ended", ended));
  }

  void remove(long id) {
    all.removeIf(row -> row.get("id").equals(id));
  }

  @Override
  public Iterator<Map<String, Object>> select(String sql, List<Object> parameters, int most)
      throws SQLException {
    asked.add(sql);
    if (failAt > 0 && --failAt == 0) {
      throw new SQLException("gone");
    }
    if (sql.contains(" in (")) {
      return all.stream().filter(row -> parameters.contains(row.get("id"))).iterator();
    }
    boolean isById = sql.contains("order by r.id");
    Comparator<Map<String, Object>> byId = Comparator.comparing(row -> (Long) row.get("id"));
    Comparator<Map<String, Object>> order =
        Comparator.<Map<String, Object>, Instant>comparing(row -> (Instant) row.get("began-at"))
            .thenComparing(byId);
    Stream<Map<String, Object>> found =
        isById
            ? all.stream().sorted(byId).filter(row -> isAfter(sql, row.get("id"), parameters, row))
            : all.stream()
                .sorted(order)
                .filter(row -> isAfter(sql, row.get("began-at"), parameters, row));
    return found.limit(most).toList().iterator();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean isAfter(
      String sql, Object at, List<Object> parameters, Map<String, Object> row) {
    Object from =
        parameters.get(0) instanceof OffsetDateTime time ? time.toInstant() : parameters.get(0);
    int order = ((Comparable) at).compareTo(from);
    return order > 0
        || (order == 0
            && sql.contains(">= ?")
            && (parameters.size() == 1 || (Long) row.get("id") > (Long) parameters.get(2)));
  }
}
