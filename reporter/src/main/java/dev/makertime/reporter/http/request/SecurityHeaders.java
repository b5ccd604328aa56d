package dev.makertime.reporter.http.request;

import io.javalin.http.Context;

/** Sets the security headers of every answer. */
public final class SecurityHeaders {
  private SecurityHeaders() {}

  public static void set(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header(
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
            + " microphone=(), payment=(), usb=()");
    if (Cookies.isSecure(ctx)) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
