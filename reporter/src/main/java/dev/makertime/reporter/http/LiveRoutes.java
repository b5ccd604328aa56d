package dev.makertime.reporter.http;

import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.access.session.Login;
import dev.makertime.reporter.download.OwnTables;
import dev.makertime.reporter.download.TeamTables;
import dev.makertime.reporter.http.request.Download;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.VisibleNames;
import dev.makertime.reporter.live.Live;
import dev.makertime.reporter.live.Page;
import dev.makertime.reporter.live.Pages;
import dev.makertime.reporter.live.TeamPeriod;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles requests for pages, and for their event streams. */
final class LiveRoutes {
  private final Live live;
  private final Pages pages;
  private final Supplier<Organization> organization;
  private final AccessControl gate;
  private final AuthenticationFilter guard;

  LiveRoutes(
      Live live,
      Pages pages,
      Supplier<Organization> organization,
      AccessControl gate,
      AuthenticationFilter guard) {
    this.organization = organization;
    this.live = live;
    this.pages = pages;
    this.gate = gate;
    this.guard = guard;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/page", this::page);
    routes.get("/api/team-period", this::period);
    routes.get("/api/team-subject", this::subject);
    routes.get("/api/overview", this::overview);
    routes.get("/api/live", this::live);
  }

  private void page(Context ctx) throws Problem, IOException {
    Page page = asked(ctx);
    boolean isFile = page.kind() == Page.Kind.TEAM || page.kind() == Page.Kind.PERSON;
    if (!isFile && Download.format(ctx) != null) {
      throw Problem.question("only pages of teams and people are saved as files");
    }
    Download.answer(
        ctx,
        pages.sections(page),
        page.name(),
        page.kind() == Page.Kind.TEAM ? TeamTables::ofPage : OwnTables::ofPage);
  }

  private void period(Context ctx) throws Problem, IOException {
    Page page = asked(ctx, "team", ctx.queryParam("team"));
    requireWholeWeeks(ctx);
    LocalDate from = Params.from(ctx);
    LocalDate to = Params.to(ctx);
    Download.answer(
        ctx,
        pages.period(page, from, to),
        "%s %s to %s".formatted(page.name(), from, to),
        TeamTables::ofPeriod);
  }

  /** A subject that nobody knows is answered like one of few people: nothing of it is shown. */
  private void subject(Context ctx) throws Problem, IOException {
    Page page = asked(ctx, "team", ctx.queryParam("team"));
    requireWholeWeeks(ctx);
    String subject = ctx.queryParam("subject");
    if (subject == null || subject.isEmpty()) {
      throw Problem.question("subject is needed: a project, pipeline or DAG");
    }
    Params.answer(ctx, pages.subject(page, subject, Params.from(ctx), Params.to(ctx)));
  }

  private static void requireWholeWeeks(Context ctx) throws Problem {
    if (!TeamPeriod.areWholeWeeks(Params.from(ctx), Params.to(ctx))) {
      throw Problem.question(
          "a period is of whole weeks, at most %d: from a Monday to a Sunday"
              .formatted(TeamPeriod.MOST_WEEKS));
    }
  }

  private void overview(Context ctx) throws Problem, IOException {
    Params.answer(ctx, pages.overview(overviewOf(ctx).teams()));
  }

  /** Of all teams that the viewer may see. */
  private Page overviewOf(Context ctx) throws Problem {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    List<String> teams = teamsOf(viewer);
    if (teams.isEmpty() && !viewer.is(Role.MANAGER)) {
      throw Problem.forbidden("teams are shown to their leads and to managers");
    }
    return Page.asked("overview", Page.ofTeams(teams), viewer).orElseThrow();
  }

  private List<String> teamsOf(Viewer viewer) {
    return organization.get().teams().stream().filter(viewer::seesTeam).toList();
  }

  private Page asked(Context ctx) throws Problem {
    String kind = ctx.queryParam("page");
    return "overview".equals(kind) ? overviewOf(ctx) : asked(ctx, kind, ctx.queryParam("name"));
  }

  private Page asked(Context ctx, @Nullable String kind, @Nullable String name) throws Problem {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    VisibleNames named = new VisibleNames(viewer, organization.get(), gate.privacy());
    Page page =
        Page.asked(kind, name, viewer)
            .orElseThrow(
                () ->
                    Problem.forbidden(
                        "you cannot see such a page"
                            + ("team".equals(kind) && name != null
                                ? named.teams().suggestion(name)
                                : "")));
    if (page.kind() == Page.Kind.TEAM) {
      named.requireTeam(page.name());
    } else if (page.kind() == Page.Kind.PERSON && !viewer.isSelf(page.name())) {
      named.requirePerson(page.name());
    }
    if (page.kind() == Page.Kind.PERSON) {
      gate.audit().looks(viewer, "days on the page", Set.of(page.name()));
    }
    return page;
  }

  /** Server-sent events: an event for each section, whenever it has changed. */
  private void live(Context ctx) throws Problem {
    Page page = asked(ctx);
    @Nullable Login login = AuthenticationFilter.login(ctx);
    @Nullable String cookie = AuthenticationFilter.sessionOf(ctx);
    long after = live.after(Objects.requireNonNullElse(ctx.header("Last-Event-ID"), ""));
    CompletableFuture<Void> closed = new CompletableFuture<>();
    BooleanSupplier mayStay = () -> mayStay(page, guard.still(login, cookie), closed);
    ctx.future(() -> stream(ctx, page, mayStay, closed, after));
  }

  /**
   * An overview of other teams than the viewer sees now is closed: who asks again gets them all.
   */
  private boolean mayStay(Page page, Optional<Viewer> viewer, CompletableFuture<Void> closed) {
    if (viewer.isPresent() && page.kind() == Page.Kind.OVERVIEW) {
      if (!page.name().equals(Page.ofTeams(teamsOf(viewer.get())))) {
        closed.complete(null);
      }
      return true;
    }
    return viewer.filter(page::isFor).isPresent();
  }

  private CompletableFuture<Void> stream(
      Context ctx, Page page, BooleanSupplier mayStay, CompletableFuture<Void> closed, long after) {
    AsyncContext async = ctx.req().getAsyncContext();
    async.setTimeout(0);
    HttpServletResponse response = ctx.res();
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("X-Accel-Buffering", "no");
    try {
      EventStream stream = new EventStream(response.getOutputStream(), mayStay, closed);
      Live.Watched watched = live.join(page, stream);
      var unused = closed.whenComplete((done, failed) -> live.leave(watched, stream));
      stream.follow(watched, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return closed;
  }
}
