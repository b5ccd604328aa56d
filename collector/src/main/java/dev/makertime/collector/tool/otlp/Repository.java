package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.model.KeyText;
import org.jspecify.annotations.Nullable;

/** Names a repository by its owner and name, as its host's pages do. */
final class Repository {
  private static final int LONGEST = 256;

  private Repository() {}

  /** The repository of a span; null where it names none. */
  static @Nullable String of(Span span) {
    String name = span.text("vcs.repository.name");
    String owner = span.first("vcs.owner.name", "vcs.repository.owner");
    if (name == null) {
      return null;
    }
    boolean isWhole = owner == null || name.contains("/");
    String cut = KeyText.ending(isWhole ? name : owner + "/" + name, LONGEST);
    return cut.isEmpty() ? null : cut;
  }
}
