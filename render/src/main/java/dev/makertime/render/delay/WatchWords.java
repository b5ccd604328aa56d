package dev.makertime.render.delay;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.watch.WeeklyLook;
import dev.makertime.analysis.watch.WeeklyLook.Flag;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words what one look at a migration means. A look that cannot tell says that, and
 * why.
 *
 * @param promise hours of a full week, below 0
 * @param fewest engineers that are needed
 */
record WatchWords(double promise, int fewest) {
  private static final String UNKNOWN = "It cannot be known yet whether the promise will be kept: ";

  /** One or two sentences. */
  String of(WeeklyLook look) {
    return switch (look.light()) {
      case WILL_MISS ->
          "The promise will be missed as dated: %s. This alarm is false for about one kept promise in 20, over a whole year of looks."
              .formatted(pointsTo(look));
      case AT_RISK ->
          "The promise is at risk: %s, and it is missed with a probability of %s. This is one look, not an alarm."
              .formatted(pointsTo(look), share(look.probabilityOfMissing()));
      case ON_TRACK -> "The promise is on track: %s.".formatted(pointsTo(look));
      case TOO_EARLY -> tooEarly(look);
    };
  }

  private String tooEarly(WeeklyLook look) {
    if (look.flags().contains(Flag.WATCH_OVER)) {
      return "The watch is over: its error rate holds for a year. makertime compare has the result.";
    }
    if (look.engineers() == 0) {
      return UNKNOWN + "too little of it was due in the weeks so far.";
    }
    if (look.flags().contains(Flag.FEW_ENGINEERS)) {
      return UNKNOWN
          + "%s have enough weeks, and %d are needed."
              .formatted(engineers(look.engineers()), fewest);
    }
    if (look.flags().contains(Flag.ZERO_VARIANCE)) {
      return UNKNOWN + "nothing varies, so nothing can be tested.";
    }
    return UNKNOWN
        + "with %s a promise that is kept in full and one that brings nothing look alike (± %s h, promised are %s h)."
            .formatted(
                engineers(look.engineers()), half(look.interval()), hours(Math.abs(promise)));
  }

  private String pointsTo(WeeklyLook look) {
    Interval interval = look.interval();
    return "the weeks so far point to a change of %s h a week%s, promised are %s"
        .formatted(
            hours(look.change()),
            interval == null
                ? ""
                : " (%s … %s)".formatted(hours(interval.low()), hours(interval.high())),
            hours(promise));
  }

  /** The light, as it stands in a table. */
  static String light(WeeklyLook look) {
    return look.light().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Why a look says no more. */
  static String why(WeeklyLook look) {
    return look.flags().stream()
        .map(
            flag ->
                switch (flag) {
                  case COMPANY_WEEK -> "most were away";
                  case WATCH_OVER -> "the watch is over";
                  case FEW_ENGINEERS -> "too few engineers";
                  case ZERO_VARIANCE -> "nothing varies";
                  case CANNOT_TELL -> "cannot tell";
                  case FLOOR -> "";
                })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String half(@Nullable Interval interval) {
    return interval == null ? "–" : hours((interval.high() - interval.low()) / 2);
  }

  private static String engineers(int number) {
    return number == 1 ? "1 engineer" : number + " engineers";
  }

  static String hours(@Nullable Double hours) {
    return hours == null ? "–" : String.format(Locale.ROOT, "%.1f", Math.rint(10 * hours) / 10 + 0);
  }

  static String share(@Nullable Double share) {
    return share == null ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
