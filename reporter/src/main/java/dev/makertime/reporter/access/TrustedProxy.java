package dev.makertime.reporter.access;

import java.net.InetAddress;
import java.util.Set;

/**
 * Settings of a proxy in front of the reporter that authenticates people.
 *
 * @param peers addresses from which it is believed; from anywhere else the header says nothing
 * @param header that has the name, such as {@code X-Forwarded-User}
 */
public record TrustedProxy(Set<InetAddress> peers, String header) {
  public TrustedProxy {
    peers = Set.copyOf(peers);
  }
}
