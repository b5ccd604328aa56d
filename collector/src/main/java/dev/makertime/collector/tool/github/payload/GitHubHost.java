package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads at which host something is opened, without its port, by its {@code html_url}. Read by hand:
 * hosts of test systems have underscores, and paths have any letters, which a URI refuses.
 */
public final class GitHubHost {
  private GitHubHost() {}

  /** The host of a repository or a run; null where it names none. */
  public static @Nullable String of(JsonNode shown) {
    String url = text(shown, "html_url");
    int scheme = url == null ? -1 : url.indexOf("://");
    if (url == null || scheme < 1) {
      return null;
    }
    String authority = url.substring(scheme + 3).split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
    return host.isBlank() ? null : host;
  }

  /**
   * The same where it has to be there.
   *
   * @throws IllegalArgumentException where it names none
   */
  static String required(JsonNode shown) {
    String host = of(shown);
    if (host == null) {
      throw new IllegalArgumentException("html_url names no host");
    }
    return host;
  }
}
