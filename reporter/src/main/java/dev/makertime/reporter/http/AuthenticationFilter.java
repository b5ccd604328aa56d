package dev.makertime.reporter.http;

import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Login;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Sessions;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.access.Viewer;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request: who asks is known by a token, by a session's cookie or by a proxy's
 * word, and a change by a cookie needs the session's other secret too. Where nobody has to be
 * known, at least the address asked for must be this machine's: a page of another site may send a
 * browser here under a name of its own.
 */
final class AuthenticationFilter {
  static final String COOKIE = "makertime";
  static final String STATE = "makertime-login";
  static final String CSRF = "X-CSRF-Token";

  private static final String BEARER = "Bearer ";
  private static final String VIEWER = "viewer";
  private static final String LOGIN = "login";
  private static final String SESSION = "session";
  private static final Set<String> OPEN =
      Set.of("/login", "/logout", "/login/oidc", "/login/oidc/callback", "/glossary");

  private final @Nullable AccessRules authority;
  private final Sessions sessions;
  private final @Nullable TrustedProxy proxy;

  AuthenticationFilter(AccessControl gate) {
    authority = gate.authority();
    sessions = gate.sessions();
    proxy = gate.proxy();
  }

  /** Lets a request through, or not. */
  void check(Context ctx) throws Problem {
    String path = ctx.path();
    if (authority == null) {
      requireThisMachine(ctx);
      ctx.attribute(VIEWER, Viewer.AT_THE_MACHINE);
    } else if (!OPEN.contains(path) && !path.startsWith("/health/") && !Assets.has(path)) {
      Login login = login(ctx, authority).orElse(null);
      Optional<Viewer> viewer = login == null ? Optional.empty() : authority.viewer(login);
      if (viewer.isEmpty()) {
        throw Problem.unknown();
      }
      if (viewer.get().roles().equals(Set.of(Role.METRICS)) && !path.equals("/metrics")) {
        throw Problem.forbidden("this token is for /metrics alone");
      }
      ctx.attribute(LOGIN, login);
      ctx.attribute(VIEWER, viewer.get());
    }
    if (isChange(ctx)) {
      requireOwnPage(ctx);
    }
  }

  /** Who asks; known since {@link #check}. */
  static Viewer viewer(Context ctx) {
    Viewer viewer = ctx.attribute(VIEWER);
    if (viewer == null) {
      throw new IllegalStateException("nobody was checked");
    }
    return viewer;
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

  /** The session by which somebody came, if by one. */
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

  /** Begins a session with a token; false if there is no such token. */
  boolean logIn(Context ctx, String token) {
    Optional<Login> login = authority == null ? Optional.empty() : authority.login(token.strip());
    login.ifPresent(known -> logIn(ctx, known));
    return login.isPresent();
  }

  /** Begins a session of somebody whom a provider vouches for; false if they have no role. */
  boolean logInNamed(Context ctx, String name) {
    Optional<Login> login = Optional.ofNullable(authority).map(known -> known.named(name));
    boolean hasRole = login.flatMap(this::viewer).isPresent();
    if (hasRole) {
      ctx.removeCookie(STATE, "/");
      logIn(ctx, login.get());
    }
    return hasRole;
  }

  private Optional<Viewer> viewer(Login login) {
    return authority == null ? Optional.empty() : authority.viewer(login);
  }

  private void logIn(Context ctx, Login login) {
    ctx.cookie(cookie(ctx, COOKIE, sessions.open(login)));
  }

  /** What a browser has to bring back from the identity provider. */
  void remember(Context ctx, String state) {
    ctx.cookie(cookie(ctx, STATE, state));
  }

  private static Cookie cookie(Context ctx, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(isSecure(ctx));
    return cookie;
  }

  void logOut(Context ctx) {
    String secret = ctx.cookie(COOKIE);
    if (secret != null) {
      sessions.close(secret);
    }
    ctx.removeCookie(COOKIE, "/");
  }

  /** Browsers say where a request is from; another site's may not log anybody in or out. */
  private static void requireSameSite(Context ctx) throws Problem {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean own =
        site != null
            ? site.equals("same-origin") || site.equals("none")
            : origin == null || isHost(origin, ctx.host());
    if (!own) {
      throw Problem.forbidden("this came from another site's page");
    }
  }

  private static boolean isHost(String origin, @Nullable String host) {
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isSecure(Context ctx) {
    return ctx.req().isSecure() || "https".equals(ctx.header("X-Forwarded-Proto"));
  }

  private Optional<Login> login(Context ctx, AccessRules known) {
    String authorization = ctx.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return known.login(authorization.substring(BEARER.length()).strip());
    }
    Optional<Login> bySession = session(ctx).map(Sessions.Session::login);
    bySession.ifPresent(login -> ctx.attribute(SESSION, ctx.cookie(COOKIE)));
    return bySession.isPresent() || proxy == null ? bySession : named(ctx, proxy).map(known::named);
  }

  private static Optional<String> named(Context ctx, TrustedProxy proxy) {
    String name = ctx.header(proxy.header());
    try {
      return name != null
              && proxy.peers().contains(InetAddress.getByName(ctx.req().getRemoteAddr()))
          ? Optional.of(name)
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private Optional<Sessions.Session> session(Context ctx) {
    return Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(sessions::of);
  }

  private static boolean isChange(Context ctx) {
    return !Set.of("GET", "HEAD", "OPTIONS").contains(ctx.req().getMethod());
  }

  /** A bearer's change is nobody else's; a browser's might be another page's. */
  private void requireOwnPage(Context ctx) throws Problem {
    String authorization = ctx.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER) && authority != null) {
      return;
    }
    requireSameSite(ctx);
    Optional<Sessions.Session> session = session(ctx);
    if (session.isPresent()
        && !OPEN.contains(ctx.path())
        && !session.get().csrf().equals(ctx.header(CSRF))) {
      throw Problem.forbidden("the session's " + CSRF + " is missing");
    }
  }

  private static void requireThisMachine(Context ctx) throws Problem {
    String host = ctx.req().getServerName();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    boolean isAddress = bare.matches("[0-9.]+") || bare.contains(":");
    try {
      if (!bare.equals("localhost")
          && !(isAddress && InetAddress.getByName(bare).isLoopbackAddress())) {
        throw Problem.forbidden("without reporter.auth this answers to localhost alone");
      }
    } catch (UnknownHostException e) {
      throw Problem.forbidden("without reporter.auth this answers to localhost alone");
    }
  }
}
