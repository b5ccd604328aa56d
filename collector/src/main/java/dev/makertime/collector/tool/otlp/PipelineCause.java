package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.model.RunTrigger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what set off a pipeline: a rerun, an event of GitHub or a cause of Jenkins. The
 * conventions have no attribute for it.
 *
 * @param attempt from 1
 */
record PipelineCause(RunTrigger trigger, int attempt) {
  private static final Pattern ATTEMPT = Pattern.compile("/attempts/(\\d{1,4})$");

  static PipelineCause of(Span span) {
    int attempt = attempt(span);
    RunTrigger first = first(span);
    boolean isMachine = first.isOfMachine() && first != RunTrigger.SCHEDULE;
    return new PipelineCause(attempt > 1 && !isMachine ? RunTrigger.RETRY_MANUAL : first, attempt);
  }

  private static int attempt(Span span) {
    String told = span.text("github.workflow.run.attempt");
    if (told != null && told.matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(told);
    }
    String before = span.text("cicd.pipeline.run.previous_attempt.url.full");
    if (before == null) {
      return 1;
    }
    Matcher matcher = ATTEMPT.matcher(before);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) + 1 : 2;
  }

  private static RunTrigger first(Span span) {
    String event = span.first("github.event", "github.event_name");
    if (event != null) {
      return ofEvent(event.toLowerCase(Locale.ROOT));
    }
    String cause = span.text("ci.pipeline.run.cause");
    return cause == null ? RunTrigger.UNKNOWN : ofCause(cause);
  }

  private static RunTrigger ofEvent(String event) {
    return switch (event) {
      case "push", "pull_request", "pull_request_target", "merge_group" -> RunTrigger.PUSH;
      case "schedule" -> RunTrigger.SCHEDULE;
      case "workflow_run", "workflow_call" -> RunTrigger.DEPENDENCY;
      case "workflow_dispatch" -> RunTrigger.WEB;
      case "repository_dispatch" -> RunTrigger.API;
      default -> RunTrigger.UNKNOWN;
    };
  }

  /** Jenkins names the classes of causes, and its plugins have some. */
  private static RunTrigger ofCause(String cause) {
    return cause.contains("ReplayCause") || cause.contains("RebuildCause")
        ? RunTrigger.RETRY_MANUAL
        : cause.contains("UserIdCause")
            ? RunTrigger.WEB
            : cause.contains("TimerTrigger")
                ? RunTrigger.SCHEDULE
                : cause.contains("UpstreamCause")
                    ? RunTrigger.DEPENDENCY
                    : cause.contains("SCMTrigger")
                            || cause.contains("Branch")
                            || cause.contains("Push")
                        ? RunTrigger.PUSH
                        : RunTrigger.UNKNOWN;
  }

  /** Whether somebody clicked. */
  boolean isByHand() {
    return trigger == RunTrigger.WEB || trigger == RunTrigger.RETRY_MANUAL;
  }

  /** As effort rules name it. */
  String word() {
    return trigger == RunTrigger.RETRY_MANUAL ? "rerun" : trigger.text();
  }
}
