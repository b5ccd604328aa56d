package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Found;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tool that a coding agent ran. The engineer who sits by waits for it. Where nobody does, it is a
 * run. What a person decides meanwhile is in other spans, and is no wait.
 */
final class AgentSpan {
  /** Nobody turns to something else for less. */
  private static final Duration MINIMUM = Duration.ofSeconds(5);

  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private AgentSpan() {}

  /** Whether a person looks at the agent: at a terminal or in an editor, and not by a program. */
  static boolean isSatBy(Span span) {
    String terminal = span.text("terminal.type");
    String entry = span.text("app.entrypoint");
    boolean isProgram =
        "non-interactive".equals(terminal) || (entry != null && entry.startsWith("sdk"));
    return !isProgram && (terminal != null || entry != null);
  }

  /**
   * What a span tells.
   *
   * @param source the name of the source
   * @param isCounted whether tools are waited for; else active time is
   * @throws IllegalArgumentException for one whose times cannot be
   */
  static Reading reading(String source, Span span, boolean isCounted) {
    Instant start = SpanTimes.required("startTimeUnixNano", span.start());
    Instant end = SpanTimes.required("endTimeUnixNano", span.end());
    Duration length = Duration.between(start, end);
    if (length.compareTo(MINIMUM) < 0) {
      return new Ignored("it took an agent less than 5 seconds");
    }
    if (length.compareTo(Activity.LONGEST) > 0) {
      return new Ignored("nobody waits for 31 days");
    }
    String who = Sender.of(span, source);
    String id = "%s/%s/%s".formatted(source, span.trace(), span.id());
    long revision = JsonEvidence.revision(8, Stream.of(start, end));
    if (!isSatBy(span)) {
      return run(source, id, revision, span, who, start, end);
    }
    if (!isCounted) {
      return new Ignored("active time of agents counts, and not their tools: see agents");
    }
    return who == null
        ? new Ignored("the work of an agent names nobody")
        : new Found(
            List.of(
                JsonEvidence.waiting(
                    id, revision, who, start, start, end, subject(span), Map.of("job", "agent"))));
  }

  private static Reading run(
      String source,
      String id,
      long revision,
      Span span,
      @Nullable String who,
      Instant start,
      Instant end) {
    Run run =
        Run.of(source, id, revision)
            .kind(RunKind.AGENT)
            .subject(subject(span))
            .who(who)
            .status(status(span))
            .times(null, start, end)
            .build();
    return new Found(List.of(), List.of(), List.of(run));
  }

  private static RunStatus status(Span span) {
    String success = span.own().getOrDefault("success", "");
    if (span.status() == 2 || success.equals("false") || span.has("error.type")) {
      return RunStatus.FAILED;
    }
    return span.status() == 1 || success.equals("true") ? RunStatus.SUCCESS : RunStatus.ENDED;
  }

  /** The repository, or else the agent. */
  static String subject(Span span) {
    String repository = Repository.of(span);
    String service = span.resource().getOrDefault("service.name", "");
    return repository != null ? repository : SERVICE.matcher(service).matches() ? service : "agent";
  }
}
