package dev.makertime.render.html;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Report;
import dev.makertime.analysis.report.Totals;
import dev.makertime.analysis.report.Week;
import dev.makertime.render.text.BacklogText;
import dev.makertime.render.text.HoursFormat;
import dev.makertime.render.text.ReportText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as one page that needs nothing else: it can be mailed, kept and printed. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Renders a report. */
  public static String of(Report report, Privacy privacy) {
    return of(report, null, privacy);
  }

  /**
   * The same with a section of hand-made work that recurs.
   *
   * @param privacy says of which teams the dashboard withholds sums
   */
  public static String of(Report report, @Nullable AutomationBacklog backlog, Privacy privacy) {
    Map<String, Object> model = new HashMap<>();
    if (backlog != null) {
      model.put("backlogHead", BacklogText.HEAD);
      model.put("backlog", BacklogText.rows(backlog, Locale.ENGLISH));
      model.put("backlogNote", BacklogText.note(backlog));
      model.put("backlogLeftOut", BacklogText.leftOut(backlog));
    }
    model.put("answer", answer(report));
    model.put("from", report.from().toString());
    model.put("to", report.to().toString());
    model.put(
        "legend",
        Arrays.stream(Category.values())
            .map(
                category ->
                    Map.of(
                        "title", category.title(),
                        "heading", category.heading(),
                        "colour", category.colour()))
            .toList());
    model.put("teams", report.teams().stream().map(group -> team(group, report)).toList());
    model.put("minimumGroup", privacy.minimumGroup());
    model.put("glossary", Glossary.SECTIONS);
    if (report.nobodys() > report.unattributed().size()) {
      model.put("nobodys", ReportText.nobodys(report.nobodys()));
    }
    model.put("people", report.people().stream().map(group -> group(group, report)).toList());
    model.put(
        "unattributed", report.unattributed().stream().map(group -> group(group, report)).toList());
    model.put("policy", policy(report));
    return Templates.render("report.ftlh", model);
  }

  /** For whoever reads one sentence only; empty where nothing was measured. */
  private static String answer(Report report) {
    long available = 0;
    long technical = 0;
    long meeting = 0;
    long waiting = 0;
    long manual = 0;
    for (Report.Group team : report.teams()) {
      available += team.total().available();
      technical += team.total().technical();
      meeting += team.total().meeting();
      waiting += team.total().waiting();
      manual += team.total().manual();
    }
    return available == 0
        ? ""
        : "Of %s hours of working time %s went into technical work; %s into meetings, %s into waiting for machines, and %s into work by hand."
            .formatted(
                HoursFormat.of(available),
                HoursFormat.share(technical, available),
                HoursFormat.share(meeting, available),
                HoursFormat.share(waiting, available),
                HoursFormat.share(manual, available));
  }

  private static Map<String, Object> team(Report.Group group, Report report) {
    Map<String, Object> team = group(group, report);
    team.put("chart", WeekChart.of(group, report.weeks(), report.markers()));
    return team;
  }

  private static Map<String, Object> group(Report.Group group, Report report) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Week week : report.weeks()) {
      Totals totals = group.weeks().get(week);
      if (totals != null) {
        rows.add(row(week.label() + (totals.provisional() ? " *" : ""), totals));
      }
    }
    Map<String, Object> model = new HashMap<>();
    model.put("id", group.id());
    model.put("name", group.name());
    model.put("heads", group.heads());
    model.put("rows", rows);
    model.put("total", row("Total", group.total()));
    model.put("provisional", group.total().provisional());
    return model;
  }

  private static Map<String, Object> row(String label, Totals totals) {
    return Map.of(
        "label", label,
        "available", HoursFormat.of(totals.available()),
        "cells",
            Arrays.stream(Category.values())
                .map(category -> cell(category.seconds(totals), totals))
                .toList(),
        "focus", cell(totals.focus(), totals),
        "waiting",
            HoursFormat.of(totals.waiting())
                + "–"
                + HoursFormat.of(Math.max(totals.waiting(), totals.waitUpper())),
        "afterHours", HoursFormat.of(totals.afterHours()));
  }

  private static Map<String, String> cell(long seconds, Totals totals) {
    return Map.of(
        "hours", HoursFormat.of(seconds), "share", HoursFormat.share(seconds, totals.available()));
  }

  private static Map<String, String> policy(Report report) {
    return Map.of(
        "attention", minutes(report.policy().attention()),
        "resumption", minutes(report.policy().resumption()),
        "handling", minutes(report.policy().handling()),
        "sessionGap", minutes(report.policy().sessionGap()),
        "focusBlock", minutes(report.policy().focusBlock()));
  }

  private static String minutes(Duration duration) {
    return HoursFormat.of(duration.toSeconds() * 60).replace(".0", "") + " min";
  }
}
