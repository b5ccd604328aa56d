package dev.makertime.app.compose;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings.Auth;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.AccessRules;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.access.GrantsFile;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenUses;
import dev.makertime.reporter.access.session.Sessions;
import dev.makertime.reporter.oidc.IdentityProvider;
import dev.makertime.reporter.store.DayStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Composes access to the reporter: logins, roles, sessions, pseudonyms and the audit log. */
final class ReporterAccess {
  private final Configuration configuration;
  private final @Nullable Auth auth;
  private final Clock clock;
  private final Path directory;

  ReporterAccess(Configuration configuration, Clock clock) throws IOException {
    this.configuration = configuration;
    this.clock = clock;
    auth = configuration.reporter().auth();
    directory = Files.createDirectories(configuration.data().resolve("access"));
  }

  /**
   * The pseudonyms of past weeks. Another key would make weeks of before nobody's, and erasing a
   * person would miss them.
   */
  Pseudonyms pseudonyms(DayStore store) throws IOException {
    Path key = directory.resolve(Pseudonyms.FILE);
    if (!Files.exists(key)
        && configuration.reporter().privacy().keepWeeks() > 0
        && !store.pastWeeks().all().isEmpty()) {
      throw new IllegalStateException(
          "%s is missing, but the store has weeks under its pseudonyms: restore it from a backup, or delete the weeks with reporter.privacy.keepWeeks: 0"
              .formatted(key));
    }
    return new Pseudonyms(key);
  }

  /** The organization's identity provider; null where none is configured. */
  @Nullable IdentityProvider provider() {
    return auth == null || auth.oidc() == null ? null : new IdentityProvider(auth.oidc(), clock);
  }

  /** Who may see what, and who looked. */
  AccessControl control(Supplier<Organization> organization, List<AccessControl.Offer> offers)
      throws IOException {
    return new AccessControl(
        auth == null ? null : authority(auth, organization),
        auth == null
            ? new Sessions(clock, Duration.ofHours(12))
            : new Sessions(clock, auth.session(), auth.idle()),
        auth == null ? null : auth.proxy(),
        configuration.reporter().privacy(),
        new Audit(directory.resolve("audit.jsonl"), clock),
        new Consents(directory.resolve("consents.json")),
        offers);
  }

  private AccessRules authority(Auth settings, Supplier<Organization> organization) {
    Path tokens = settings.tokens();
    Path grants = settings.grants();
    return new AccessRules(
        tokens == null ? null : new TokenFile(tokens),
        grants == null ? null : new GrantsFile(grants),
        organization,
        clock,
        new TokenUses(directory.resolve("token-uses.json"), clock));
  }
}
