package dev.makertime.app.config;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.app.config.ReporterSettings.Auth;
import dev.makertime.http.CallerLimits;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.topics.yaml.YamlNode;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the reporter. */
final class ReporterReader {
  private static final Duration LONGEST_SESSION = Duration.ofDays(30);

  private final Path directory;

  ReporterReader(Path directory) {
    this.directory = directory;
  }

  ReporterSettings reporter(YamlNode node) {
    node.onlyKeys("port", "bind", "auth", "privacy", "scenarios", "limits", "keepRuns");
    Auth auth = auth(node.get("auth"));
    String bind = node.get("bind").textOr("127.0.0.1");
    if (auth == null) {
      requireLoopback(node.get("bind"), bind);
    }
    YamlNode privacy = node.get("privacy").onlyKeys("minimumGroup", "leadsSeePeople", "keepWeeks");
    return new ReporterSettings(
        node.get("port").number(8080, 0, 65_535),
        bind,
        auth,
        new PrivacySettings(
            privacy.get("minimumGroup").within(PrivacySettings.DEFAULT.minimumGroup(), 1, 100),
            privacy.get("leadsSeePeople").flag(),
            privacy.get("keepWeeks").within(PrivacySettings.DEFAULT.keepWeeks(), 0, 1040)),
        path(node.get("scenarios")),
        limits(node.get("limits"), auth),
        keepRuns(node.get("keepRuns")));
  }

  private static Duration keepRuns(YamlNode node) {
    Duration keep = node.duration(ReporterSettings.KEEP_RUNS);
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      node.mistake("must be at least P1D");
    }
    return keep;
  }

  /** The proxy that names people is a proxy for limits too. */
  private static CallerLimits limits(YamlNode node, @Nullable Auth auth) {
    CallerLimits limits = CallerLimitsReader.limits(node);
    Set<InetAddress> proxies = new HashSet<>(limits.proxies());
    if (auth != null && auth.proxy() != null) {
      proxies.addAll(auth.proxy().peers());
    }
    return new CallerLimits(limits.perSecond(), limits.connections(), proxies);
  }

  private static void requireLoopback(YamlNode node, String bind) {
    try {
      if (!InetAddress.getByName(bind).isLoopbackAddress()) {
        node.mistake(
            "must be a loopback address without reporter.auth: anyone who reaches the reporter"
                + " would see everything");
      }
    } catch (UnknownHostException e) {
      node.mistake("is not an address of this machine");
    }
  }

  private @Nullable Auth auth(YamlNode node) {
    node.onlyKeys("tokens", "grants", "session", "idle", "proxy", "oidc");
    if (node.isAbsent()) {
      return null;
    }
    Path tokens = path(node.get("tokens"));
    TrustedProxy proxy = proxy(node.get("proxy"));
    IdentityProvider.Settings oidc = oidc(node.get("oidc"));
    if (tokens == null && proxy == null && oidc == null) {
      node.mistake("must have tokens, proxy or oidc, or nobody could log in");
    }
    Duration session = node.get("session").duration(Duration.ofHours(12));
    if (session.isNegative() || session.isZero() || session.compareTo(LONGEST_SESSION) > 0) {
      node.get("session").mistake("must be positive and at most P30D");
    }
    Duration idle = node.get("idle").duration(shorter(session, Duration.ofHours(2)));
    if (idle.isNegative() || idle.isZero() || idle.compareTo(session) > 0) {
      node.get("idle").mistake("must be positive and at most the session");
    }
    return new Auth(tokens, path(node.get("grants")), session, idle, proxy, oidc);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static IdentityProvider.@Nullable Settings oidc(YamlNode node) {
    node.onlyKeys("issuer", "clientId", "clientSecret", "callback", "claim");
    if (node.isAbsent()) {
      return null;
    }
    return new IdentityProvider.Settings(
        secure(node.get("issuer")),
        node.get("clientId").required(),
        node.get("clientSecret").required(),
        secure(node.get("callback")),
        node.get("claim").textOr("email"));
  }

  /** Plain HTTP can be changed on its way, except on this machine. */
  private static URI secure(YamlNode node) {
    String text = node.required();
    try {
      URI address = URI.create(text);
      boolean local =
          "http".equals(address.getScheme())
              && Set.of("localhost", "127.0.0.1", "[::1]")
                  .contains(String.valueOf(address.getHost()));
      if ("https".equals(address.getScheme()) || local) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    if (!text.isEmpty()) {
      node.mistake("must be an https address");
    }
    return URI.create("https://invalid/");
  }

  private @Nullable Path path(YamlNode node) {
    return node.isAbsent() ? null : directory.resolve(node.required()).normalize();
  }

  private static @Nullable TrustedProxy proxy(YamlNode node) {
    node.onlyKeys("peers", "header");
    if (node.isAbsent()) {
      return null;
    }
    Set<InetAddress> peers = CallerLimitsReader.addresses(node.get("peers"));
    if (peers.isEmpty()) {
      node.get("peers")
          .mistake("must have the proxy's addresses, since others could send its header too");
    }
    return new TrustedProxy(peers, node.get("header").textOr("X-Forwarded-User"));
  }
}
