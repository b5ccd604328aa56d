package dev.makertime.app.setup;

import dev.makertime.http.CallerLimits;
import dev.makertime.http.GuardedServer;
import dev.makertime.reporter.http.ReporterServer;
import dev.makertime.reporter.http.request.Params;
import dev.makertime.reporter.http.request.Problem;
import dev.makertime.reporter.http.request.RequestOrigin;
import dev.makertime.reporter.http.request.SecurityHeaders;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * HTTP server of the first contact, on loopback alone. A token that the terminal shows opens it
 * once; from then on the browser that came with it has a cookie, and nobody else gets in.
 */
public final class SetupServer implements AutoCloseable {
  private static final long LARGEST_BODY = 4 << 20;
  private static final String COOKIE = "makertime-setup";
  private static final String PAGES = "/dev/makertime/reporter/http/";

  private final FirstContact contact;
  private final String token = secret();
  private final String session = secret();
  private final AtomicBoolean isUsed = new AtomicBoolean();
  private final Javalin javalin;

  private SetupServer(FirstContact contact, int port) {
    this.contact = contact;
    javalin =
        GuardedServer.start(
            "127.0.0.1",
            port,
            CallerLimits.DEFAULT,
            LARGEST_BODY,
            (path, refusal) -> {},
            config -> addTo(config.routes));
  }

  /**
   * Starts to listen.
   *
   * @param port 0 takes a free one
   */
  public static SetupServer start(FirstContact contact, int port) {
    return new SetupServer(contact, port);
  }

  /** The address with the token, which opens the page once. */
  public String url() {
    return "http://127.0.0.1:%d/?token=%s".formatted(javalin.port(), token);
  }

  private void addTo(RoutesConfig routes) {
    routes.before(SecurityHeaders::set);
    routes.before(RequestOrigin::requireThisMachine);
    routes.before(this::check);
    routes.get("/", this::page);
    routes.get("/assets/setup.js", ctx -> file(ctx, "setup.js", "text/javascript"));
    routes.get("/assets/app.css", ctx -> style(ctx, "app.css", "text/css"));
    routes.get("/assets/icon.svg", ctx -> style(ctx, "icon.svg", "image/svg+xml"));
    routes.get("/setup/state", ctx -> Params.answer(ctx, contact.state()));
    routes.post("/setup/ask", ctx -> contact.ask(Params.body(ctx, FirstContact.Asked.class)));
    routes.post(
        "/setup/write", ctx -> contact.write(Params.body(ctx, FirstContact.Reviewed.class)));
    routes.exception(Problem.class, Problem::answer);
    for (int status : new int[] {404, 405, 413, 500}) {
      routes.error(status, "*", ctx -> Problem.explain(ctx, status));
    }
  }

  private void check(Context ctx) throws Problem {
    String given = ctx.cookie(COOKIE);
    boolean isFirst = ctx.path().equals("/") && ctx.queryParam("token") != null;
    if (!isFirst && (given == null || !isSame(given, session))) {
      throw Problem.forbidden("open the address that the terminal shows");
    }
    if (!ctx.req().getMethod().equals("GET")) {
      RequestOrigin.requireSameSite(ctx);
    }
  }

  private void page(Context ctx) throws Problem, IOException {
    String given = ctx.queryParam("token");
    if (given == null) {
      file(ctx, "setup.html", "text/html");
      return;
    }
    if (!isSame(given, token) || !isUsed.compareAndSet(false, true)) {
      throw Problem.forbidden("the token is wrong, or was used: start makertime run again");
    }
    ctx.cookie(new Cookie(COOKIE, session, "/", -1, false, true, null, SameSite.STRICT));
    file(ctx, "start.html", "text/html");
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void file(Context ctx, String name, String type) throws IOException {
    answer(ctx, SetupServer.class, name, type);
  }

  /** The dashboard's own. */
  private static void style(Context ctx, String name, String type) throws IOException {
    answer(ctx, ReporterServer.class, PAGES + name, type);
  }

  private static void answer(Context ctx, Class<?> of, String resource, String type)
      throws IOException {
    try (InputStream in = of.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the jar has no " + resource);
      }
      ctx.contentType(type + ";charset=utf-8").result(in.readAllBytes());
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
