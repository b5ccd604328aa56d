package dev.makertime.reporter.http;

import dev.makertime.model.Organization;
import dev.makertime.render.html.LoginPage;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.http.request.Cookies;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.published.HourCost;
import dev.makertime.reporter.published.PublishedMeans;
import dev.makertime.reporter.system.PacedClock;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles login, logout and {@code /api/me}. */
final class LoginRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(LoginRoutes.class);

  private final ReporterContext reporting;
  private final AccessControl gate;
  private final AuthenticationFilter guard;
  private final @Nullable IdentityProvider provider;

  LoginRoutes(
      ReporterContext reporting,
      AccessControl gate,
      AuthenticationFilter guard,
      @Nullable IdentityProvider provider) {
    this.reporting = reporting;
    this.provider = provider;
    this.gate = gate;
    this.guard = guard;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/login", ctx -> ctx.html(LoginPage.of(offers(), provider != null, null)));
    if (provider != null) {
      routes.get("/login/oidc", ctx -> begin(ctx, provider));
      routes.get("/login/oidc/callback", ctx -> finish(ctx, provider));
    }
    routes.post("/login", this::logIn);
    routes.post("/logout", this::logOut);
    routes.get("/api/me", this::me);
  }

  private void logIn(Context ctx) throws Problem {
    String token = ctx.formParam("token");
    if (token != null && guard.logIn(ctx, token)) {
      ctx.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
    } else {
      ctx.status(401)
          .html(LoginPage.of(offers(), provider != null, "This token is unknown or has expired."));
    }
  }

  /**
   * Sends a browser to the identity provider; its cookie shows that it is the one that comes back.
   */
  private void begin(Context ctx, IdentityProvider with) {
    try {
      IdentityProvider.Begun begun = with.begin();
      guard.remember(ctx, begun.cookie());
      ctx.redirect(begun.at().toString(), io.javalin.http.HttpStatus.SEE_OTHER);
    } catch (IdentityProvider.Refused e) {
      refused(ctx, e);
    }
  }

  private void finish(Context ctx, IdentityProvider with) {
    try {
      String query = ctx.queryString();
      String name =
          with.finish(query == null ? "" : query, Cookies.read(ctx, AuthenticationFilter.STATE));
      if (guard.logInNamed(ctx, name)) {
        ctx.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
      } else {
        ctx.status(403)
            .html(
                LoginPage.of(
                    offers(),
                    true,
                    "Your organization knows you, but you have no role in makertime."));
      }
    } catch (IdentityProvider.Refused e) {
      refused(ctx, e);
    }
  }

  private void refused(Context ctx, IdentityProvider.Refused why) {
    LOG.warn("login failed: {}", why.getMessage(), why.getCause());
    ctx.status(401)
        .html(LoginPage.of(offers(), true, "The login failed: " + why.getMessage() + "."));
  }

  private void logOut(Context ctx) {
    guard.logOut(ctx);
    ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
  }

  /** Who asks, what is theirs to see, and what a change by them has to bring. */
  private void me(Context ctx) throws IOException {
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    Organization organization = reporting.organization().get();
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("name", viewer.name());
    me.put("now", reporting.clock().instant().toString());
    if (viewer.person() != null) {
      me.put("person", viewer.person());
    }
    me.put(
        "roles",
        java.util.Arrays.stream(Role.values()).filter(viewer::is).map(Role::toString).toList());
    me.put("teams", organization.teams().stream().filter(viewer::seesTeam).toList());
    me.put(
        "people",
        viewer.everything()
            ? organization.people().stream().map(dev.makertime.model.Person::id).toList()
            : List.of());
    me.put("csrf", guard.csrf(ctx));
    me.put("minimumGroup", viewer.privacy(gate.privacy()).minimumGroup());
    me.put("login", guard.knowsPeople());
    PublishedMeans means =
        new PublishedMeans(reporting.store(), reporting.pseudonym(), gate.privacy());
    HourCost.shownTo(viewer, organization, means).ifPresent(cost -> me.put("hourCost", cost));
    if (!gate.offers().isEmpty()) {
      me.put("demo", demo(reporting.clock(), gate.offers()));
    }
    Params.answer(ctx, me);
  }

  /** Says that what is shown is a demo, how fast its time goes, and who may be visited in it. */
  private static Map<String, Object> demo(Clock clock, List<AccessControl.Offer> visitors) {
    Map<String, Object> demo = new LinkedHashMap<>();
    demo.put("visitors", visitors);
    demo.put("pace", clock instanceof PacedClock paced ? paced.pace() : 1);
    if (clock instanceof PacedClock paced) {
      demo.put("usual", paced.workingPace());
      demo.put("zone", paced.getZone().getId());
    }
    return demo;
  }

  private List<LoginPage.Offer> offers() {
    return gate.offers().stream()
        .map(offer -> new LoginPage.Offer(offer.title(), offer.token()))
        .toList();
  }
}
