package dev.makertime.render.html;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.knowledge.FigureMark;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.Withheld;
import dev.makertime.analysis.report.Category;
import dev.makertime.analysis.report.Report;
import dev.makertime.analysis.report.Totals;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.TimeSums;
import dev.makertime.model.TimeSums.Extra;
import dev.makertime.render.format.HoursFormat;
import dev.makertime.render.format.KnownFormat;
import dev.makertime.render.text.ReportText;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.render.text.evidence.BacklogText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a report as one self-contained page, which can be mailed, stored and printed. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Renders a report. */
  public static String of(Report report, PrivacySettings privacy) {
    return of(report, null, privacy);
  }

  /**
   * The same with a section of manual work that recurs.
   *
   * @param privacy says of which teams the dashboard withholds sums
   */
  public static String of(
      Report report, @Nullable AutomationBacklog backlog, PrivacySettings privacy) {
    return of(report, backlog, List.of(), privacy);
  }

  /**
   * The same with what is known of migrations.
   *
   * @param verdicts one for each migration
   */
  public static String of(
      Report report,
      @Nullable AutomationBacklog backlog,
      List<VerdictLine> verdicts,
      PrivacySettings privacy) {
    Map<String, Object> model = new HashMap<>();
    model.put(
        "verdicts", verdicts.stream().map(one -> List.of(one.title(), one.sentence())).toList());
    if (backlog != null) {
      describe(backlog, model);
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

  private static void describe(AutomationBacklog backlog, Map<String, Object> model) {
    model.put("backlogHead", BacklogText.HEAD);
    model.put("backlog", BacklogText.rows(backlog, Locale.ENGLISH));
    model.put("backlogNote", BacklogText.note(backlog));
    model.put("backlogLeftOut", BacklogText.leftOut(backlog));
    model.put("backlogKnown", KnownFormat.ofManualWork(backlog.known()));
    model.put("backlogUnknown", backlog.known().noneKnown());
  }

  /** Renders the answer in one sentence; empty where nothing was measured. */
  private static String answer(Report report) {
    TimeSums sum = TimeSums.sum(report.teams(), team -> team.total().amounts());
    KnownTimes known =
        report.teams().stream()
            .map(team -> team.total().known())
            .reduce(KnownTimes.NONE, KnownTimes::plus);
    if (report.teams().stream().anyMatch(team -> team.total().withheld())) {
      return "Of %s hours of working time at most %s went into technical work; parts of few people are withheld."
          .formatted(
              HoursFormat.of(sum.available()), HoursFormat.share(sum.technical(), sum.available()));
    }
    if (!known.both().allKnown()) {
      return answer(sum, known);
    }
    return sum.available() == 0
        ? ""
        : "Of %s hours of working time %s went into technical work; %s into meetings, %s into waiting for machines, and %s into manual work."
            .formatted(
                HoursFormat.of(sum.available()),
                HoursFormat.share(sum.technical(), sum.available()),
                HoursFormat.share(sum.meeting(), sum.available()),
                HoursFormat.share(sum.waiting(), sum.available()),
                HoursFormat.share(sum.manual(), sum.available()));
  }

  /** Without technical work, of which nobody knows how much there was. */
  private static String answer(TimeSums sum, KnownTimes known) {
    String meetings =
        known.meetings().noneKnown()
            ? "meetings are unknown"
            : "%s went into meetings".formatted(KnownFormat.share(Category.MEETING, sum, known));
    String tools =
        known.tools().noneKnown()
            ? "waiting and manual work are unknown"
            : "%s into waiting for machines, and %s into manual work"
                .formatted(
                    KnownFormat.share(sum.waiting(), sum, known.tools()),
                    KnownFormat.share(sum.manual(), sum, known.tools()));
    return "Of %s hours of working time, as far as they are known, %s; %s."
        .formatted(HoursFormat.of(sum.available()), meetings, tools);
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
        rows.add(row(week.monday() + (totals.provisional() ? " *" : ""), totals));
      }
    }
    Map<String, Object> model = new HashMap<>();
    model.put("id", group.id());
    model.put("name", group.name());
    model.put("heads", group.heads());
    model.put("rows", rows);
    model.put("total", row("Total", group.total()));
    model.put("known", KnownFormat.sentence(group.total()));
    model.put("provisional", group.total().provisional());
    return model;
  }

  private static Map<String, Object> row(String label, Totals totals) {
    TimeSums amounts = totals.amounts();
    KnownTimes known = totals.known();
    Withheld lacking = totals.lacking();
    boolean lacksFocus = totals.withheld() || lacking.extras().contains(Extra.FOCUS);
    return Map.of(
        "label", label,
        "available", HoursFormat.of(amounts.available()),
        "cells", Arrays.stream(Category.values()).map(category -> cell(category, totals)).toList(),
        "focus",
            Map.of(
                "hours",
                KnownFormat.focus(totals),
                "share",
                FigureMark.ofFocus(known) == FigureMark.UNKNOWN || lacksFocus
                    ? ""
                    : HoursFormat.share(amounts.focus(), amounts.available())),
        "waiting",
            amounts.waitUpper() == 0
                ? KnownFormat.hours(Extra.WAIT_UPPER, 0, FigureMark.ofSeen(known.tools()), totals)
                : (totals.withheld() ? "≥ " : "")
                    + HoursFormat.of(amounts.waiting())
                    + (lacking.extras().contains(Extra.WAIT_UPPER) ? "–≥ " : "–")
                    + HoursFormat.of(Math.max(amounts.waiting(), amounts.waitUpper())),
        "afterHours",
            KnownFormat.hours(
                Extra.AFTER_HOURS, amounts.afterHours(), FigureMark.ofSeen(known.both()), totals));
  }

  private static Map<String, String> cell(Category category, Totals totals) {
    return Map.of(
        "hours", KnownFormat.hours(category, totals),
        "share", KnownFormat.share(category, totals));
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
