package dev.makertime.collector.source;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Finds secrets that would go over a network as they are. */
public final class PlainHttp {
  private PlainHttp() {}

  /** What to say of an address to which a secret is sent; empty where nobody listens in. */
  public static String warning(URI address, String secret) {
    return secret.isEmpty() || !"http".equalsIgnoreCase(address.getScheme()) || isLoopback(address)
        ? ""
        : "; its secret goes over plain http to %s, where others may read it: use https"
            .formatted(address.getHost());
  }

  private static boolean isLoopback(URI address) {
    try {
      return InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
