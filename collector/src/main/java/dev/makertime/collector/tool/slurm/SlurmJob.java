package dev.makertime.collector.tool.slurm;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Found;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One try of a job. A requeued job keeps its number and is submitted anew, so number and time of
 * submission name the try.
 *
 * @param array number of the array that it is a task of
 * @param state in Slurm's words; {@code CANCELLED by 1000} is {@code CANCELLED}
 * @param restarts how often it was requeued before; 0 where it is not told
 * @param eligible from when it could have begun: its dependencies were over, and its time had come
 * @param hasNodes whether it got machines
 */
record SlurmJob(
    @Nullable String cluster,
    long number,
    @Nullable Long array,
    @Nullable String user,
    @Nullable String account,
    @Nullable String partition,
    @Nullable String name,
    String state,
    int restarts,
    @Nullable Instant submitted,
    @Nullable Instant eligible,
    @Nullable Instant started,
    @Nullable Instant ended,
    boolean hasNodes) {

  /** Nobody waits for a shell or a notebook once it has begun: it is open for hours, and idle. */
  private static final String OPEN =
      "interactive|(ba|z|k|da|tc|c|fi)?sh|(jupyter|notebook|rstudio|vscode|code-server|ood).*";

  static boolean isNodes(@Nullable String nodes) {
    return nodes != null && !nodes.equals("None assigned") && !nodes.equals("(null)");
  }

  boolean isResized() {
    return word().equals("RESIZING");
  }

  /**
   * What it tells.
   *
   * @param source the name of the source
   * @throws IllegalArgumentException without the time of its submission
   */
  Reading reading(String source) {
    Instant asked = asked();
    Instant began = began();
    String id =
        "%s/%s/job/%d/%d"
            .formatted(
                source,
                cluster == null ? "cluster" : cluster,
                number,
                Objects.requireNonNull(submitted).getEpochSecond());
    Run run =
        Run.of(source, id, revision())
            .kind(RunKind.JOB)
            .subject(account == null ? partition : account)
            .job(job())
            .trigger(trigger())
            .who(user == null ? null : source + ":" + user)
            .status(status())
            .attempt(restarts + 1)
            .parent(
                array == null
                    ? null
                    : "%s/%s/array/%d"
                        .formatted(source, cluster == null ? "cluster" : cluster, array))
            .times(asked, began, over())
            .label(Run.CLUSTER, cluster)
            .build();
    if (user == null) {
      return new Ignored("a job without a user").with(List.of(run));
    }
    Instant end = isOpen() ? began : over();
    if (end != null && Duration.between(asked, end).compareTo(Activity.LONGEST) > 0) {
      return new Ignored("nobody waits for 31 days").with(List.of(run));
    }
    Activity wait =
        JsonEvidence.waiting(
            id, revision(), source + ":" + user, asked, began, end, subject(), labels());
    return new Found(List.of(wait)).with(List.of(run));
  }

  /** From when it is waited for: before it was eligible, nobody expected it to begin. */
  private Instant asked() {
    if (submitted == null) {
      throw new IllegalArgumentException("lacks the time of its submission");
    }
    return eligible == null || eligible.isBefore(submitted) ? submitted : eligible;
  }

  /** What was canceled while it was pending has a start, but never had machines. */
  private @Nullable Instant began() {
    Instant end = over();
    if (started == null || (!hasNodes && started.equals(end))) {
      return null;
    }
    return end != null && started.isAfter(end) ? null : started;
  }

  /** A job that runs may have an end: when its time is up. */
  private @Nullable Instant over() {
    return status().isOver() ? ended : null;
  }

  private RunStatus status() {
    return switch (word()) {
      case "COMPLETED" -> RunStatus.SUCCESS;
      case "FAILED",
          "NODE_FAIL",
          "TIMEOUT",
          "OUT_OF_MEMORY",
          "BOOT_FAIL",
          "DEADLINE",
          "LAUNCH_FAILED",
          "RECONFIG_FAIL" ->
          RunStatus.FAILED;
      case "CANCELLED", "PREEMPTED", "REVOKED", "REQUEUED", "SPECIAL_EXIT" -> RunStatus.CANCELED;
      case "PENDING", "CONFIGURING", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD" ->
          isRequeued() ? RunStatus.CANCELED : RunStatus.QUEUED;
      case "RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT" ->
          RunStatus.RUNNING;
      default -> ended == null ? RunStatus.RUNNING : RunStatus.ENDED;
    };
  }

  /** The plugin tells the end of a try that is requeued with the state of the next one. */
  private boolean isRequeued() {
    return ended != null && started != null && !ended.isBefore(started);
  }

  private RunTrigger trigger() {
    return restarts > 0
        ? RunTrigger.RETRY_AUTO
        : user == null ? RunTrigger.UNKNOWN : RunTrigger.COMMAND;
  }

  private long revision() {
    int rank = !status().isOver() ? 4 : word().equals("PENDING") ? 7 : 8;
    return JsonEvidence.revision(rank, Stream.of(submitted, eligible, began(), over()));
  }

  private boolean isOpen() {
    return name != null && name.toLowerCase(Locale.ROOT).matches(OPEN);
  }

  private String word() {
    return state.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
  }

  private String subject() {
    String project = account == null ? partition : account;
    return project == null ? "slurm" : project;
  }

  /** The first word of its name, without directories; whoever puts settings there has none. */
  private @Nullable String job() {
    if (name == null) {
      return null;
    }
    String first = name.strip().split("\\s", 2)[0];
    String base = first.substring(first.lastIndexOf('/') + 1);
    return base.matches("[\\p{L}\\p{N}._+-]{1,64}") ? base : null;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", restarts > 0 ? "retry" : "command");
    JsonEvidence.label(labels, "job", job());
    return labels;
  }
}
