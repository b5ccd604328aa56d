package dev.makertime.collector.tool.jenkins;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts a build to a run, whatever started it. When it was asked for, Jenkins does not keep.
 *
 * @param build with its causes
 */
record BuildRun(JenkinsBuild build) {

  /** The run; pauses for a person's answer are part of it. */
  Run of(String source, String id, String job, long revision) {
    List<String> users = build.users();
    RunTrigger trigger = trigger(users.isEmpty());
    boolean isPersons = !trigger.isOfMachine() && !users.isEmpty();
    return Run.of(source, id, revision)
        .kind(RunKind.PIPELINE)
        .subject(job)
        .trigger(trigger)
        .who(isPersons ? source + ":" + users.get(0) : null)
        .status(status())
        .times(null, build.started(), ended())
        .label(Run.GIT_SHA, commit())
        .label(Run.URL, text(build.json(), "url"))
        .build();
  }

  /** The first cause that is known; a person comes before all machines. */
  private RunTrigger trigger(boolean isNobodys) {
    RunTrigger found = RunTrigger.UNKNOWN;
    for (JsonNode action : build.json().path("actions")) {
      for (JsonNode cause : action.path("causes")) {
        RunTrigger one = of(String.valueOf(text(cause, "_class")));
        found = found == RunTrigger.UNKNOWN ? one : found;
      }
    }
    return isNobodys || found == RunTrigger.RETRY_MANUAL ? found : RunTrigger.WEB;
  }

  private static RunTrigger of(String cause) {
    String name = cause.substring(cause.lastIndexOf('.') + 1);
    name = name.substring(name.lastIndexOf('$') + 1);
    return switch (name) {
      case "UserIdCause", "UserCause" -> RunTrigger.WEB;
      case "ReplayCause", "RebuildCause", "RestartDeclarativePipelineCause" ->
          RunTrigger.RETRY_MANUAL;
      case "NaginatorCause" -> RunTrigger.RETRY_AUTO;
      case "TimerTriggerCause" -> RunTrigger.SCHEDULE;
      case "UpstreamCause", "BuildUpstreamCause" -> RunTrigger.DEPENDENCY;
      case "RemoteCause" -> RunTrigger.API;
      case "SCMTriggerCause",
          "BranchEventCause",
          "BranchIndexingCause",
          "GitHubPushCause",
          "GitLabWebHookCause" ->
          RunTrigger.PUSH;
      default -> RunTrigger.UNKNOWN;
    };
  }

  private RunStatus status() {
    if (build.isRunning()) {
      return RunStatus.RUNNING;
    }
    return switch (String.valueOf(text(build.json(), "result"))) {
      case "SUCCESS" -> RunStatus.SUCCESS;
      case "ABORTED" -> RunStatus.CANCELED;
      case "NOT_BUILT" -> RunStatus.SKIPPED;
      case "FAILURE", "UNSTABLE" -> RunStatus.FAILED;
      default -> RunStatus.RUNNING; // it is over once it has a result
    };
  }

  private @Nullable Instant ended() {
    return build.isRunning()
        ? null
        : build.started().plusMillis(build.json().path("duration").asLong(0));
  }

  private @Nullable String commit() {
    for (JsonNode action : build.json().path("actions")) {
      String sha = text(action.path("lastBuiltRevision"), "SHA1");
      if (sha != null) {
        return sha;
      }
    }
    return null;
  }
}
