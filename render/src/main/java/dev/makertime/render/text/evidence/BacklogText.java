package dev.makertime.render.text.evidence;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.backlog.AutomationBacklog.Item;
import dev.makertime.analysis.backlog.AutomationBacklog.Since;
import dev.makertime.render.format.FigureFormat;
import dev.makertime.render.format.KnownFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders the automation backlog as a table: for the terminal, and row by row for the report. */
public final class BacklogText {
  /** The column headings. */
  public static final List<String> HEAD =
      List.of(
          "subject",
          "trigger",
          "times",
          "people",
          "hours",
          "h a year",
          "cost a year",
          "median",
          "longest",
          "since");

  private BacklogText() {}

  /** Renders it. */
  public static String of(AutomationBacklog backlog) {
    if (backlog.items().isEmpty()) {
      return known(
          backlog,
          backlog.leftOut() > 0
              ? leftOut(backlog) + System.lineSeparator()
              : "No manual work recurs between %s and %s.%n"
                  .formatted(backlog.from(), backlog.to()));
    }
    List<List<String>> rows = rows(backlog, Locale.ENGLISH);
    StringBuilder text =
        new StringBuilder(
            "Manual work that recurs, %s to %s%n%n".formatted(backlog.from(), backlog.to()));
    text.append(line(HEAD, rows));
    rows.forEach(row -> text.append(line(row, rows)));
    text.append("%n%s%n".formatted(note(backlog)));
    if (backlog.leftOut() > 0) {
      text.append(leftOut(backlog)).append(System.lineSeparator());
    }
    return known(backlog, text.toString());
  }

  /** Adds how much is known; of nothing that is known nothing else is told. */
  private static String known(AutomationBacklog backlog, String text) {
    String known = KnownFormat.ofManualWork(backlog.known());
    if (known.isEmpty()) {
      return text;
    }
    boolean nothing = backlog.known().noneKnown() && backlog.items().isEmpty();
    return (nothing ? "" : text) + known + System.lineSeparator();
  }

  /** Describes what is left out because too few people did it; empty where nothing is. */
  public static String leftOut(AutomationBacklog backlog) {
    return backlog.leftOut() == 0
        ? ""
        : "Manual work on %d %s is left out: fewer than %d people did it."
            .formatted(
                backlog.leftOut(),
                backlog.leftOut() == 1 ? "subject" : "subjects",
                backlog.minimumGroup());
  }

  /** Explains how to read the costs of the table. */
  public static String note(AutomationBacklog backlog) {
    return "Automating a row pays back within a year if it takes fewer hours%s than the row costs a year.%s"
        .formatted(
            backlog.hourlyCost() == null ? "" : ", or less money,",
            backlog.hourlyCost() == null
                ? " With monthlyCost in the organization file the hours are shown in money too."
                : "");
  }

  public static List<List<String>> rows(AutomationBacklog backlog, Locale locale) {
    FigureFormat figures =
        new FigureFormat(locale, backlog.currency() == null ? "" : backlog.currency());
    List<List<String>> rows = new ArrayList<>();
    for (Item item : backlog.items()) {
      rows.add(
          List.of(
              item.subject() == null
                  ? "others, of fewer than %d people each".formatted(backlog.minimumGroup())
                  : item.subject(),
              item.kind(),
              String.valueOf(item.times()),
              String.valueOf(item.people()),
              figures.tenths(item.hours()),
              figures.whole(item.hoursAYear()),
              figures.money(item.costAYear()),
              figures.tenths(item.usualMinutes()) + " min",
              figures.tenths(item.longestMinutes()) + " min",
              item.migrations().stream()
                  .map(since -> describe(since, figures))
                  .collect(Collectors.joining("; "))));
    }
    return rows;
  }

  private static String describe(Since since, FigureFormat figures) {
    return since.isGone()
        ? "%s: gone, from %s a month".formatted(since.migration(), figures.tenths(since.before()))
        : "%s: %s a month before, %s after"
            .formatted(
                since.migration(), figures.tenths(since.before()), figures.tenths(since.after()));
  }

  private static String line(List<String> cells, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int column = i;
      int width =
          Math.max(
              HEAD.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
      boolean isText = i < 2 || i == cells.size() - 1;
      line.append(isText ? pad(cells.get(i), -width) : pad(cells.get(i), width)).append("  ");
    }
    return line.toString().stripTrailing() + System.lineSeparator();
  }

  private static String pad(String text, int width) {
    return String.format("%" + width + "s", text);
  }
}
