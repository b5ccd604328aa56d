package dev.makertime.render.text.evidence;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.replay.FactorFormula;
import dev.makertime.analysis.replay.Replay;
import dev.makertime.analysis.replay.ReplayAmounts;
import dev.makertime.analysis.replay.ReplayLimit;
import dev.makertime.analysis.replay.ReplayTotals;
import dev.makertime.analysis.replay.Scale;
import dev.makertime.analysis.replay.ToolChange;
import dev.makertime.analysis.replay.ToolChange.Effort;
import dev.makertime.analysis.replay.ToolChange.MeetingSize;
import dev.makertime.analysis.replay.ToolChange.WaitTimes;
import dev.makertime.render.format.HoursFormat;
import dev.makertime.render.format.KnownFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a replayed period beside the measured one, for the terminal. */
public final class ReplayText {
  private ReplayText() {}

  /**
   * Renders it.
   *
   * @param known how much is known of the working time; absent where that is not asked
   * @param differing how many days are stored otherwise than the evidence says
   */
  public static String of(Replay replay, @Nullable KnownTimes known, int differing) {
    ReplayTotals totals = replay.totals();
    StringBuilder text = new StringBuilder();
    text.append(
        "Replay of %s to %s, %d people: what would have been measured with other tools%n%n"
            .formatted(replay.question().from(), replay.question().to(), replay.reach().people()));
    text.append(table(totals, known == null ? KnownTimes.NONE : known))
        .append(freed(totals))
        .append(changes(replay))
        .append(formula(totals));
    text.append("%nNot modelled:%n".formatted());
    for (ReplayLimit limit : ReplayLimit.values()) {
      text.append("  - %s%n".formatted(limit.sentence()));
    }
    if (differing > 0) {
      text.append(
          ("%nOn %d days the store has other hours than this evidence gives: some of it has left,"
                  + " or is new.%n")
              .formatted(differing));
    }
    String unknown = known == null ? "" : KnownFormat.sentence(known);
    return unknown.isEmpty() ? text.toString() : text + unknown + System.lineSeparator();
  }

  private static String table(ReplayTotals totals, KnownTimes known) {
    ReplayAmounts was = totals.current();
    ReplayAmounts is = totals.replayed();
    FigureMark meetings = FigureMark.ofSeen(known.meetings());
    FigureMark tools = FigureMark.ofSeen(known.tools());
    return "%10s  %10s  %10s%n".formatted("measured h", "replayed h", "change h")
        + row(was.meeting(), is.meeting(), meetings, "meetings")
        + row(was.manual(), is.manual(), tools, "manual work")
        + row(was.queue(), is.queue(), tools, "waiting until a machine begins")
        + row(was.run(), is.run(), tools, "waiting for a run")
        + row(was.resume(), is.resume(), tools, "coming back after a long wait")
        + row(was.technical(), is.technical(), FigureMark.ofRest(known), "technical work")
        + row(was.focus(), is.focus(), FigureMark.ofFocus(known), "focus, which is part of it")
        + row(
            was.afterHours().total(),
            is.afterHours().total(),
            FigureMark.MEASURED,
            "meetings and manual work after hours");
  }

  private static String row(long was, long is, FigureMark mark, String name) {
    return "%10s  %10s  %10s  %s%n"
        .formatted(
            KnownFormat.hours(was, mark), KnownFormat.hours(is, mark), signed(is - was), name);
  }

  private static String signed(long seconds) {
    String hours = HoursFormat.of(seconds);
    return hours.matches("-?0\\.0") ? "0.0" : seconds > 0 ? "+" + hours : hours;
  }

  private static String freed(ReplayTotals totals) {
    long freed = totals.freed();
    String share = HoursFormat.share(Math.abs(freed), totals.current().available());
    String says =
        freed >= 0
            ? "%s hours would be free for technical work, %s of the working time."
            : "%s hours less would be left for technical work, %s of the working time.";
    return "%n%s Replayed hours are assumed.%n"
        .formatted(says.formatted(HoursFormat.of(Math.abs(freed)), share));
  }

  private static String changes(Replay replay) {
    StringBuilder text =
        new StringBuilder("%nChanges, each on what the former left:%n".formatted());
    List<ToolChange> changes = replay.question().changes();
    if (changes.isEmpty()) {
      return text + "  none%n".formatted();
    }
    for (int i = 0; i < changes.size(); i++) {
      ReplayTotals.Matched matched = replay.totals().changes().get(i);
      text.append(
          "  changes[%d] %s: %s%n"
              .formatted(
                  i,
                  change(changes.get(i)),
                  matched.matched() == 0
                      ? "matches nothing in this period"
                      : "%,d match, %,d changed".formatted(matched.matched(), matched.changed())));
    }
    int open = replay.totals().openUntouched();
    if (open > 0) {
      text.append(
          "  Still going on, and left as it is: %,d piece%s of evidence.%n"
              .formatted(open, open == 1 ? "" : "s"));
    }
    return text.toString();
  }

  /** Such as {@code wait churn/*, run x 0.3}. */
  private static String change(ToolChange change) {
    List<String> words = new ArrayList<>();
    words.add(change.kind().name().toLowerCase(Locale.ROOT));
    words.addAll(change.match().subjects());
    words.addAll(change.match().series());
    change
        .match()
        .labels()
        .forEach((label, patterns) -> words.add(label + " = " + String.join("|", patterns)));
    return String.join(" ", words) + " (" + effect(change.effect()) + ")";
  }

  private static String effect(ToolChange.Effect effect) {
    List<String> parts = new ArrayList<>();
    if (effect instanceof WaitTimes times) {
      scale("queue", times.queue(), parts);
      scale("run", times.run(), parts);
    } else if (effect instanceof Effort effort) {
      parts.add("effort x " + effort.factor().toPlainString());
    } else if (effect instanceof MeetingSize size) {
      if (size.cap() != null) {
        parts.add("at most %d s".formatted(size.cap()));
      }
      if (size.attendees() != null) {
        parts.add("at most %d people".formatted(size.attendees()));
      }
    } else {
      parts.add("removed");
    }
    return String.join(", ", parts);
  }

  private static void scale(String name, @Nullable Scale scale, List<String> parts) {
    if (scale != null) {
      boolean isScaled = scale.factor().compareTo(BigDecimal.ONE) != 0 || scale.cap() == null;
      String factor = isScaled ? " x " + scale.factor().toPlainString() : "";
      String cap = scale.cap() == null ? "" : " at most %d s".formatted(scale.cap());
      parts.add(name + factor + cap);
    }
  }

  private static String formula(ReplayTotals totals) {
    FactorFormula formula = totals.formula();
    Double share = totals.formulaErrorShare();
    return ("%nBy factors alone, as in a simulation, it would be %s hours%s: waits last x %.2f of"
            + " their time, x %.2f of them are left, manual work x %.2f, meetings x %.2f. Factors do"
            + " not know what overlaps or is capped.%n")
        .formatted(
            HoursFormat.of(Math.round(formula.freed())),
            share == null ? "" : " (%+.0f %%)".formatted(100 * share),
            formula.runDurationFactor(),
            formula.runCountFactor(),
            formula.manualFactor(),
            formula.meetingFactor());
  }
}
