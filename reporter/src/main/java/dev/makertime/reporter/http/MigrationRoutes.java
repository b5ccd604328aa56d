package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.PastWeeksByPerson;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.render.text.MigrationComparisonJson;
import dev.makertime.render.text.MigrationComparisonText;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.download.ComparisonTables;
import dev.makertime.reporter.http.request.Download;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.published.PublishedMeans;
import dev.makertime.reporter.published.PublishedOrganization;
import dev.makertime.reporter.published.PublishedSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Handles requests for comparisons of migrations; too few people are withheld. */
final class MigrationRoutes {
  private final ReporterContext reporting;
  private final AccessControl gate;

  MigrationRoutes(ReporterContext reporting, AccessControl gate) {
    this.reporting = reporting;
    this.gate = gate;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/before-after", this::beforeAfter);
  }

  private void beforeAfter(Context ctx) throws Problem, IOException {
    AuthenticationFilter.requireManager(ctx);
    Organization organization = reporting.organization().get();
    String asked = ctx.queryParam("migration");
    if (asked == null) {
      throw Problem.question("migration is needed: the id of a migration");
    }
    Migration migration =
        organization
            .migration(asked)
            .orElseThrow(
                () -> Problem.question(KnownNames.migrations(organization).refusal(asked)));
    Promise promise = promise(migration);
    DefaultComparison standard =
        DefaultComparison.of(
                migration,
                organization,
                Params.today(reporting.clock()),
                gate.privacy().minimumGroup(),
                promise)
            .knowing(reporting.knowledge(), organization);
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    PrivacySettings privacy = viewer.privacy(gate.privacy());
    MigrationComparison found =
        compare(viewer.everything() ? asked(ctx, standard) : standard, organization, privacy);
    if (!privacy.shows(engineers(found)) && engineers(found) > 0) {
      throw Problem.withheld("fewer than %d people can be compared", privacy);
    }
    Download.answer(
        ctx,
        answer(found, privacy).put("currency", promise == null ? "" : promise.currency()),
        "comparison " + migration.id(),
        ComparisonTables::of);
  }

  private static int engineers(MigrationComparison found) {
    return found.net().aggregate().engineers().size();
  }

  /** Of what enough people have in common; who was there in one phase only is left out. */
  private ObjectNode answer(MigrationComparison found, PrivacySettings privacy) {
    ObjectNode answer = MigrationComparisonJson.of(found);
    if (!privacy.shows(1)) {
      answer.remove(List.of("gross", "burn", "config"));
      ObjectNode net = (ObjectNode) answer.path("net");
      net.remove("compositionEffect");
      ObjectNode aggregate = net.putObject("aggregate");
      aggregate.put("engineers", engineers(found));
      if (found.controlled().values().stream().anyMatch(one -> !privacy.shows(one.nControl()))) {
        answer.putObject("controlled");
      }
      if (engineers(found) == 0) {
        answer.putObject("promises");
        answer.putArray("answers");
        answer.putObject("controlled");
      }
    }
    answer.put("ramp", found.config().rampWeeks());
    answer.put("title", MigrationComparisonText.title(found));
    answer.put("headline", MigrationComparisonText.headline(found));
    answer.put("promiseNote", MigrationComparisonText.promiseNote(found));
    answer.set("mind", Json.MAPPER.valueToTree(MigrationComparisonText.limits(found)));
    answer.set("weekly", Json.MAPPER.valueToTree(weekly(found, privacy)));
    return answer;
  }

  /** Of those who are compared, or of whole teams as their sums are shown. */
  private List<MigrationComparison.WeekMean> weekly(
      MigrationComparison found, PrivacySettings privacy) {
    if (privacy.shows(1)) {
      return found.weekly();
    }
    List<MigrationComparison.TeamWeek> weeks = new ArrayList<>();
    reporting
        .store()
        .published()
        .between(Week.of(found.from()).monday(), found.to(), null)
        .forEach(
            (key, week) -> {
              if (week.sums() != null) {
                weeks.add(
                    new MigrationComparison.TeamWeek(
                        key.team(), key.monday(), week.most(), week.sums()));
              }
            });
    return found.weeklyOfTeams(weeks).stream()
        .filter(week -> privacy.shows(week.engineers()))
        .toList();
  }

  /** Those who are compared stay the same until enough others can be compared as well. */
  private synchronized MigrationComparison compare(
      DefaultComparison asked, Organization organization, PrivacySettings privacy) throws Problem {
    DayStore store = reporting.store();
    PastWeeksByPerson past =
        PastWeeksByPerson.of(
            store.pastWeeks().between(asked.from(), asked.to()), reporting.pseudonym());
    List<Coverage> coverages = privacy.shows(1) ? store.coverages().all() : List.of();
    List<EngineerDay> days = days(asked, privacy);
    try {
      return compare(
          asked,
          days,
          (question, shown) ->
              question.compare(
                  privacy.shows(1) ? organization : PublishedOrganization.of(organization, shown),
                  shown,
                  past,
                  coverages),
          privacy);
    } catch (IllegalArgumentException e) {
      throw Problem.question(FailureText.of(e));
    }
  }

  private MigrationComparison compare(
      DefaultComparison asked,
      List<EngineerDay> days,
      BiFunction<DefaultComparison, List<EngineerDay>, MigrationComparison> comparison,
      PrivacySettings privacy) {
    MigrationComparison found = comparison.apply(asked, days);
    if (privacy.shows(1)) {
      return found;
    }
    int ramp = found.config().rampWeeks();
    Set<String> others = new HashSet<>(found.net().aggregate().engineers().keySet());
    others.removeAll(
        new PublishedMeans(reporting.store(), reporting.pseudonym(), privacy)
            .compared(asked.migration().id() + "|" + ramp, Set.copyOf(others)));
    return others.isEmpty()
        ? found
        : comparison.apply(
            asked.withRamp(ramp),
            days.stream().filter(day -> !others.contains(day.person())).toList());
  }

  private List<EngineerDay> days(DefaultComparison asked, PrivacySettings privacy) {
    DayStore store = reporting.store();
    return privacy.shows(1)
        ? store.days(new DayStore.Query(asked.from(), asked.to(), null, null))
        : new PublishedSums(store).told(Week.of(asked.from()).monday(), asked.to(), null);
  }

  private @Nullable Promise promise(Migration migration) throws Problem {
    String said = migration.promise();
    Path beside = reporting.promises();
    if (said == null || beside == null) {
      return null;
    }
    int hash = said.indexOf('#');
    try {
      return Promise.of(
          Files.readString(beside.resolve(hash < 0 ? said : said.substring(0, hash))),
          hash < 0 ? null : said.substring(hash + 1));
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.later("the promise cannot be read: " + FailureText.of(e));
    }
  }

  /** Two ramps of one's own choice would differ by a person, so only who sees all may choose. */
  private static DefaultComparison asked(Context ctx, DefaultComparison standard) throws Problem {
    String asked = ctx.queryParam("ramp");
    if (asked == null || asked.isEmpty()) {
      return standard;
    }
    try {
      int ramp = Integer.parseInt(asked);
      if (ramp >= 0 && ramp <= 52) {
        return standard.withRamp(ramp);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw Problem.question("ramp must be 0 to 52 weeks");
  }
}
