package dev.makertime.reporter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.render.HtmlReport;
import dev.makertime.reporter.report.Report;
import dev.makertime.reporter.report.Unattributed;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reporter's HTTP side: days, the live page, health and metrics. */
public final class ReporterServer implements AutoCloseable {
  private static final int WEEKS_SHOWN = 12;

  private final Javalin javalin;

  private ReporterServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** A question that cannot be answered, as an RFC 9457 problem. */
  private static final class BadQuestion extends Exception {
    private static final long serialVersionUID = 1;

    BadQuestion(String detail) {
      super(detail);
    }
  }

  /**
   * Starts listening.
   *
   * @param port 0 takes a free one
   * @param organization says which one is in force
   * @param ready whether the store holds what there is to show
   */
  public static ReporterServer start(
      String bind,
      int port,
      DayStore store,
      Supplier<Organization> organization,
      PrometheusMeterRegistry registry,
      Clock clock,
      BooleanSupplier ready) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.http.prefer405over404 = true;
              config.routes.before(ReporterServer::secure);
              config.routes.get("/", ctx -> page(ctx, store, organization.get(), clock));
              config.routes.get("/live.js", ctx -> resource(ctx, "live.js", "text/javascript"));
              config.routes.get("/api/days", ctx -> days(ctx, store));
              config.routes.get("/api/team-days", ctx -> teamDays(ctx, store));
              config.routes.get("/api/deliveries", ctx -> deliveries(ctx, store));
              config.routes.get("/api/activities", ctx -> activities(ctx, store));
              config.routes.get("/api/coverage", ctx -> answer(ctx, store.coverages().all()));
              config.routes.get(
                  "/api/unattributed", ctx -> unattributed(ctx, store, organization.get()));
              config.routes.get(
                  "/api/version", ctx -> ctx.json(Map.of("version", store.version())));
              config.routes.get("/health/live", ctx -> ctx.result("live\n"));
              config.routes.get(
                  "/health/ready",
                  ctx ->
                      ctx.status(ready.getAsBoolean() ? 200 : 503)
                          .result(ready.getAsBoolean() ? "ready\n" : "not ready\n"));
              config.routes.get(
                  "/metrics",
                  ctx ->
                      ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                          .result(registry.scrape()));
              config.routes.exception(BadQuestion.class, ReporterServer::refuse);
            });
    javalin.start(bind, port);
    return new ReporterServer(javalin);
  }

  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void days(Context ctx, DayStore store) throws BadQuestion, IOException {
    LocalDate from = neededDate(ctx, "from");
    LocalDate to = neededDate(ctx, "to");
    List<EngineerDay> days =
        store.days(new DayStore.Query(from, to, ctx.queryParam("person"), ctx.queryParam("team")));
    answer(ctx, days);
  }

  private static void teamDays(Context ctx, DayStore store) throws BadQuestion, IOException {
    LocalDate from = neededDate(ctx, "from");
    LocalDate to = neededDate(ctx, "to");
    answer(ctx, store.teamDays(from, to, ctx.queryParam("team")));
  }

  /** Each deployment, with its lead time in seconds where it has one. */
  private static void deliveries(Context ctx, DayStore store) throws BadQuestion, IOException {
    LocalDate from = neededDate(ctx, "from");
    LocalDate to = neededDate(ctx, "to");
    ArrayNode found = Json.MAPPER.createArrayNode();
    for (Delivery delivery : store.deliveries().between(from, to, ctx.queryParam("project"))) {
      ObjectNode json = Json.MAPPER.valueToTree(delivery);
      delivery.leadTime().ifPresent(lead -> json.put("leadTime", lead.toSeconds()));
      found.add(json);
    }
    answer(ctx, found);
  }

  private static void activities(Context ctx, DayStore store) throws BadQuestion, IOException {
    try {
      answer(
          ctx,
          store
              .activities()
              .between(
                  Instant.parse(String.valueOf(ctx.queryParam("from"))),
                  Instant.parse(String.valueOf(ctx.queryParam("to")))));
    } catch (DateTimeParseException e) {
      throw new BadQuestion("from and to are needed, as times like 2026-01-31T00:00:00Z");
    }
  }

  private static void unattributed(Context ctx, DayStore store, Organization organization)
      throws IOException {
    Predicate<String> isNobodys = identity -> Person.isUnknown(organization.ownerOf(identity));
    List<Unattributed.Seen> seen =
        store.activities().sightings(isNobodys).stream()
            .map(
                one ->
                    new Unattributed.Seen(
                        one.identity(), one.activities(), one.first(), one.last()))
            .toList();
    answer(ctx, Unattributed.of(organization, seen, store.daysWithoutTeam()));
  }

  private static void answer(Context ctx, Object answer) throws IOException {
    ctx.contentType("application/json").result(Json.MAPPER.writeValueAsString(answer));
  }

  private static LocalDate neededDate(Context ctx, String name) throws BadQuestion {
    LocalDate date = date(ctx, name);
    if (date == null) {
      throw new BadQuestion("from and to are needed, as dates like 2026-01-31");
    }
    return date;
  }

  private static void page(Context ctx, DayStore store, Organization organization, Clock clock)
      throws BadQuestion {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate asked = date(ctx, "to");
    LocalDate to = asked == null ? today : asked;
    LocalDate askedFrom = date(ctx, "from");
    LocalDate from = askedFrom == null ? to.minusWeeks(WEEKS_SHOWN) : askedFrom;
    List<EngineerDay> days = store.days(new DayStore.Query(from, to, null, ctx.queryParam("team")));
    ctx.html(HtmlReport.of(Report.of(organization, days, from, to), true));
  }

  private static @Nullable LocalDate date(Context ctx, String name) throws BadQuestion {
    String text = ctx.queryParam(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadQuestion(name + " must be a date like 2026-01-31");
    }
  }

  private static void refuse(BadQuestion question, Context ctx) {
    ctx.status(400)
        .json(
            Map.of(
                "type",
                "about:blank",
                "title",
                "Bad request",
                "status",
                400,
                "detail",
                String.valueOf(question.getMessage())))
        .contentType("application/problem+json");
  }

  private static void secure(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
  }

  private static void resource(Context ctx, String name, String type) {
    try (InputStream in =
        ReporterServer.class.getResourceAsStream("/dev/makertime/reporter/http/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      ctx.contentType(type).result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
