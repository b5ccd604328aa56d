package dev.makertime.render.format;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Totals;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;

/** Formats hours of which not all need be known, and tells how much is. */
public final class KnownFormat {
  public static final String UNKNOWN = "unknown";
  public static final String WITHHELD = "withheld";
  private static final String AT_MOST = "≤ ";
  private static final String AT_LEAST = "≥ ";
  private static final String FOLDED =
      "Parts of few people are withheld (≥): they are among technical work, which is the most that"
          + " it can have been (≤).";
  private static final String BESIDE =
      "Of focus, of the upper end of waiting or of time after hours, what is of few people is"
          + " withheld (≥).";
  private static final String MEETINGS = "meetings";
  private static final String TOOLS = "manual work and waiting";

  private KnownFormat() {}

  /** Hours of a part of the working time; {@code ≤} before what is left of it. */
  public static String hours(Category category, Totals totals) {
    return hours(category.seconds(totals.amounts()), category.mark(totals));
  }

  /** Hours of totals that are no part of the working time of their own. */
  public static String hours(Extra extra, long seconds, FigureMark mark, Totals totals) {
    return hours(seconds, totals.lacking().extra(extra, mark, seconds));
  }

  /** Hours as they are to be read. What was seen is told, even where nothing was read. */
  public static String hours(long seconds, FigureMark mark) {
    return switch (mark) {
      case MEASURED -> HoursFormat.of(seconds);
      case AT_MOST -> AT_MOST + HoursFormat.of(seconds);
      case AT_LEAST -> AT_LEAST + HoursFormat.of(seconds);
      case WITHHELD -> WITHHELD;
      case UNKNOWN -> seconds == 0 ? UNKNOWN : HoursFormat.of(seconds);
    };
  }

  /** Focus, which nothing unseen may have interrupted. */
  public static String focus(Totals totals) {
    FigureMark mark = FigureMark.ofFocus(totals.known());
    return mark == FigureMark.UNKNOWN
        ? UNKNOWN
        : hours(Extra.FOCUS, totals.amounts().focus(), mark, totals);
  }

  /** The share of a part in totals, as its hours are marked; empty where these are withheld. */
  public static String share(Category category, Totals totals) {
    FigureMark mark = category.mark(totals);
    String share = share(category, totals.amounts(), totals.known());
    if (!totals.withheld() || share.isEmpty()) {
      return share;
    }
    return switch (mark) {
      case WITHHELD, UNKNOWN -> "";
      case AT_MOST -> AT_MOST + share;
      case AT_LEAST -> AT_LEAST + share;
      case MEASURED -> share;
    };
  }

  /** How totals are to be read, in one line; empty where all is known and nothing withheld. */
  public static String sentence(Totals totals) {
    String known = sentence(totals.known());
    if (!totals.lacking().isAny()) {
      return known;
    }
    String lacks = totals.withheld() ? FOLDED : BESIDE;
    return known.isEmpty() ? lacks : known + " " + lacks;
  }

  /** The share of the working time of which anything is known. */
  public static String share(Category category, TimeSums sums, KnownTimes known) {
    long seconds = category.seconds(sums);
    return switch (category) {
      case MEETING -> share(seconds, sums, known.meetings());
      case MANUAL, QUEUE, RUN, RESUME -> share(seconds, sums, known.tools());
      case TECHNICAL -> HoursFormat.share(seconds, sums.available());
    };
  }

  /** The share of what was seen in the working time of which anything is known. */
  public static String share(long seconds, TimeSums sums, KnownTime known) {
    if (known.noneKnown()) {
      return "";
    }
    return HoursFormat.share(
        seconds, known.all() == 0 ? sums.available() : Math.round(sums.available() * known.seen()));
  }

  /** How much of the working time is known, in one line; empty where all of it is. */
  public static String sentence(KnownTimes known) {
    if (known.meetings().allKnown() && known.tools().allKnown()) {
      return "";
    }
    return "Known: %s of %s, %s of %s. %s"
        .formatted(percent(known.meetings()), MEETINGS, percent(known.tools()), TOOLS, rest(known));
  }

  /** How much of the manual work alone is known; empty where all of it is. */
  public static String ofManualWork(KnownTime known) {
    if (known.allKnown()) {
      return "";
    }
    return known.noneKnown()
        ? "Manual work is unknown: connect a tool that these people use."
        : "Known: %s of manual work. What was not read is not included.".formatted(percent(known));
  }

  /** What is left of the working time, as the heading of a column. */
  public static String restHeading(KnownTimes known) {
    return FigureMark.ofRest(known) == FigureMark.AT_MOST ? AT_MOST + "technical" : "technical";
  }

  /** The known shares of the two groups, short. */
  public static String shares(KnownTimes known) {
    return "%d / %d %%"
        .formatted(
            Math.round(100 * known.meetings().share()), Math.round(100 * known.tools().share()));
  }

  private static String rest(KnownTimes known) {
    String advice =
        known.meetings().noneKnown()
            ? " Meetings are unknown: connect calendars."
            : known.tools().noneKnown()
                ? " Manual work and waiting are unknown: connect a tool that these people use."
                : "";
    return "What is left is the most that technical work can have been (≤)." + advice;
  }

  private static String percent(KnownTime known) {
    String all = Math.round(100 * known.share()) + " %";
    return known.partial() == 0
        ? all
        : "%s (and %d %% in part)".formatted(all, Math.round(100 * (known.seen() - known.share())));
  }
}
