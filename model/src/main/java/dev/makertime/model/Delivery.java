package dev.makertime.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of a project into an environment, as its tool tells of it.
 *
 * @param id names the deployment, stable over hook and poll
 * @param project its path
 * @param environment as the tool calls it
 * @param tier what the environment is for: {@code production}, {@code staging}, …; absent where the
 *     tool does not say
 * @param sha of the commit that was deployed, if known
 * @param committedAt when that commit was made, if known
 * @param deployedAt when the deployment got its status
 * @param status as the tool calls it, in lower case; {@code success} counts
 * @param revision grows with the tool's knowledge; the highest wins
 */
public record Delivery(
    String id,
    String project,
    String environment,
    @Nullable String tier,
    @Nullable String sha,
    @Nullable Instant committedAt,
    Instant deployedAt,
    String status,
    long revision) {

  public static final String PRODUCTION = "production";

  /**
   * Truncates to whole seconds.
   *
   * @throws IllegalArgumentException for an empty or overlong text (id 2,048 characters, project
   *     1,024, environment 255, others 64) or a negative revision
   */
  public Delivery {
    KeyText.check("id", id, 2_048);
    KeyText.check("project", project, 1_024);
    KeyText.check("environment", environment, 255);
    checkShort("tier", tier);
    checkShort("sha", sha);
    checkShort("status", status);
    if (revision < 0) {
      throw new IllegalArgumentException("revision must not be negative");
    }
    tier = tier == null ? null : tier.toLowerCase(Locale.ROOT);
    status = status.toLowerCase(Locale.ROOT);
    deployedAt = deployedAt.truncatedTo(ChronoUnit.SECONDS);
    committedAt = committedAt == null ? null : committedAt.truncatedTo(ChronoUnit.SECONDS);
  }

  private static void checkShort(String field, @Nullable String text) {
    if (text != null && text.length() > 64) {
      throw new IllegalArgumentException(field + " is longer than 64 characters");
    }
  }

  /** Whether something new reached its users: a success in production. */
  public boolean isRelease() {
    return status.equals("success") && PRODUCTION.equals(tier);
  }

  /**
   * From commit to production (as DORA's "lead time for changes"): only of releases whose commit is
   * known, and never negative, as clocks differ.
   */
  public Optional<Duration> leadTime() {
    if (!isRelease() || committedAt == null) {
      return Optional.empty();
    }
    Duration lead = Duration.between(committedAt, deployedAt);
    return Optional.of(lead.isNegative() ? Duration.ZERO : lead);
  }
}
