package dev.makertime.model;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The working hours of a week in local time; a day without windows is off. */
public record WorkWeek(Map<DayOfWeek, List<LocalWindow>> windows) {

  /** Monday to Friday, nine to five. */
  public static final WorkWeek DEFAULT =
      WorkWeek.parse(
          Map.of(
              "monday", List.of("09:00-17:00"),
              "tuesday", List.of("09:00-17:00"),
              "wednesday", List.of("09:00-17:00"),
              "thursday", List.of("09:00-17:00"),
              "friday", List.of("09:00-17:00")));

  public WorkWeek {
    Map<DayOfWeek, List<LocalWindow>> copy = new EnumMap<>(DayOfWeek.class);
    windows.forEach((day, of) -> copy.put(day, List.copyOf(of)));
    windows = Map.copyOf(copy);
  }

  /** Reads days by their English names and windows as {@link LocalWindow#parse} does. */
  public static WorkWeek parse(Map<String, List<String>> text) {
    Map<DayOfWeek, List<LocalWindow>> windows = new EnumMap<>(DayOfWeek.class);
    text.forEach(
        (day, of) ->
            windows.put(
                DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)),
                of.stream().map(LocalWindow::parse).toList()));
    return new WorkWeek(windows);
  }

  /** The form that {@link #parse} reads, in the order of the week. */
  public Map<String, List<String>> text() {
    Map<String, List<String>> text = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (windows.containsKey(day)) {
        text.put(
            day.name().toLowerCase(Locale.ROOT),
            on(day).stream().map(LocalWindow::toString).toList());
      }
    }
    return text;
  }

  public List<LocalWindow> on(DayOfWeek day) {
    return windows.getOrDefault(day, List.of());
  }
}
