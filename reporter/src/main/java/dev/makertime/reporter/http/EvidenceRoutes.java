package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.report.Unattributed;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.download.OwnTables;
import dev.makertime.reporter.http.request.Download;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.VisibleNames;
import dev.makertime.reporter.http.runs.OwnRunRoutes;
import dev.makertime.reporter.http.runs.PlatformRoutes;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.system.SourceCoverage;
import dev.makertime.reporter.system.WebhooksToday;
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
import java.util.stream.Collectors;

/**
 * Handles requests for evidence and where it comes from, as JSON: activities, deliveries, sources.
 * Answers are limited to what the viewer may see.
 */
final class EvidenceRoutes {
  private final ReporterContext reporting;
  private final DayStore store;
  private final AccessControl gate;

  EvidenceRoutes(ReporterContext reporting, AccessControl gate) {
    this.reporting = reporting;
    this.gate = gate;
    store = reporting.store();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/deliveries", this::deliveries);
    routes.get("/api/activities", this::activities);
    new OwnRunRoutes(store, reporting.organization()).addTo(routes);
    new PlatformRoutes(
            store,
            reporting.organization(),
            reporting.sources(),
            gate.privacy(),
            reporting.clock(),
            reporting.surveys())
        .addTo(routes);
    routes.get("/api/coverage", this::coverage);
    routes.get("/api/called-days", this::calledDays);
    routes.get("/api/sources", this::sources);
    routes.get("/api/unattributed", this::unattributed);
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
    Download.answer(
        ctx,
        Download.format(ctx) == null ? found : withObjected(found, ctx, viewer, organization),
        "evidence",
        answer -> List.of(OwnTables.evidence(answer)));
  }

  /** What one marked as wrong is one's own too, though it counts no longer. */
  private List<Activity> withObjected(
      List<Activity> found, Context ctx, Viewer viewer, Organization organization) throws Problem {
    if (viewer.person() == null) {
      return found;
    }
    Instant from = instant(ctx, "from");
    Instant to = instant(ctx, "to");
    List<Activity> all = new ArrayList<>(found);
    store.activities().objected(organization.identitiesOf(Set.of(viewer.person()))).stream()
        .filter(one -> one.start() != null && one.start().isBefore(to))
        .filter(one -> one.end() == null || !one.end().isBefore(from))
        .forEach(all::add);
    return all;
  }

  private List<Activity> between(Context ctx, Viewer viewer, Organization organization)
      throws Problem {
    Instant from = instant(ctx, "from");
    Instant to = instant(ctx, "to");
    String person = viewer.person();
    return viewer.everything() || person == null
        ? store.activities().between(from, to)
        : store.activities().between(organization.identitiesOf(Set.of(person)), from, to);
  }

  private static Instant instant(Context ctx, String name) throws Problem {
    try {
      return Instant.parse(String.valueOf(ctx.queryParam(name)));
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
    for (ConfiguredSource source : reporting.sources()) {
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
