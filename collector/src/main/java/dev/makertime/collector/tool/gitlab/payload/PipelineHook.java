package dev.makertime.collector.tool.gitlab.payload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Record of the fields of a Pipeline Hook that count. Some GitLabs name the jobs {@code jobs}. The
 * rest is skipped where it stands: without the annotation it would be kept until a record is
 * complete.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PipelineHook(
    @JsonProperty("object_attributes") @Nullable Attributes attributes,
    @Nullable User user,
    @Nullable ProjectOf project,
    @JsonProperty("source_pipeline") @Nullable Upstream upstream,
    @Nullable List<Job> builds,
    @Nullable List<Job> jobs) {

  private static final Set<String> OVER =
      Set.of("success", "failed", "failure", "canceled", "cancelled", "skipped");
  private static final Set<String> GATE = Set.of("manual", "blocked");

  ProjectOf projectOrThrow() {
    if (project == null) {
      throw new IllegalArgumentException("lacks project");
    }
    return project;
  }

  List<Job> allJobs() {
    List<Job> all = builds == null ? jobs : builds;
    return all == null ? List.of() : all;
  }

  static boolean isOver(@Nullable String status) {
    return status != null && OVER.contains(status);
  }

  static boolean isAtGate(@Nullable String status) {
    return status != null && GATE.contains(status);
  }

  /** How far a status is on its way, for revisions at the same instant. */
  static int rank(@Nullable String status) {
    if (isOver(status)) {
      return 5;
    }
    if (isAtGate(status)) {
      return 4;
    }
    if ("running".equals(status) || "canceling".equals(status)) {
      return 3;
    }
    return "pending".equals(status) ? 2 : 1;
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Attributes(
      @Nullable Long id,
      @Nullable String status,
      @Nullable String source,
      @Nullable String sha,
      @JsonProperty("created_at") @Nullable String createdAt,
      @JsonProperty("finished_at") @Nullable String finishedAt) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(
      @Nullable String username,
      @Nullable Boolean bot,
      @JsonProperty("user_type") @Nullable String type) {

    User {
      username = username == null || username.isBlank() ? null : username;
    }

    /** Whether no person is behind it. */
    boolean isMachine() {
      return GitLabMachineUsers.isMachine(username, bot, type);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ProjectOf(
      @JsonProperty("web_url") @Nullable String webUrl,
      @JsonProperty("path_with_namespace") @Nullable String path) {

    /** Where the GitLab is, with its port if it has one of its own. */
    String host() {
      return GitLabHook.host(webUrlOrThrow());
    }

    String webUrlOrThrow() {
      if (webUrl == null) {
        throw new IllegalArgumentException("project lacks web_url");
      }
      return webUrl;
    }

    String pathOrThrow() {
      if (path == null) {
        throw new IllegalArgumentException("project lacks path_with_namespace");
      }
      return path;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Upstream(@JsonProperty("pipeline_id") @Nullable Long pipelineId) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Environment(@Nullable String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Job(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String status,
      @Nullable String when,
      @Nullable Boolean manual,
      @JsonProperty("created_at") @Nullable String createdAt,
      @JsonProperty("started_at") @Nullable String startedAt,
      @JsonProperty("finished_at") @Nullable String finishedAt,
      @JsonProperty("queued_duration") @Nullable Double queuedDuration,
      @Nullable User user,
      @Nullable Environment environment) {

    /** What {@code when} says of a job that is known to be another's later try. */
    private static final String AGAIN = "again";

    private static final String REPEATED = "repeated";

    boolean isManual() {
      return Boolean.TRUE.equals(manual) || "manual".equals(when);
    }

    /** Whether it is a later try of a job. */
    boolean isTriedAgain() {
      return AGAIN.equals(when) || isRepeatedByMachine();
    }

    /** Whether the machine by itself tries again what a person had set off. */
    boolean isRepeatedByMachine() {
      return REPEATED.equals(when);
    }

    /** The same, known to be automatic. */
    Job automatic() {
      return how(false, null);
    }

    /** The same, known to have been set off by hand. */
    Job played(boolean again) {
      return how(true, again ? AGAIN : null);
    }

    /** The same, known to be the machine's own try of what was set off by hand. */
    Job repeated() {
      return how(true, REPEATED);
    }

    private Job how(boolean byHand, @Nullable String which) {
      return new Job(
          id,
          name,
          status,
          which,
          byHand,
          createdAt,
          startedAt,
          finishedAt,
          queuedDuration,
          user,
          environment);
    }

    @Nullable Instant created() {
      return time(createdAt);
    }

    @Nullable Instant started() {
      return time(startedAt);
    }

    @Nullable Instant finished() {
      return time(finishedAt);
    }

    /** How long the job itself waited for a runner; never started minus created. */
    Duration queued() {
      double seconds = queuedDuration == null ? 0 : Math.max(0, queuedDuration);
      return Duration.ofSeconds(Math.round(Math.min(seconds, 86_400)));
    }
  }

  static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : GitLabTime.parse(text);
  }
}
