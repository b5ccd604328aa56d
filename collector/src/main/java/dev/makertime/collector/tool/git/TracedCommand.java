package dev.makertime.collector.tool.git;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One command of git with all that git called within it. Of arguments only the fact that Git LFS
 * took part is kept, and of directories the last name.
 */
final class TracedCommand {
  /** Commands that move data or run hooks. Nobody waits for others, or they are read meanwhile. */
  private static final String WAITED_FOR =
      "clone|fetch|pull|push|checkout|switch|restore|reset|merge|rebase|cherry-pick|revert|commit|"
          + "stash|submodule|worktree|add|lfs|svn|p4|annex|bisect|am|sparse-checkout|gc|repack";

  /** Variables that CI sets, where git is told to note them. */
  private static final Set<String> CI = Set.of("CI", "JENKINS_URL", "TF_BUILD");

  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSSSSS'Z'");

  private static final int BY_SIGNAL = 128;

  private final String session;
  private final Origin origin = new Origin();
  private final Apart apart = new Apart();
  private @Nullable String name;
  private @Nullable String within;
  private @Nullable String email;
  private @Nullable String worktree;
  private @Nullable Instant last;
  private @Nullable Duration length;
  private boolean isLfs;
  private boolean isSignaled;
  private int code;

  TracedCommand(String session) {
    this.session = session;
  }

  /**
   * Adds an event.
   *
   * @param isOwn whether it is of the command, and not of what was called within it
   */
  void add(String event, JsonNode json, boolean isOwn) {
    Instant time = JsonEvidence.time(json, "time");
    last = JsonEvidence.latest(Stream.of(last, time)).orElse(null);
    if (event.equals("cmd_name")) {
      addName(String.valueOf(text(json, "name")), isOwn);
    }
    if (!isOwn) {
      return;
    }
    switch (event) {
      case "cmd_ancestry" -> origin.add(json.path("ancestry"));
      case "def_repo" -> worktree = worktree == null ? text(json, "worktree") : worktree;
      case "def_param" -> addParameter(json);
      case "child_start" -> addChild(json, time);
      case "child_exit" -> apart.end(json.path("child_id").asInt(-1), time);
      case "signal" -> isSignaled = true;
      case "atexit" -> {
        code = JsonEvidence.count(json, "code", 0);
        length = Duration.ofNanos(Math.round(json.path("t_abs").asDouble(0) * 1e9));
      }
      default -> {
        // regions, data, timers and threads tell nothing that counts
      }
    }
  }

  private void addName(String called, boolean isOwn) {
    if (called.startsWith("_")) {
      return;
    }
    if (isOwn) {
      name = called;
    } else if (within == null) {
      within = called;
    }
  }

  private void addParameter(JsonNode json) {
    String parameter = String.valueOf(text(json, "param"));
    if (parameter.equals("user.email")) {
      email = text(json, "value");
    } else if (CI.contains(parameter)) {
      origin.addCi();
    }
  }

  private void addChild(JsonNode json, @Nullable Instant time) {
    String type = String.valueOf(text(json, "child_class"));
    String first = json.path("argv").path(0).asText("").split("\\s", 2)[0];
    boolean isOfLfs = first.substring(first.lastIndexOf('/') + 1).equals("git-lfs");
    isLfs |= isOfLfs || "pre-push".equals(text(json, "hook_name"));
    if (isOfLfs && type.equals("dashed")) {
      name = "lfs";
    }
    if (type.equals("editor") || type.equals("pager")) {
      apart.begin(json.path("child_id").asInt(-1), time);
    }
  }

  boolean isWaitedFor() {
    return command().matches(WAITED_FOR);
  }

  /** How long it was waited for. */
  Duration waited() {
    return parts().stream()
        .map(part -> Duration.between(part.from(), part.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private List<Apart.Part> parts() {
    return apart.rest(began(), ended());
  }

  /** The command that was typed; an alias runs another within it. */
  private String command() {
    return name != null ? name : within == null ? "git" : within;
  }

  /** The session begins with the time at which git started. */
  private Instant began() {
    String time = session.split("-", 2)[0];
    return LocalDateTime.parse(time, BEGAN).toInstant(ZoneOffset.UTC);
  }

  /** Of one whose end nobody told, the last that it told. */
  private Instant ended() {
    Instant began = began();
    Instant end = length != null ? began.plus(length) : last == null ? began : last;
    return end.isBefore(began) ? began : end;
  }

  /** Its waits: one, or more around an editor; none where no person called it. */
  List<Activity> waits(String source) {
    List<Activity> waits = new ArrayList<>();
    if (!isOfPerson()) {
      return waits;
    }
    for (Apart.Part part : parts()) {
      String id = waits.isEmpty() ? id(source) : id(source) + "/" + (waits.size() + 1);
      waits.add(
          JsonEvidence.waiting(
              id,
              revision(),
              identity(),
              part.from(),
              part.from(),
              part.to(),
              subject(),
              labels()));
    }
    return waits;
  }

  Run run(String source) {
    return Run.of(source, id(source), revision())
        .kind(RunKind.COMMAND)
        .subject(subject())
        .job("git-" + command())
        .trigger(origin.trigger())
        .who(isOfPerson() ? identity() : null)
        .status(status())
        .times(began(), began(), ended())
        .label(Run.LFS, isLfs ? "true" : null)
        .build();
  }

  private boolean isOfPerson() {
    return email != null && origin.trigger() == RunTrigger.COMMAND;
  }

  private RunStatus status() {
    if (length == null || isSignaled || code >= BY_SIGNAL) {
      return RunStatus.CANCELED;
    }
    return code == 0 ? RunStatus.SUCCESS : RunStatus.FAILED;
  }

  private String id(String source) {
    return source + "/" + session;
  }

  private long revision() {
    return JsonEvidence.revision(length == null ? 2 : 5, Stream.of(began(), ended()));
  }

  private String identity() {
    return "email:" + email;
  }

  private String subject() {
    String path = worktree == null ? "" : worktree.replace('\\', '/').replaceFirst("/+$", "");
    String base = path.substring(path.lastIndexOf('/') + 1);
    String repository = base.matches("[\\p{L}\\p{N}._+ -]{1,128}") ? base : "git";
    return repository + (isLfs ? "#lfs" : "");
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", "command");
    labels.put("job", "git-" + command());
    if (length == null) {
      labels.put("end", "lost-end");
    }
    return labels;
  }
}
