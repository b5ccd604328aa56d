package dev.makertime.collector.tool.otlp.wire;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Strips a link of all that may be secret: user, password, query and fragment. */
final class SafeLink {
  private SafeLink() {}

  /** The link to a page; null where there is none, or something else. */
  static @Nullable String of(@Nullable String link) {
    if (link == null) {
      return null;
    }
    try {
      URI uri = new URI(link);
      String scheme = uri.getScheme();
      if (scheme == null || !scheme.matches("(?i)https?") || uri.getHost() == null) {
        return null;
      }
      return new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
          .toASCIIString();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
