package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which person a span or a point is of, by its attributes. */
final class Sender {
  /** What tools call themselves where no person is. */
  private static final Set<String> NOBODY =
      Set.of("system", "anonymous", "unknown", "root", "github-actions", "gitlab-ci");

  private Sender() {}

  /**
   * The identity of who set off a pipeline, or whose agent it is; null where none is told, or a
   * bot.
   *
   * @param source the prefix of names that are no address
   */
  static @Nullable String of(Span span, String source) {
    String name =
        span.first(
            "cicd.pipeline.run.sender.login",
            "ci.pipeline.run.user",
            "user.email",
            "user.account_uuid");
    if (name == null || name.length() > 256 || name.chars().anyMatch(Character::isISOControl)) {
      return null;
    }
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (NOBODY.contains(lower) || lower.endsWith("[bot]")) {
      return null;
    }
    return lower.matches("[^@\\s:]+@[^@\\s:]+") ? "email:" + lower : source + ":" + lower;
  }
}
