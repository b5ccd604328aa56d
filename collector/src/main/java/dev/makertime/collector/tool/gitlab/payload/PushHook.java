package dev.makertime.collector.tool.gitlab.payload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Record of the fields of a push that count: who, where, and what dates it. The hook does not say
 * when the push was.
 */
record PushHook(
    @JsonProperty("user_username") @Nullable String username,
    @JsonProperty("user_name") @Nullable String name,
    @JsonProperty("user_email") @Nullable String email,
    @JsonProperty("project_id") @Nullable Long projectId,
    @Nullable String ref,
    @Nullable String after,
    PipelineHook.@Nullable ProjectOf project,
    @Nullable List<@Nullable Commit> commits) {

  /** Turns "the first sighting is the best" into a revision, which must grow with knowledge. */
  private static final long FIRST_SIGHTING = 1L << 40;

  /** Before that there was no GitLab: such a clock is broken. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final int LONGEST_REF = 255;

  record Commit(@Nullable String timestamp, @Nullable Author author) {}

  record Author(@Nullable String name, @Nullable String email) {}

  /** Whether the branch or tag was removed. */
  boolean isRemoval() {
    return after != null && after.matches("0+");
  }

  /**
   * A sign of work. The pusher's own newest commit shows when the pusher was there; what others
   * committed does not, nor does what a tag points to. Where nothing shows it, the time of its
   * arrival stands in, the earliest one.
   */
  Activity presence(String sourceName, String host, String subject, Instant receivedAt) {
    Instant at =
        ownCommits()
            .max(Comparator.naturalOrder())
            .filter(made -> !made.isAfter(receivedAt))
            .orElse(receivedAt);
    return new Activity(
        host
            + "/"
            + id(Objects.requireNonNull(projectId), String.valueOf(ref), String.valueOf(after)),
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

  /**
   * How hooks and events name the same push; a long name of a branch stands for itself in short.
   */
  static String id(long project, String ref, String to) {
    String name =
        ref.length() <= LONGEST_REF
            ? ref
            : ref.substring(0, LONGEST_REF - 20) + "…" + Integer.toHexString(ref.hashCode());
    return "push/" + project + "/" + name + "/" + to;
  }

  private Stream<Instant> ownCommits() {
    boolean isTag = ref != null && ref.startsWith("refs/tags/");
    return commits == null || isTag
        ? Stream.empty()
        : commits.stream()
            .filter(Objects::nonNull)
            .filter(commit -> isOwn(commit.author()))
            .map(commit -> PipelineHook.time(commit.timestamp()))
            .filter(made -> made != null && !made.isBefore(EARLIEST));
  }

  /** By name, address, or the address that GitLab gives to who hides theirs. */
  private boolean isOwn(@Nullable Author author) {
    if (author == null || (author.name() == null && author.email() == null)) {
      return true; // old hooks name no author
    }
    String address = author.email() == null ? "" : author.email().toLowerCase(Locale.ROOT);
    String local = address.replaceFirst("@.*", "");
    String user = String.valueOf(username).toLowerCase(Locale.ROOT);
    return (author.name() != null
            && (author.name().equalsIgnoreCase(name) || author.name().equalsIgnoreCase(username)))
        || (!address.isEmpty() && address.equalsIgnoreCase(email))
        || local.equals(user)
        || local.endsWith("-" + user);
  }
}
