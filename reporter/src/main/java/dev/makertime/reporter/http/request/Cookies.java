package dev.makertime.reporter.http.request;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the reporter's cookies. Over HTTPS their names begin with {@code __Host-}, so
 * that no other host and no plain HTTP can set them.
 */
public final class Cookies {
  private static final String PREFIX = "__Host-";

  private Cookies() {}

  public static @Nullable String read(Context ctx, String name) {
    return ctx.cookie(full(ctx, name));
  }

  public static void write(Context ctx, String name, String value) {
    ctx.cookie(cookie(ctx, name, value));
  }

  public static void remove(Context ctx, String name) {
    Cookie cookie = cookie(ctx, name, "");
    cookie.setMaxAge(0);
    ctx.cookie(cookie);
  }

  /** Whether the browser speaks https, here or with a proxy that says so. */
  public static boolean isSecure(Context ctx) {
    return ctx.req().isSecure() || "https".equals(ctx.header("X-Forwarded-Proto"));
  }

  private static String full(Context ctx, String name) {
    return isSecure(ctx) ? PREFIX + name : name;
  }

  private static Cookie cookie(Context ctx, String name, String value) {
    Cookie cookie = new Cookie(full(ctx, name), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    cookie.setSecure(isSecure(ctx));
    return cookie;
  }
}
