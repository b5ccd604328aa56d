package dev.makertime.reporter.http;

import dev.makertime.http.CallerAddress;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.access.session.FailedLogins;
import dev.makertime.reporter.access.session.Login;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.http.request.Cookies;
import dev.makertime.reporter.http.request.CurrentViewer;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.RequestOrigin;
import dev.makertime.reporter.http.survey.SurveyRoutes;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates every request: by a token, by a session's cookie, or by the name that a proxy
 * sends. A change with a cookie also needs the session's CSRF token. Without authentication the
 * request must at least be addressed to this machine, since a page of another site could make a
 * browser send it under another host name.
 */
final class AuthenticationFilter {
  static final String COOKIE = "makertime";
  static final String STATE = "makertime-login";
  static final String CSRF = "X-CSRF-Token";

  /** The account at this machine that a command asks for; believed with the machine's secret. */
  static final String ACCOUNT = "X-Makertime-Account";

  private static final String BEARER = "Bearer ";
  private static final String LOGIN = "login";
  private static final String SESSION = "session";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OPEN =
      Set.of("/login", "/logout", "/login/oidc", "/login/oidc/callback", "/glossary");

  private final @Nullable AccessRules authority;
  private final Sessions sessions;
  private final @Nullable TrustedProxy proxy;
  private final FailedLogins failures;
  private final CallerAddress callers;

  AuthenticationFilter(AccessControl gate, FailedLogins failures, CallerAddress callers) {
    this.failures = failures;
    this.callers = callers;
    authority = gate.authority();
    sessions = gate.sessions();
    proxy = gate.proxy();
  }

  /** Lets a request through, or not. */
  void check(Context ctx) throws Problem {
    String path = ctx.path();
    if (authority == null) {
      RequestOrigin.requireThisMachine(ctx);
      CurrentViewer.set(ctx, atThisMachine(ctx));
    }
    if (SurveyRoutes.isPage(path)) { // nothing here may tell who answers, not even a session
      SurveyRoutes.requireOwnPage(ctx);
      return;
    }
    if (authority != null
        && !OPEN.contains(path)
        && !path.startsWith("/health/")
        && !Assets.has(path)) {
      Login login = login(ctx, authority).orElse(null);
      Optional<Viewer> viewer = login == null ? Optional.empty() : authority.viewer(login);
      if (viewer.isEmpty()) {
        throw Problem.unknown();
      }
      if (viewer.get().roles().equals(Set.of(Role.METRICS)) && !path.equals("/metrics")) {
        throw Problem.forbidden("this token is only for /metrics");
      }
      ctx.attribute(LOGIN, login);
      CurrentViewer.set(
          ctx, login instanceof Login.AtTheMachine ? atThisMachine(ctx) : viewer.get());
    }
    if (!READING.contains(ctx.req().getMethod())) {
      requireOwnPage(ctx);
    }
  }

  private static Viewer atThisMachine(Context ctx) {
    String account = ctx.header(ACCOUNT);
    return account == null || !account.matches("[\\p{L}\\p{N} ._@()-]{1,80}")
        ? Viewer.AT_THE_MACHINE
        : Viewer.AT_THE_MACHINE.named(account);
  }

  /** Who asks; known since {@link #check}. */
  static Viewer viewer(Context ctx) {
    return CurrentViewer.of(ctx);
  }

  /**
   * Who asked and still looks, by what is in force now; nobody once the session is over.
   *
   * @param cookie of the session by which they came, if by one
   */
  Optional<Viewer> still(@Nullable Login login, @Nullable String cookie) {
    if (authority == null) {
      return Optional.of(Viewer.AT_THE_MACHINE);
    }
    return login == null || (cookie != null && sessions.of(cookie).isEmpty())
        ? Optional.empty()
        : authority.viewer(login);
  }

  static void requireManager(Context ctx) throws Problem {
    if (!viewer(ctx).is(Role.MANAGER)) {
      throw Problem.forbidden("scenarios and comparisons are for managers");
    }
  }

  /** The session of the request; null if it has a token or no login. */
  static @Nullable String sessionOf(Context ctx) {
    return ctx.attribute(SESSION);
  }

  static @Nullable Login login(Context ctx) {
    return ctx.attribute(LOGIN);
  }

  /** What a page has to send with a change. */
  String csrf(Context ctx) {
    return session(ctx).map(Sessions.Session::csrf).orElse("");
  }

  /** Whether there is anybody to log in as. */
  boolean knowsPeople() {
    return authority != null;
  }

  /**
   * Begins a session with a token; false if there is no such token.
   *
   * @throws Problem when too many were tried from the address
   */
  boolean logIn(Context ctx, String token) throws Problem {
    if (authority == null) {
      return false;
    }
    Optional<Login> login = byToken(ctx, authority, token);
    login.ifPresent(known -> logIn(ctx, known));
    return login.isPresent();
  }

  /** Begins a session for a name that the identity provider confirmed; false if it has no role. */
  boolean logInNamed(Context ctx, String name) {
    Optional<Login> login = Optional.ofNullable(authority).map(known -> known.named(name));
    boolean hasRole = login.flatMap(this::viewer).isPresent();
    if (hasRole) {
      Cookies.remove(ctx, STATE);
      logIn(ctx, login.get());
    }
    return hasRole;
  }

  private Optional<Viewer> viewer(Login login) {
    return authority == null ? Optional.empty() : authority.viewer(login);
  }

  private void logIn(Context ctx, Login login) {
    Cookies.write(ctx, COOKIE, sessions.open(login));
  }

  /** What a browser has to bring back from the identity provider. */
  void remember(Context ctx, String state) {
    Cookies.write(ctx, STATE, state);
  }

  void logOut(Context ctx) {
    String secret = Cookies.read(ctx, COOKIE);
    if (secret != null) {
      sessions.close(secret);
    }
    Cookies.remove(ctx, COOKIE);
  }

  private Optional<Login> login(Context ctx, AccessRules known) throws Problem {
    String token = bearer(ctx);
    if (token != null) {
      return byToken(ctx, known, token);
    }
    Optional<Login> vouched =
        proxy == null ? Optional.empty() : RequestOrigin.named(ctx, proxy).map(known::named);
    Optional<Login> bySession = session(ctx).map(Sessions.Session::login);
    if (vouched.isPresent()
        && bySession.isPresent()
        && !isSame(known, vouched.get(), bySession.get())) {
      logOut(ctx); // somebody else sits at this browser now
      return vouched;
    }
    bySession.ifPresent(login -> ctx.attribute(SESSION, Cookies.read(ctx, COOKIE)));
    return bySession.isPresent() ? bySession : vouched;
  }

  /** Whether both are one and the same, by their name or as a person. */
  private static boolean isSame(AccessRules known, Login one, Login other) {
    Optional<String> person = known.viewer(one).map(Viewer::person);
    return one.equals(other)
        || (person.isPresent() && person.equals(known.viewer(other).map(Viewer::person)));
  }

  /** The machine's own secret is good for this machine alone. */
  private Optional<Login> byToken(Context ctx, AccessRules known, String token) throws Problem {
    Optional<Login> login =
        known
            .login(token.strip())
            .filter(
                found ->
                    !(found instanceof Login.AtTheMachine) || RequestOrigin.isThisMachine(ctx));
    if (login.isEmpty() && failures.failed(RequestOrigin.caller(ctx, callers))) {
      ctx.header("Retry-After", "60");
      throw Problem.tooMany("too many failed logins of this address; wait a minute");
    }
    return login;
  }

  private Optional<Sessions.Session> session(Context ctx) {
    return Optional.ofNullable(Cookies.read(ctx, COOKIE)).flatMap(sessions::of);
  }

  /** A bearer's change is nobody else's; a browser's might be another page's. */
  private void requireOwnPage(Context ctx) throws Problem {
    if (bearer(ctx) != null && authority != null) {
      return;
    }
    RequestOrigin.requireSameSite(ctx);
    Optional<Sessions.Session> session = session(ctx);
    if (session.isPresent()
        && !OPEN.contains(ctx.path())
        && !session.get().csrf().equals(ctx.header(CSRF))) {
      throw Problem.forbidden("the session's " + CSRF + " is missing");
    }
  }

  private static @Nullable String bearer(Context ctx) {
    String authorization = ctx.header("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }
}
