package dev.makertime.app.config;

import dev.makertime.http.CallerLimits;
import dev.makertime.topics.yaml.YamlNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/** Reads what callers may take, and the addresses of proxies that call for others. */
final class CallerLimitsReader {
  private CallerLimitsReader() {}

  static CallerLimits limits(YamlNode node) {
    node.onlyKeys("perSecond", "connections", "proxies");
    return new CallerLimits(
        node.get("perSecond").within(CallerLimits.DEFAULT.perSecond(), 1, 1_000_000),
        node.get("connections").within(CallerLimits.DEFAULT.connections(), 1, 100_000),
        addresses(node.get("proxies")));
  }

  /** Reads addresses; a name is none, since it may be another's tomorrow. */
  static Set<InetAddress> addresses(YamlNode list) {
    Set<InetAddress> addresses = new HashSet<>();
    list.items()
        .forEach(
            item -> {
              String text = item.required();
              try {
                if (!text.matches("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")) {
                  item.mistake("must be an IP address, not a name");
                } else {
                  addresses.add(InetAddress.getByName(text));
                }
              } catch (UnknownHostException e) {
                item.mistake("is no address");
              }
            });
    return addresses;
  }
}
