package dev.makertime.render.text.evidence;

import dev.makertime.analysis.explain.DayNotes;
import dev.makertime.analysis.explain.ExplainedFigures;
import dev.makertime.analysis.explain.ExplainedFigures.Steps;
import dev.makertime.analysis.explain.ExplainedFigures.Sums;
import dev.makertime.analysis.explain.PolicyVariant;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Person;
import dev.makertime.render.format.KnownFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Renders as text how the evidence behind figures was counted. Times are hours, minutes and
 * seconds, so that they add up.
 */
public final class ExplanationText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private ExplanationText() {}

  /**
   * Renders it.
   *
   * @param whose the person of an id
   * @param notes what is not known of a day
   * @param known how much is known of the working time of all days
   * @param pieces whether they are shown too: they are one person's own
   */
  public static String of(
      ExplainedFigures explained,
      Function<String, Person> whose,
      Function<EngineerDay, List<String>> notes,
      KnownTimes known,
      boolean pieces) {
    StringBuilder text = new StringBuilder();
    steps(text, explained);
    variants(text, explained, known);
    if (pieces) {
      explained
          .days()
          .forEach(
              day -> pieces(text, day, whose.apply(day.day().person()), notes.apply(day.day())));
    }
    return text.toString();
  }

  private static void steps(StringBuilder text, ExplainedFigures explained) {
    text.append(row("", List.of("meetings", "manual", "waiting")));
    line(text, explained, "evidence", Steps::evidence);
    line(text, explained, "- outside working time", Steps::outside);
    line(text, explained, "- during meetings", Steps::underMeeting);
    line(text, explained, "- during manual work", Steps::underManual);
    line(text, explained, "- beyond the cap", Steps::capped);
    line(text, explained, "- unattended", Steps::unattended);
    line(text, explained, "- counted elsewhere", Steps::shared);
    line(text, explained, "= counted", Steps::counted);
    text.append(
        """
        beyond the cap: of a long wait only the first minutes count, and some to resume the work.
        unattended: other work was done during the wait.
        counted elsewhere: other evidence of the same kind counts these seconds.
        """);
  }

  private static void line(
      StringBuilder text, ExplainedFigures explained, String label, ToLongFunction<Steps> seconds) {
    text.append(
        row(
            label,
            List.of(ActivityKind.MEETING, ActivityKind.MANUAL, ActivityKind.WAIT).stream()
                .map(kind -> Objects.requireNonNull(explained.steps().get(kind)))
                .map(steps -> time(seconds.applyAsLong(steps)))
                .toList()));
  }

  private static void variants(StringBuilder text, ExplainedFigures explained, KnownTimes known) {
    text.append(
        "%n%s"
            .formatted(
                row(
                    "by the rules",
                    List.of("meetings", "manual", "waiting", KnownFormat.restHeading(known)))));
    for (PolicyVariant variant : PolicyVariant.values()) {
      Sums sums = Objects.requireNonNull(explained.variants().get(variant));
      text.append(
          row(
              variant.name().toLowerCase(Locale.ROOT),
              List.of(
                  time(sums.meeting(), known.meetings()),
                  time(sums.manual(), known.tools()),
                  time(sums.waiting(), known.tools()),
                  time(sums.technical()))));
    }
    for (PolicyVariant variant : PolicyVariant.values()) {
      text.append(variant.sentence()).append(System.lineSeparator());
    }
    text.append(PolicyVariant.Sentences.BOTH_ENDS).append(System.lineSeparator());
    if (!explained.shared().isEmpty()) {
      text.append(
          "%s: shared account; its activities count, but it has no working time.%n"
              .formatted(String.join(", ", explained.shared())));
    }
  }

  private static void pieces(
      StringBuilder text, Explanation day, Person person, List<String> notes) {
    ZoneId zone = person.timeZone();
    text.append("%n%s, in %s%n".formatted(day.day().date(), zone));
    DayNotes.of(day.day(), person.policy()).forEach(note -> text.append(note).append('\n'));
    notes.forEach(note -> text.append(note).append('\n'));
    for (Piece piece : day.pieces()) {
      text.append(
          "  %s–%s  %-8s %9s  %s%n"
              .formatted(
                  CLOCK.format(piece.start().atZone(zone)),
                  CLOCK.format(piece.end().atZone(zone)),
                  piece.kind().name().toLowerCase(Locale.ROOT),
                  time(piece.counted()),
                  why(piece)));
    }
    if (day.pieces().isEmpty()) {
      text.append(
          notes.isEmpty()
              ? "  no evidence: all working time is technical work\n"
              : "  no evidence of this day\n");
    }
  }

  private static String why(Piece piece) {
    StringBuilder why = new StringBuilder();
    reason(why, piece.outside(), "outside working time");
    reason(why, piece.underMeeting(), "during a meeting");
    reason(why, piece.underManual(), "during manual work");
    reason(why, piece.capped(), "beyond the cap");
    reason(why, piece.unattended(), "unattended");
    reason(why, piece.shared(), "counted elsewhere");
    String subject = Objects.requireNonNullElse(piece.activity().subject(), "unspecified");
    return "%s  [%s %s]%s"
        .formatted(subject, piece.activity().identity(), piece.activity().id(), why);
  }

  private static void reason(StringBuilder why, long seconds, String what) {
    if (seconds > 0) {
      why.append("; %s %s".formatted(time(seconds), what));
    }
  }

  private static String row(String label, List<String> cells) {
    StringBuilder row = new StringBuilder("%-24s".formatted(label));
    cells.forEach(cell -> row.append("%12s".formatted(cell)));
    return row.append(System.lineSeparator()).toString();
  }

  /** Nothing seen where nothing was read is not nothing done. */
  private static String time(long seconds, KnownTime known) {
    return seconds == 0 && known.noneKnown() ? KnownFormat.UNKNOWN : time(seconds);
  }

  private static String time(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
