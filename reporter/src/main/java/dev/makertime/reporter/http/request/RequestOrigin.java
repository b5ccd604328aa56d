package dev.makertime.reporter.http.request;

import dev.makertime.http.CallerAddress;
import dev.makertime.reporter.access.TrustedProxy;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a request comes from: its address, whether a page of another site sent it, and
 * whether it is addressed to this machine.
 */
public final class RequestOrigin {
  private RequestOrigin() {}

  /** Browsers say where a request is from; another site's may not log anybody in or out. */
  public static void requireSameSite(Context ctx) throws Problem {
    String site = ctx.header("Sec-Fetch-Site");
    String origin = ctx.header("Origin");
    boolean own =
        site != null
            ? site.equals("same-origin") || site.equals("none")
            : origin == null || isHost(origin, ctx.host());
    if (!own) {
      throw Problem.forbidden("the request came from a page of another site");
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

  /** Requires that the name asked for is this machine's own. */
  public static void requireThisMachine(Context ctx) throws Problem {
    String host = ctx.req().getServerName();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    boolean isAddress = bare.matches("[0-9.]+") || bare.contains(":");
    try {
      if (!bare.equals("localhost")
          && !(isAddress && InetAddress.getByName(bare).isLoopbackAddress())) {
        throw Problem.forbidden(
            "without reporter.auth the reporter accepts only requests to localhost");
      }
    } catch (UnknownHostException e) {
      throw Problem.forbidden(
          "without reporter.auth the reporter accepts only requests to localhost");
    }
  }

  /** Whether the peer is this machine, and speaks for nobody else. */
  public static boolean isThisMachine(Context ctx) {
    InetAddress peer = peer(ctx);
    return peer != null
        && ctx.header(CallerAddress.HEADER) == null
        && ctx.header("Forwarded") == null
        && (peer.isLoopbackAddress() || peer.getHostAddress().equals(ctx.req().getLocalAddr()));
  }

  /** The address of the caller, as limits count it. */
  public static String caller(Context ctx, CallerAddress callers) {
    List<String> forwarded = Collections.list(ctx.req().getHeaders(CallerAddress.HEADER));
    return callers.of(peer(ctx), forwarded);
  }

  /** The name that a proxy says, if it is one that is believed. */
  public static Optional<String> named(Context ctx, TrustedProxy proxy) {
    String name = ctx.header(proxy.header());
    InetAddress peer = peer(ctx);
    return name != null && peer != null && proxy.peers().contains(peer)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static @Nullable InetAddress peer(Context ctx) {
    try {
      return InetAddress.getByName(ctx.req().getRemoteAddr());
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
