package dev.makertime.collector.tool.otlp.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is evidence in a request of OTLP. Everything else is passed over while the body is parsed:
 * events, links, messages, bodies, and all attributes but those of {@link #KEPT}.
 *
 * @param spans of pipelines and coding agents
 * @param points of active time
 * @param others how many spans and points tell of neither
 */
public record Telemetry(List<Span> spans, List<Point> points, int others) {

  /** The attributes that are read; none of them has arguments or prompts. */
  static final Set<String> KEPT =
      Set.of(
          "cicd.pipeline.name",
          "cicd.pipeline.result",
          "cicd.pipeline.run.id",
          "cicd.pipeline.run.state",
          "cicd.pipeline.run.status",
          "cicd.pipeline.run.url.full",
          "cicd.pipeline.run.sender.login",
          "cicd.pipeline.run.queue.duration",
          "cicd.pipeline.run.previous_attempt.url.full",
          "cicd.pipeline.run.task.status",
          "cicd.pipeline.task.name",
          "cicd.pipeline.task.run.id",
          "cicd.pipeline.task.run.result",
          "cicd.pipeline.task.run.url.full",
          "ci.pipeline.id",
          "ci.pipeline.run.number",
          "ci.pipeline.run.result",
          "ci.pipeline.run.url",
          "ci.pipeline.run.user",
          "ci.pipeline.run.cause",
          "github.event",
          "github.event_name",
          "github.workflow.run.attempt",
          "error.type",
          "vcs.owner.name",
          "vcs.repository.owner",
          "vcs.repository.name",
          "vcs.ref.head.revision",
          "user.email",
          "user.account_uuid",
          "session.id",
          "terminal.type",
          "app.entrypoint",
          "service.name",
          "gen_ai.operation.name",
          "success",
          "type");

  /** A value that is longer is none that is read. */
  private static final int LONGEST = 1_024;

  public Telemetry {
    spans = List.copyOf(spans);
    points = List.copyOf(points);
  }

  /** Keeps an attribute, if it is one that is read; of a link, what cannot be secret. */
  static void put(Map<String, String> attributes, String key, String value) {
    boolean isLink = key.endsWith(".url.full") || key.endsWith(".url");
    String kept = isLink ? SafeLink.of(value) : value;
    if (kept != null && KEPT.contains(key) && !kept.isBlank() && kept.length() <= LONGEST) {
      attributes.put(key, kept);
    }
  }

  /**
   * A span, with ids in hex and times in nanoseconds since 1970; 0 = not told.
   *
   * @param name of work of a coding agent; empty for any other, which may have anything in it
   * @param status 0 = unset, 1 = ok, 2 = error
   * @param own its attributes
   * @param resource those of what it comes from
   */
  public record Span(
      String trace,
      String id,
      String parent,
      String name,
      long start,
      long end,
      int status,
      Map<String, String> own,
      Map<String, String> resource) {

    /** An attribute of the span, or else of its resource. */
    public @Nullable String text(String key) {
      String text = own.get(key);
      return text == null ? resource.get(key) : text;
    }

    /** The first of some attributes that there is. */
    public @Nullable String first(String... keys) {
      for (String key : keys) {
        String text = text(key);
        if (text != null) {
          return text;
        }
      }
      return null;
    }

    /** Whether the span itself has one of some attributes. */
    public boolean has(String... keys) {
      for (String key : keys) {
        if (own.containsKey(key)) {
          return true;
        }
      }
      return false;
    }

    /** Whether it, or what it comes from, has attributes of a pipeline. */
    public boolean isOfPipeline() {
      return has(own) || has(resource);
    }

    private static boolean has(Map<String, String> attributes) {
      return attributes.keySet().stream()
          .anyMatch(key -> key.startsWith("cicd.pipeline.") || key.startsWith("ci.pipeline."));
    }
  }

  /**
   * A point of a sum, with times in nanoseconds since 1970.
   *
   * @param isDelta whether it tells what came since its start; else all since the sender began
   */
  public record Point(
      String metric,
      boolean isDelta,
      long start,
      long end,
      double value,
      Map<String, String> own,
      Map<String, String> resource) {

    /** The same point as an attribute's reader takes it. */
    public Span asSpan() {
      return new Span("", "", "", metric, start, end, 0, own, resource);
    }
  }
}
