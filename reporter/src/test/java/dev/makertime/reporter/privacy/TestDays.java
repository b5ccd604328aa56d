package dev.makertime.reporter.privacy;

import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.store.TopicTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Days of people by their sums. */
final class TestDays {
  private TestDays() {}

  static EngineerDay of(
      String person,
      LocalDate date,
      @Nullable String team,
      TimeSums sums,
      boolean provisional,
      SortedMap<String, EngineerDay.Share> subjects) {
    return new EngineerDay(
        person,
        date,
        team,
        sums.available(),
        sums.meeting(),
        sums.manual(),
        sums.queue(),
        sums.run(),
        sums.resume(),
        sums.technical(),
        sums.focus(),
        0,
        new EngineerDay.AfterHours(0, sums.afterHours()),
        new EngineerDay.Gross(sums.meeting(), sums.manual(), sums.run()),
        sums.waitUpper(),
        0,
        0,
        0,
        0,
        subjects,
        provisional);
  }

  static Map<String, EngineerDay> texts(Map<DayKey, EngineerDay> days) {
    Map<String, EngineerDay> texts = new HashMap<>();
    days.forEach((key, day) -> texts.put(key.text(), day));
    return texts;
  }

  static <V> List<TopicTable.Change<V>> changes(Map<String, V> before, Map<String, V> now) {
    Set<String> keys = new HashSet<>(before.keySet());
    keys.addAll(now.keySet());
    List<TopicTable.Change<V>> changes = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), now.get(key))) {
        changes.add(new TopicTable.Change<>(key, now.get(key)));
      }
    }
    return changes;
  }
}
