package dev.makertime.app.config;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.http.CallerLimits;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.oidc.IdentityProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the reporter: its address, access control, and the protection of small groups.
 *
 * @param auth absent = everybody on this machine sees everything
 * @param scenarios what the scenario page begins with; absent = assumptions of its own
 * @param limits what callers may take
 * @param keepRuns how long runs stay in the store
 */
public record ReporterSettings(
    int port,
    String bind,
    @Nullable Auth auth,
    PrivacySettings privacy,
    @Nullable Path scenarios,
    CallerLimits limits,
    Duration keepRuns) {

  /** For so long runs stay unless configured. */
  public static final Duration KEEP_RUNS = Duration.ofDays(400);

  /** Its address, when it listens on a port. */
  public String url(int actual) {
    return "http://%s:%d".formatted(bind.contains(":") ? "[" + bind + "]" : bind, actual);
  }

  /**
   * How callers are authenticated.
   *
   * @param tokens the file that has their hashes; absent = nobody has a token
   * @param grants the file of roles; absent = who logs in by name is at most an engineer
   * @param session how long a login lasts
   * @param idle after so long without a request a session ends
   * @param proxy absent = no proxy authenticates users
   * @param oidc absent = there is no identity provider
   */
  public record Auth(
      @Nullable Path tokens,
      @Nullable Path grants,
      Duration session,
      Duration idle,
      @Nullable TrustedProxy proxy,
      IdentityProvider.@Nullable Settings oidc) {}
}
