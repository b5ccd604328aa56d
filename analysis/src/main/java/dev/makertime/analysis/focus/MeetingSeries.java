package dev.makertime.analysis.focus;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.LostFocus;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names meeting series by their subject and by how often they took place. A title is never known
 * here: the subject is the word that the configuration gives to meetings.
 */
final class MeetingSeries {
  /** The subject of meetings for which the configuration has no other. */
  private static final String USUAL = "meetings";

  private static final int WEEK = 7;
  private static final int FORTNIGHT = 14;
  private static final int SHORTEST_MONTH = 28;

  /** Five weeks between two meetings on the first Monday of their months. */
  private static final int LONGEST_MONTH = 35;

  private final Map<String, TreeSet<LocalDate>> dates = new HashMap<>();
  private final Map<String, String> subjects = new HashMap<>();

  /** Reads the series of all meetings among some activities. */
  MeetingSeries(Collection<Activity> activities, ZoneId zone) {
    for (Activity activity : activities) {
      if (activity.kind() == ActivityKind.MEETING && activity.start() != null) {
        String series = ofEverybody(LostFocus.series(activity.id()));
        dates
            .computeIfAbsent(series, key -> new TreeSet<>())
            .add(LocalDate.ofInstant(activity.start(), zone));
        String subject = activity.subject();
        if (subject != null && !subject.equals(USUAL)) {
          subjects.put(series, subject);
        }
      }
    }
  }

  /**
   * The same series for all who attend. A calendar is one person's, and its source writes its own
   * name before that of a meeting: {@code calendar-ana/UID}.
   */
  static String ofEverybody(String series) {
    String behind = series.substring(series.indexOf('/') + 1);
    return behind.isEmpty() ? series : behind;
  }

  /** Such as {@code planning, weekly on Monday}, or only the rhythm of usual meetings. */
  String name(String series) {
    String subject = subjects.get(series);
    String rhythm = rhythm(List.copyOf(dates.getOrDefault(series, new TreeSet<>())));
    return subject == null ? rhythm : subject + ", " + rhythm;
  }

  private static String rhythm(List<LocalDate> on) {
    if (on.size() < 2) {
      return on.isEmpty() ? "once" : "once on " + on.get(0);
    }
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < on.size(); i++) {
      gaps.add(ChronoUnit.DAYS.between(on.get(i - 1), on.get(i)));
    }
    gaps.sort(null);
    long usual = gaps.get(gaps.size() / 2);
    String day = day(on);
    if (usual == 1) {
      return "daily";
    }
    if (usual == WEEK) {
      return "weekly" + day;
    }
    if (usual == FORTNIGHT) {
      return "every two weeks" + day;
    }
    return usual >= SHORTEST_MONTH && usual <= LONGEST_MONTH
        ? "monthly"
        : "on %d days".formatted(on.size());
  }

  /** The weekday of most of them, where it is that of more than half. */
  private static String day(List<LocalDate> on) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (2 * on.stream().filter(date -> date.getDayOfWeek() == day).count() > on.size()) {
        return " on " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      }
    }
    return "";
  }
}
