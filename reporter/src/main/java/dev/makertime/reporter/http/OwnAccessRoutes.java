package dev.makertime.reporter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Token;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.access.session.Login;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Handles requests to list and end one's own tokens and sessions. */
final class OwnAccessRoutes {

  /**
   * A token as its person sees it.
   *
   * @param used when it was last used; absent = not yet, as far as is known
   * @param current whether this very question came with it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ShownToken(
      String id,
      @Nullable String name,
      List<String> roles,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant used,
      boolean current) {}

  /**
   * A session as its person sees it.
   *
   * @param by the token or the name that it began with
   * @param current whether this very question came with it
   */
  record ShownSession(String id, String by, Instant opened, Instant used, boolean current) {}

  /** What is to end: a token or a session. */
  record End(@Nullable String token, @Nullable String session) {}

  private final AccessControl gate;

  OwnAccessRoutes(AccessControl gate) {
    this.gate = gate;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/access", this::list);
    routes.post("/api/access/end", this::end);
  }

  private void list(Context ctx) throws IOException {
    Params.answer(ctx, Map.of("tokens", tokens(ctx), "sessions", sessions(ctx)));
  }

  private List<ShownToken> tokens(Context ctx) throws IOException {
    AccessRules authority = gate.authority();
    if (authority == null) {
      return List.of();
    }
    Login login = AuthenticationFilter.login(ctx);
    return authority.tokens(token -> isOwn(ctx, token)).stream()
        .map(
            token ->
                new ShownToken(
                    token.id(),
                    token.bearer().name(),
                    token.bearer().roles().stream().map(Role::toString).sorted().toList(),
                    token.created(),
                    token.expires(),
                    authority.lastUse(token.id()).orElse(null),
                    new Login.ByToken(token.id()).equals(login)))
        .toList();
  }

  private List<ShownSession> sessions(Context ctx) {
    String secret = AuthenticationFilter.sessionOf(ctx);
    String current =
        secret == null ? "" : gate.sessions().of(secret).map(Sessions.Session::id).orElse("");
    return ownSessions(ctx).stream()
        .map(
            one ->
                new ShownSession(
                    one.id(), by(one.login()), one.opened(), one.used(), one.id().equals(current)))
        .toList();
  }

  private static String by(Login login) {
    if (login instanceof Login.ByToken token) {
      return "token " + token.id();
    }
    return login instanceof Login.ByName name ? name.name() : "this machine";
  }

  private void end(Context ctx) throws Problem, IOException {
    End end = Params.body(ctx, End.class);
    if ((end.token() == null) == (end.session() == null)) {
      throw Problem.question("a token or a session is needed, by its id");
    }
    boolean ended =
        end.token() != null ? endToken(ctx, end.token()) : endSession(ctx, end.session());
    if (!ended) {
      throw Problem.question("you have no such token or session");
    }
    ctx.status(204);
  }

  private boolean endToken(Context ctx, String id) throws IOException {
    AccessRules authority = gate.authority();
    if (authority == null
        || authority.tokens(token -> token.id().equals(id) && isOwn(ctx, token)).isEmpty()
        || !authority.revoke(id)) {
      return false;
    }
    Viewer viewer = AuthenticationFilter.viewer(ctx);
    String person = viewer.person();
    gate.audit()
        .note(viewer.name(), "revoked token " + id, person == null ? Set.of() : Set.of(person));
    return true;
  }

  private boolean endSession(Context ctx, @Nullable String id) {
    return id != null
        && ownSessions(ctx).stream().anyMatch(one -> one.id().equals(id))
        && gate.sessions().end(id);
  }

  private List<Sessions.Session> ownSessions(Context ctx) {
    return gate.sessions().all(login -> isOwn(ctx, login));
  }

  /** Whether a token is the viewer's: of the same person, or the one that was sent. */
  private static boolean isOwn(Context ctx, Token token) {
    String person = token.bearer().person();
    return new Login.ByToken(token.id()).equals(AuthenticationFilter.login(ctx))
        || (person != null && AuthenticationFilter.viewer(ctx).isSelf(person));
  }

  private boolean isOwn(Context ctx, Login login) {
    AccessRules authority = gate.authority();
    return login.equals(AuthenticationFilter.login(ctx))
        || (authority != null
            && authority
                .person(login)
                .filter(AuthenticationFilter.viewer(ctx)::isSelf)
                .isPresent());
  }
}
