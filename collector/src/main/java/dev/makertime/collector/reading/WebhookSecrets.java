package dev.makertime.collector.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks shared secrets, of which any is accepted; compares in constant time. */
public final class WebhookSecrets {
  private final List<byte[]> accepted;

  public WebhookSecrets(List<String> accepted) {
    this.accepted =
        accepted.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Whether it is one of the secrets; nothing is, where there are none. */
  public boolean accept(@Nullable String candidate) {
    byte[] bytes = candidate == null ? new byte[0] : candidate.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (byte[] secret : accepted) {
      found |= MessageDigest.isEqual(secret, bytes);
    }
    return found && bytes.length > 0;
  }

  /**
   * Whether the bearer token of an {@code Authorization} header is one of the secrets. As RFC 9110
   * has it, the scheme's name may be in any case, with any number of spaces behind it.
   */
  public boolean acceptBearer(@Nullable String authorization) {
    return accept(credentials("Bearer", authorization));
  }

  /** What a header says after the name of a scheme; null if it names another. */
  public static @Nullable String credentials(String scheme, @Nullable String authorization) {
    int end = scheme.length();
    return authorization != null
            && authorization.regionMatches(true, 0, scheme, 0, end)
            && authorization.startsWith(" ", end)
        ? authorization.substring(end).strip()
        : null;
  }
}
