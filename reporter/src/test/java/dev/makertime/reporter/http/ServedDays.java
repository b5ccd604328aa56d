package dev.makertime.reporter.http;

import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import java.util.ArrayList;
import java.util.List;

/**
 * The organization of {@link Served}, a team that migrates and a small one, and three days of it.
 */
public final class ServedDays {
  private ServedDays() {}

  public static List<EngineerDay> all() {
    List<EngineerDay> days = new ArrayList<>();
    for (String date : List.of("2026-06-15", "2026-06-16", "2026-06-17")) {
      Served.CHURN.forEach(id -> days.add(Days.day(id, date, "churn")));
      Served.OPS.forEach(id -> days.add(Days.day(id, date, "ops")));
    }
    return days;
  }

  /** The organization file. */
  public static String yaml() {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (String id : Served.CHURN) {
      yaml.append(person(id, "churn"));
    }
    for (String id : Served.OPS) {
      yaml.append(person(id, "ops"));
    }
    return yaml.append("migrations:\n")
        .append("  - {id: ci, name: CI, waves: [{team: churn, from: 2026-06-08}]}\n")
        .toString();
  }

  private static String person(String id, String team) {
    return """
      - {id: %1$s, name: %3$s, identities: ["gitlab:%1$s", "email:%1$s@example.com"], teams: [{team: %2$s, from: 2026-01-01}]}
    """
        .formatted(id, team, id.equals("ana") ? "Ana Sousa" : id);
  }
}
