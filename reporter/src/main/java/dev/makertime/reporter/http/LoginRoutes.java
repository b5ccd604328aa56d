package dev.makertime.reporter.http;

import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Gate;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.render.LoginPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Coming in, going out, and who one is. */
final class LoginRoutes {
  private final Reporting reporting;
  private final Gate gate;
  private final Guard guard;

  LoginRoutes(Reporting reporting, Gate gate, Guard guard) {
    this.reporting = reporting;
    this.gate = gate;
    this.guard = guard;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/login", ctx -> ctx.html(LoginPage.of(gate.offers(), false, false)));
    routes.post("/login", this::logIn);
    routes.post("/logout", this::logOut);
    routes.get("/api/me", this::me);
  }

  private void logIn(Context ctx) {
    String token = ctx.formParam("token");
    if (token != null && guard.logIn(ctx, token)) {
      ctx.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
    } else {
      ctx.status(401).html(LoginPage.of(gate.offers(), false, true));
    }
  }

  private void logOut(Context ctx) {
    guard.logOut(ctx);
    ctx.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
  }

  /** Who asks, what is theirs to see, and what a change by them has to bring. */
  private void me(Context ctx) throws IOException {
    Viewer viewer = Guard.viewer(ctx);
    Organization organization = reporting.organization().get();
    Map<String, Object> me = new LinkedHashMap<>();
    me.put("name", viewer.name());
    if (viewer.person() != null) {
      me.put("person", viewer.person());
    }
    me.put(
        "roles",
        java.util.Arrays.stream(Role.values()).filter(viewer::is).map(Role::toString).toList());
    me.put(
        "teams",
        new TreeSet<>(DataRoutes.teams(organization)).stream().filter(viewer::seesTeam).toList());
    me.put(
        "people",
        viewer.everything()
            ? organization.people().stream().map(dev.makertime.model.Person::id).toList()
            : List.of());
    me.put("csrf", guard.csrf(ctx));
    me.put("minimumGroup", gate.privacy().towards(viewer).minimumGroup());
    me.put("login", guard.knowsPeople());
    Asked.answer(ctx, me);
  }
}
