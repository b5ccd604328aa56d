package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.knowledge.KnownSource;
import dev.makertime.analysis.report.Unattributed;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.live.SourceCoverage;
import dev.makertime.reporter.live.WebhooksToday;
import dev.makertime.reporter.publish.PublishedSums;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles requests for figures and evidence as JSON, limited to what the viewer may see. */
final class DataRoutes {
  private final ReporterContext reporting;
  private final DayStore store;
  private final AccessControl gate;

  DataRoutes(ReporterContext reporting, AccessControl gate) {
    this.reporting = reporting;
    this.gate = gate;
    store = reporting.store();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/days", this::days);
    routes.get("/api/team-days", this::teamDays);
    routes.get("/api/past-weeks", this::pastWeeks);
    routes.get("/api/deliveries", this::deliveries);
    routes.get("/api/activities", this::activities);
    routes.get("/api/coverage", this::coverage);
    routes.get("/api/called-days", this::calledDays);
    routes.get("/api/sources", this::sources);
    routes.get("/api/unattributed", this::unattributed);
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
      ctx.contentType("application/json").result(known().inDays(found));
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

  /** Whose days are looked for: where only one's own can be shown, no others are read. */
  private @Nullable String person(Context ctx, Viewer viewer) {
    String asked = ctx.queryParam("person");
    boolean ownAlone =
        !viewer.everything() && !(gate.privacy().leadsSeePeople() && viewer.is(Role.LEAD));
    return asked == null && ownAlone ? viewer.person() : asked;
  }

  /** Whether all of somebody's days may be seen, whichever team they were of. */
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

  /** Each deployment, with its lead time in seconds where it has one. */
  private void deliveries(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    if (!viewer.is(Role.MANAGER) && !viewer.is(Role.LEAD)) {
      throw Problem.forbidden("deployments are shown to leads and managers");
    }
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    ArrayNode found = Json.MAPPER.createArrayNode();
    String project = ctx.queryParam("project");
    List<Delivery> deliveries = store.deliveries().between(from, to, project);
    if (deliveries.isEmpty()) {
      VisibleNames.require(project, KnownNames.of("project", store.deliveries().projects()));
    }
    for (Delivery delivery : deliveries) {
      ObjectNode json = Json.MAPPER.valueToTree(delivery);
      delivery.leadTime().ifPresent(lead -> json.put("leadTime", lead.toSeconds()));
      found.add(json);
    }
    Params.answer(ctx, found);
  }

  /** Evidence of oneself. */
  private void activities(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Organization organization = reporting.organization().get();
    if (!viewer.everything() && viewer.person() == null) {
      throw Problem.forbidden("people see only their own evidence");
    }
    List<Activity> found = between(ctx, viewer, organization);
    gate.audit()
        .looks(
            viewer,
            "evidence",
            found.stream()
                .map(one -> organization.ownerOf(one.identity()))
                .filter(owner -> !Person.isUnknown(owner))
                .collect(Collectors.toSet()));
    Params.answer(ctx, found);
  }

  private List<Activity> between(Context ctx, Viewer viewer, Organization organization)
      throws Problem {
    try {
      Instant from = Instant.parse(String.valueOf(ctx.queryParam("from")));
      Instant to = Instant.parse(String.valueOf(ctx.queryParam("to")));
      String person = viewer.person();
      return viewer.everything() || person == null
          ? store.activities().between(from, to)
          : store.activities().between(organization.identitiesOf(Set.of(person)), from, to);
    } catch (DateTimeParseException e) {
      throw Problem.question("from and to are needed, as times like 2026-01-31T00:00:00Z");
    }
  }

  private void coverage(Context ctx) throws Problem, IOException {
    requireOperator(ctx);
    Params.answer(ctx, store.coverages().all());
  }

  /** The days in UTC of which each source has told anything; of one person's source, their days. */
  private void calledDays(Context ctx) throws Problem, IOException {
    if (!AuthenticationFilter.viewer(ctx).everything()) {
      throw Problem.forbidden("days of sources are not shown to any role; the commands read them");
    }
    Params.answer(ctx, store.activities().calledDays());
  }

  private KnownJson known() {
    return new KnownJson(reporting.knowledge(), reporting.organization().get());
  }

  private static void requireOperator(Context ctx) throws Problem {
    if (!AuthenticationFilter.viewer(ctx).is(Role.OPERATOR)) {
      throw Problem.forbidden("sources are shown to operators; each page shows its own coverage");
    }
  }

  /** How fresh each source is, and what became of its calls today. */
  private void sources(Context ctx) throws Problem, IOException {
    requireOperator(ctx);
    List<WebhooksToday> calls = Objects.requireNonNullElse(reporting.calls().get(), List.of());
    List<JsonNode> sources = new ArrayList<>();
    for (KnownSource source : reporting.sources()) {
      ObjectNode one =
          Json.MAPPER.valueToTree(
              SourceCoverage.freshness(
                  source, store.coverages().all(), reporting.clock().instant()));
      calls.stream()
          .filter(of -> of.source().equals(source.name()))
          .forEach(of -> one.set("calls", Json.MAPPER.valueToTree(of)));
      sources.add(one);
    }
    Params.answer(ctx, sources);
  }

  private void unattributed(Context ctx) throws Problem, IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    if (!viewer.is(Role.OPERATOR)) {
      throw Problem.forbidden("unattributed identities are shown to operators");
    }
    Organization organization = reporting.organization().get();
    List<Unattributed.Seen> seen =
        store.activities().sightings(organization::isNobodys).stream()
            .map(
                one ->
                    new Unattributed.Seen(
                        one.identity(), one.activities(), one.first(), one.last()))
            .toList();
    Unattributed found = Unattributed.of(organization, seen, store.daysWithoutTeam());
    JsonNode answer = Json.MAPPER.valueToTree(found);
    if (!viewer.everything()) {
      answer.findParents("hours").forEach(one -> ((ObjectNode) one).remove("hours"));
    }
    Params.answer(ctx, answer);
  }
}
