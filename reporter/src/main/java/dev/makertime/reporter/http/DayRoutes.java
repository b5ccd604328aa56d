package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.makertime.model.EngineerDay;
import dev.makertime.render.table.Table;
import dev.makertime.render.text.KnownJson;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.download.OwnTables;
import dev.makertime.reporter.http.request.Download;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.VisibleNames;
import dev.makertime.reporter.published.PublishedSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles requests for days and their sums as JSON, limited to what the viewer may see. */
final class DayRoutes {
  private final ReporterContext reporting;
  private final DayStore store;
  private final AccessControl gate;

  DayRoutes(ReporterContext reporting, AccessControl gate) {
    this.reporting = reporting;
    this.gate = gate;
    store = reporting.store();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/days", this::days);
    routes.get("/api/team-days", this::teamDays);
    routes.get("/api/past-weeks", this::pastWeeks);
  }

  /** Days of persons: one's own, and those that a lead may see. */
  private void days(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    String whose = ctx.queryParam("person");
    if (whose != null && ctx.queryParam("team") == null && isOpenTo(viewer, whose)) {
      String found = store.daysAsJson(from, to, whose);
      if (found.equals("[]")) {
        named(viewer).requirePerson(whose);
      }
      gate.audit().looks(viewer, "days %s to %s".formatted(from, to), Set.of(whose));
      Download.Format format = Download.format(ctx);
      if (format == null) {
        ctx.contentType("application/json").result(known().inDays(found));
      } else {
        download(ctx, format, whose, found);
      }
      return;
    }
    List<EngineerDay> days =
        store
            .days(new DayStore.Query(from, to, person(ctx, viewer), ctx.queryParam("team")))
            .stream()
            .filter(day -> viewer.seesDays(day.person(), day.team(), gate.privacy()))
            .toList();
    if (days.isEmpty() && asksForOthers(ctx, viewer)) {
      throw Problem.forbidden("people see only their own days; sums are in /api/team-days");
    }
    if (days.isEmpty()) {
      VisibleNames named = named(viewer);
      named.requirePerson(whose);
      named.requireTeam(ctx.queryParam("team"));
    }
    gate.audit()
        .looks(
            viewer,
            "days %s to %s".formatted(from, to),
            days.stream().map(EngineerDay::person).collect(Collectors.toSet()));
    Params.answer(ctx, known().inDays(days));
  }

  /** A person's days as a file. */
  private void download(Context ctx, Download.Format format, String whose, String days)
      throws IOException {
    String name =
        "days of %s %s to %s".formatted(whose, ctx.queryParam("from"), ctx.queryParam("to"));
    if (format == Download.Format.JSON) {
      Download.text(ctx, format, name, known().inDays(days));
      return;
    }
    Table table = OwnTables.days(Json.MAPPER.readTree(known().inDays(days)));
    Download.tables(ctx, format, name, List.of(table));
  }

  /** Whose days are looked for: where only one's own can be shown, no others are read. */
  private @Nullable String person(Context ctx, Viewer viewer) {
    String asked = ctx.queryParam("person");
    boolean ownAlone =
        !viewer.everything() && !(gate.privacy().leadsSeePeople() && viewer.is(Role.LEAD));
    return asked == null && ownAlone ? viewer.person() : asked;
  }

  /** Whether all days of a person may be seen, of any team. */
  private static boolean isOpenTo(Viewer viewer, String whose) {
    return viewer.everything() || viewer.isSelf(whose);
  }

  private boolean asksForOthers(Context ctx, Viewer viewer) {
    String person = ctx.queryParam("person");
    String team = ctx.queryParam("team");
    boolean leads = gate.privacy().leadsSeePeople() && viewer.is(Role.LEAD);
    return !viewer.everything()
        && ((person != null && !viewer.isSelf(person) && !leads)
            || (person == null && viewer.person() == null && !leads)
            || (team != null && person == null && viewer.person() == null));
  }

  /** Sums of teams; of too few people only that they are withheld. */
  private void teamDays(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    String team = ctx.queryParam("team");
    if (team == null ? !seesTeams(viewer) : !viewer.seesTeam(team)) {
      String meant = team == null ? "" : named(viewer).teams().suggestion(team);
      throw Problem.forbidden("sums are shown to leads of the team and to managers" + meant);
    }
    if (viewer.everything()) {
      String found = store.teamDaysAsJson(from, to, team, false, 0);
      if (found.equals("[]")) {
        named(viewer).requireTeam(team);
      }
      ctx.contentType("application/json").result(known().inTeamDays(found));
      return;
    }
    ArrayNode found = Json.MAPPER.createArrayNode();
    PublishedSums published = new PublishedSums(store);
    if (team != null || viewer.is(Role.MANAGER)) {
      found.addAll(published.days(from, to, team));
    } else {
      new TreeSet<>(viewer.teams()).forEach(led -> found.addAll(published.days(from, to, led)));
    }
    if (found.isEmpty()) {
      named(viewer).requireTeam(team);
    }
    Params.answer(ctx, known().inPublishedDays(found));
  }

  private VisibleNames named(Viewer viewer) {
    return new VisibleNames(viewer, reporting.organization().get(), gate.privacy());
  }

  private static boolean seesTeams(Viewer viewer) {
    return viewer.is(Role.MANAGER) || viewer.is(Role.LEAD);
  }

  /** Past weeks, for viewers who may see everything: comparisons use them. */
  private void pastWeeks(Context ctx) throws Problem, IOException {
    if (!AuthenticationFilter.viewer(ctx).everything()) {
      throw Problem.forbidden(
          "weeks under a pseudonym are not shown to any role; the command compare reads them");
    }
    Params.answer(ctx, store.pastWeeks().between(Params.from(ctx), Params.to(ctx)));
  }

  private KnownJson known() {
    return new KnownJson(reporting.knowledge(), reporting.organization().get());
  }
}
