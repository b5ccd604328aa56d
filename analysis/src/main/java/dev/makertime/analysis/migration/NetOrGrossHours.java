package dev.makertime.analysis.migration;

import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import java.util.List;

/** Selects which seconds are compared: before or after precedence among kinds of work. */
enum NetOrGrossHours {
  /** Every second counts once. */
  NET {
    @Override
    long seconds(String category, EngineerDay day) {
      return one(category, day.manual(), day.waiting(), day.meeting());
    }

    @Override
    long seconds(String category, PastWeek week) {
      return one(category, week.manual(), week.waiting(), week.meeting());
    }
  },

  /** Each kind as if there were no other. */
  GROSS {
    @Override
    long seconds(String category, EngineerDay day) {
      return one(category, day.gross());
    }

    @Override
    long seconds(String category, PastWeek week) {
      return one(category, week.gross());
    }
  };

  static final List<String> CATEGORIES = List.of("manual", "waiting", "meetings");

  abstract long seconds(String category, EngineerDay day);

  abstract long seconds(String category, PastWeek week);

  private static long one(String category, EngineerDay.Gross gross) {
    return one(category, gross.manual(), gross.waiting(), gross.meeting());
  }

  private static long one(String category, long manual, long waiting, long meetings) {
    return switch (category) {
      case "manual" -> manual;
      case "waiting" -> waiting;
      case "meetings" -> meetings;
      default -> throw new IllegalArgumentException(category);
    };
  }
}
