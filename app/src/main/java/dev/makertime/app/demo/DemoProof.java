package dev.makertime.app.demo;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Report;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.simulator.Member;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.app.simulator.truth.TrueKnowledge;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.render.html.HtmlReport;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the measured days of the demo, and what is known of them, with the truth, and writes its
 * reports.
 */
record DemoProof(
    SimulatedOrganization cast,
    TrueHours truth,
    TrueKnowledge knowable,
    Organization organization,
    Instance instance,
    List<ConfiguredSource> sources,
    Clock clock,
    Consumer<String> progress) {
  private static final Duration PATIENCE = Duration.ofSeconds(170);

  /**
   * Writes the reports into a directory, and the verdicts line by line.
   *
   * @param faster the true hours if all machines took half of their time
   * @return whether every day of everybody is true to the second, and known as far as it can be
   */
  boolean write(Path out, TrueHours faster, PrintWriter results)
      throws IOException, InterruptedException {
    progress.accept("waiting until all days are computed");
    if (!instance.awaitSettled(PATIENCE)) {
      progress.accept("not all days are computed yet; comparing those so far");
    }
    List<EngineerDay> days =
        instance.store().days(new DayStore.Query(cast.from(), cast.to(), null, null));
    DemoReports reports =
        new DemoReports(cast, truth, organization, MeasuredDays.in(instance.store()), knowledge());
    writeReports(out, days, reports.verdict(days));
    List<TrueHours.Verdict> verdicts = verdicts(days);
    verdicts.forEach(verdict -> results.println(verdict.says()));
    boolean known = agreeKnowledge(results);
    boolean delivered = agreeDeliveries(results);
    boolean changed = reports.write(out, days, clock.instant(), results);
    boolean replayed =
        new DemoReplay(cast, organization, faster)
            .agrees(MeasuredDays.in(instance.store()), clock.instant(), results);
    boolean agrees =
        known
            && delivered
            && changed
            && replayed
            && verdicts.stream().allMatch(TrueHours.Verdict::agrees);
    results.println(
        agrees
            ? "Every measured day is correct to the second, and known as far as it can be."
            : "Measured days differ from the true ones.");
    results.flush();
    return agrees;
  }

  /** The hours of each person, then those of each team. */
  private List<TrueHours.Verdict> verdicts(List<EngineerDay> days) {
    Map<String, String> teams =
        cast.members().stream()
            .collect(Collectors.toMap(Member::id, member -> String.valueOf(member.team())));
    return Stream.concat(
            truth.compare(days, person -> "person " + person).stream(),
            truth.compare(days, person -> "team " + teams.getOrDefault(person, "none")).stream())
        .toList();
  }

  private boolean agreeKnowledge(PrintWriter results) {
    Knowledge knowledge = knowledge();
    Map<String, Person> people = organization.peopleById();
    List<TrueKnowledge.Verdict> verdicts =
        knowable.compare(
            (person, date, group) -> {
              DayKnowledge day = knowledge.of(person, people.get(person), date);
              return (group == TrueKnowledge.Group.MEETINGS ? day.meetings() : day.tools()).name();
            });
    verdicts.forEach(verdict -> results.println(verdict.says()));
    truth
        .unseen()
        .forEach(
            (kind, seconds) ->
                results.printf(
                    Locale.ROOT,
                    "%-28s %.1f h of %s, in no figure%n",
                    "of which nothing tells",
                    seconds / 3600.0,
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return verdicts.stream().allMatch(TrueKnowledge.Verdict::agrees);
  }

  private boolean agreeDeliveries(PrintWriter results) {
    List<Delivery> deliveries =
        instance.store().deliveries().between(cast.from(), cast.to().plusDays(1), null);
    boolean agree = truth.agreesWith(deliveries);
    results.printf(
        "releases %d, with their lead times  measured %s true%n",
        deliveries.stream().filter(Delivery::isRelease).count(), agree ? "=" : "≠");
    return agree;
  }

  private void writeReports(Path out, List<EngineerDay> days, VerdictLine verdict)
      throws IOException {
    Files.createDirectories(out);
    Function<EngineerDay, DayKnowledge> known = knowledge().ofDays(organization);
    Report report = Report.of(organization, days, cast.from(), cast.to(), knowledge()).ofTeams();
    AutomationBacklog backlog =
        AutomationBacklog.of(
                organization, explanations(), cast.from(), cast.to(), PrivacySettings.DEFAULT)
            .knowing(
                KnownTimes.ofTeams(knowledge(), organization, null, cast.from(), cast.to())
                    .tools());
    Files.writeString(
        out.resolve("report.html"),
        HtmlReport.of(report, backlog, List.of(verdict), PrivacySettings.DEFAULT));
    Files.writeString(out.resolve("days.jsonl"), DayLines.json(days, known));
    Files.writeString(out.resolve("days.csv"), DayLines.csv(days, known));
    progress.accept("the reports are in " + out.toAbsolutePath());
  }

  private Knowledge knowledge() {
    return StoredKnowledge.of(instance.store(), organization, sources, clock.instant());
  }

  private List<Explanation> explanations() {
    try {
      return MeasuredFindings.explanations(
          MeasuredDays.in(instance.store()),
          organization,
          cast.from(),
          cast.to(),
          null,
          clock.instant());
    } catch (MeasuredDays.Unavailable e) {
      throw new IllegalStateException(e);
    }
  }
}
