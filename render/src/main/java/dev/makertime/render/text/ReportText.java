package dev.makertime.render.text;

import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Report;
import dev.makertime.analysis.report.Totals;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.format.HoursFormat;
import dev.makertime.render.format.KnownFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders a report for the terminal: hours of teams, then of people. */
public final class ReportText {
  private static final List<String> HEADER =
      List.of(
          "",
          "available",
          "meeting",
          "manual",
          "queue",
          "run",
          "resume",
          "technical",
          "focus",
          "wait up to");

  /** The text of a report without days, with what to do next. */
  static final String NOTHING =
      "No day has been measured in this period. Once a source sends its first event, or a first"
          + " working day since measureFrom has begun, it appears here.%n";

  private static final String WAITING =
      """
      Waiting is queue, run and resume (resumption of the work). Of a long wait only the first
      minutes count. A wait is unattended, and does not count, if other work was seen meanwhile;
      "wait up to" counts those as well."""
          .replace("\n", System.lineSeparator());

  private static final String KNOWN =
      """
      known: of how much of the working time meetings / manual work and waiting are known. Where
      not all is, the rest is no measured technical work, but the most that it can have been (≤)."""
          .replace("\n", System.lineSeparator());

  private ReportText() {}

  /** Renders it; of a report of teams alone nobody's row is there. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("Hours from %s to %s%n%n".formatted(report.from(), report.to()));
    text.append(report.isEmpty() ? NOTHING.formatted() : table(report));
    if (report.nobodys() > report.unattributed().size()) {
      text.append("%n%s%n".formatted(nobodys(report.nobodys())));
    }
    return text.toString();
  }

  /** Describes identities that nobody owns. */
  public static String nobodys(int count) {
    return count == 1
        ? "1 identity has no owner in the organization file, and is in no team's figures."
        : "%d identities have no owner in the organization file, and are in no team's figures."
            .formatted(count);
  }

  private static String table(Report report) {
    List<List<String>> rows = new ArrayList<>();
    boolean marked = isMarked(report);
    rows.add(marked ? append(HEADER, "known") : HEADER);
    report.teams().forEach(team -> rows.add(row("team " + team.name(), team.total(), marked)));
    report.people().forEach(person -> rows.add(row(person.name(), person.total(), marked)));
    report
        .unattributed()
        .forEach(nobody -> rows.add(row("? " + nobody.name(), nobody.total(), marked)));
    boolean moves = report.teams().stream().anyMatch(team -> team.total().provisional());
    StringBuilder text = new StringBuilder();
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      text.append(pad(row.get(0), -widths[0]));
      for (int i = 1; i < widths.length; i++) {
        text.append("  ").append(pad(row.get(i), widths[i]));
      }
      text.append(System.lineSeparator());
    }
    text.append("%n%s%n".formatted(WAITING));
    if (marked) {
      text.append("%n%s%n".formatted(KNOWN));
      report.teams().forEach(team -> known(text, team));
    }
    if (moves) {
      text.append(
          "* provisional: some of these days are not over yet, and figures may still change.%n"
              .formatted());
    }
    return text.toString();
  }

  private static boolean isMarked(Report report) {
    return Stream.of(report.teams(), report.people(), report.unattributed())
        .flatMap(List::stream)
        .anyMatch(
            group -> group.total().lacking().isAny() || !group.total().known().both().allKnown());
  }

  private static void known(StringBuilder text, Report.Group team) {
    String sentence = KnownFormat.sentence(team.total());
    if (!sentence.isEmpty()) {
      text.append("team %s: %s%n".formatted(team.name(), sentence));
    }
  }

  private static List<String> append(List<String> row, String cell) {
    List<String> longer = new ArrayList<>(row);
    longer.add(cell);
    return longer;
  }

  private static List<String> row(String name, Totals totals, boolean marked) {
    List<String> row = row(name, totals);
    return marked ? append(row, KnownFormat.shares(totals.known())) : row;
  }

  private static List<String> row(String name, Totals totals) {
    TimeSums sum = totals.amounts();
    return List.of(
        totals.provisional() ? name + " *" : name,
        HoursFormat.of(sum.available()),
        KnownFormat.hours(Category.MEETING, totals),
        KnownFormat.hours(Category.MANUAL, totals),
        KnownFormat.hours(Category.QUEUE, totals),
        KnownFormat.hours(Category.RUN, totals),
        KnownFormat.hours(Category.RESUME, totals),
        KnownFormat.hours(Category.TECHNICAL, totals),
        KnownFormat.focus(totals),
        KnownFormat.hours(
            Extra.WAIT_UPPER, sum.waitUpper(), FigureMark.ofSeen(totals.known().tools()), totals));
  }

  private static String pad(String text, int width) {
    return String.format("%" + width + "s", text);
  }
}
