package dev.makertime.collector.source.gitlab;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a push that count: who, where, and when the newest commit was made. */
record PushHook(
    @JsonProperty("user_username") @Nullable String username,
    @JsonProperty("project_id") @Nullable Long projectId,
    @Nullable String ref,
    @Nullable String after,
    PipelineHook.@Nullable ProjectOf project,
    @Nullable List<Commit> commits) {

  /** Turns "the first sighting is the best" into a revision, which must grow with knowledge. */
  private static final long FIRST_SIGHTING = 1L << 40;

  record Commit(@Nullable String timestamp) {}

  /**
   * A sign of work when the newest commit was made. The hook does not say when the push was; only
   * where it brings no commit does the time of its arrival stand in, the earliest one.
   */
  Activity presence(String sourceName, String host, String subject, Instant receivedAt) {
    Instant committed =
        commits == null
            ? null
            : commits.stream()
                .map(commit -> PipelineHook.time(commit.timestamp()))
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    Instant at = committed == null || committed.isAfter(receivedAt) ? receivedAt : committed;
    return new Activity(
        "%s/push/%d/%s/%s".formatted(host, projectId, ref, after),
        FIRST_SIGHTING - at.getEpochSecond(),
        sourceName + ":" + username,
        ActivityKind.PRESENCE,
        at,
        null,
        at,
        null,
        subject,
        Map.of(),
        false);
  }
}
