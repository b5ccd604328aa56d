package dev.makertime.collector.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses at which clouds serve a machine its secrets. No source has one of them.
 *
 * <p>The JVM keeps for half a minute what a name resolves to, so that a request goes to the address
 * that was looked at just before.
 */
public final class MetadataAddresses {
  /** Those that are not link-local: of AWS by IPv6, Alibaba, Oracle's classic and Azure's host. */
  private static final Set<InetAddress> KNOWN =
      Stream.of("fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "192.0.0.192", "168.63.129.16")
          .map(MetadataAddresses::literal)
          .collect(Collectors.toUnmodifiableSet());

  private MetadataAddresses() {}

  /**
   * Refuses an address whose host has one of them.
   *
   * @throws IOException when it has, or is unknown
   */
  public static void refuse(URI address) throws IOException {
    for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
      if (isOne(one) || isOne(translated(one))) {
        throw new IOException(
            "the address of the host is link-local or of a cloud's metadata, which is refused: "
                + one.getHostAddress());
      }
    }
  }

  private static boolean isOne(InetAddress address) {
    return address.isLinkLocalAddress() || KNOWN.contains(address);
  }

  /** The IPv4 address that routers make of one by NAT64 or 6to4; else the same. */
  private static InetAddress translated(InetAddress address) throws UnknownHostException {
    byte[] bytes = address.getAddress();
    String text = HexFormat.of().formatHex(bytes);
    int from = text.startsWith("0064ff9b0000000000000000") ? 12 : text.startsWith("2002") ? 2 : -1;
    return bytes.length < 16 || from < 0
        ? address
        : InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
