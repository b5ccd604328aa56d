package dev.makertime.reporter.http;

import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import java.util.ArrayList;
import java.util.List;

/** Three days of everybody whom {@link Served} has in its organization. */
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
}
