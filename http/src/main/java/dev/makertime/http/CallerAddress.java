package dev.makertime.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose request it is: the peer's, or, if the peer is a known proxy, that of the last
 * address in {@code X-Forwarded-For} that is no known proxy. What is before it anybody can write.
 *
 * @param proxies that are believed
 */
public record CallerAddress(Set<InetAddress> proxies) {
  public static final String HEADER = "X-Forwarded-For";

  public CallerAddress {
    proxies = Set.copyOf(proxies);
  }

  /** Whether a peer speaks for others. */
  boolean isProxy(@Nullable InetAddress peer) {
    return peer != null && proxies.contains(peer);
  }

  /** Returns the address of a socket; null where it has none. */
  static @Nullable InetAddress of(@Nullable SocketAddress socket) {
    return socket instanceof InetSocketAddress inet ? inet.getAddress() : null;
  }

  /**
   * Returns the caller's address as text.
   *
   * @param peer at the other end of the connection
   * @param forwarded values of the header, in their order
   */
  public String of(@Nullable InetAddress peer, List<String> forwarded) {
    if (peer == null) {
      return "unknown";
    }
    String[] hops = String.join(",", forwarded).split(",", -1);
    InetAddress caller = peer;
    for (int i = hops.length - 1; i >= 0 && isProxy(caller); i--) {
      InetAddress before = literal(hops[i].strip());
      if (before == null) {
        break;
      }
      caller = before;
    }
    return caller.getHostAddress();
  }

  /** Parses an address, with or without a port; a name is never looked up. */
  private static @Nullable InetAddress literal(String text) {
    String bare = text.replaceFirst("^\\[(.*)](:\\d+)?$", "$1");
    if (bare.matches("[0-9.]+:\\d+")) {
      bare = bare.substring(0, bare.indexOf(':'));
    }
    try {
      return bare.matches("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")
          ? InetAddress.getByName(bare)
          : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
