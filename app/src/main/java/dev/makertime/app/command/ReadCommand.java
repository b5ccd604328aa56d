package dev.makertime.app.command;

import dev.makertime.app.cli.LastPeriod;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.collector.source.PayloadOptions;
import dev.makertime.collector.source.PayloadReader;
import dev.makertime.collector.source.SourceType;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code read}: shows which activities a source reads from one payload. */
@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a source reads from one payload on standard input.%n",
      "Prints activities, deliveries and runs as JSON lines. Prints 'ignored: reason' (exit code"
          + " 0) and 'rejected: reason' (exit code 1) to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  makertime read gitlab --header 'X-Gitlab-Event: Pipeline Hook' < hook.json",
      "  makertime read gitlab --api < deployments.json",
      "  makertime read github --api < runs.json",
      "  makertime read digdag < attempt.json",
      "  makertime read command < ~/.local/state/makertime/commands/notes/lab1.1781517600120.4711",
      "  makertime read ical --as email:ana@example.com --from 2026-06-01 --to 2026-06-30 < ana.ics"
    })
public final class ReadCommand implements Callable<Integer> {
  /** Lists the types of sources of which one payload can be read. */
  static final class Types implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SourceTypes.ALL.withPayloadReader().iterator();
    }

    /** Returns them with "or" before the last. */
    static String inWords() {
      String all = String.join(", ", SourceTypes.ALL.withPayloadReader());
      int last = all.lastIndexOf(", ");
      return all.substring(0, last) + " or " + all.substring(last + 2);
    }
  }

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      completionCandidates = Types.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  String source;

  @Option(names = "--header", description = "A header of the payload, as 'Name: value'.")
  List<String> headers = List.of();

  @Option(
      names = "--api",
      description =
          "gitlab, github: the payload is an answer of the REST API (pipelines, jobs, deployments,"
              + " runs), not a webhook. Other sources detect it.")
  boolean api;

  @Option(
      names = "--owner-key",
      paramLabel = "NAME",
      defaultValue = "owner",
      description = "digdag: the parameter of an attempt with the person who started it.")
  String owner;

  @Option(
      names = "--at",
      description = "When the payload arrived, such as 2026-01-31T12:00:00Z. Default: now.")
  @Nullable Instant at;

  @Option(
      names = "--as",
      description = "ical, google, graph: the calendar's owner, such as email:ana@example.com.")
  @Nullable String as;

  @Option(
      names = "--time-zone",
      defaultValue = "UTC",
      description =
          "ical: time zone of floating times; jobs, saslog: of times without one; google, graph:"
              + " time zone of days.")
  ZoneId timeZone;

  @Option(names = "--from", description = "calendars: first day. Default: 90 days before --at.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "calendars: last day. Default: 60 days after --at.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Override
  public Integer call() throws IOException {
    Payload payload =
        new Payload(headerMap(), System.in.readAllBytes(), at == null ? Instant.now() : at);
    PayloadReader reader =
        SourceTypes.ALL.named(source).flatMap(SourceType::payloadReader).orElseThrow(this::unknown);
    PayloadOptions options =
        new PayloadOptions(api, owner, as, timeZone, window(payload.receivedAt()));
    try {
      SnapshotReader.Snapshot told = reader.read(payload, options);
      told.unreadable()
          .forEach(one -> spec.commandLine().getErr().println("set aside: " + one.why()));
      return say(told.reading());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), FailureText.of(e), e);
    }
  }

  private ParameterException unknown() {
    return new ParameterException(
        spec.commandLine(), "SOURCE must be %s, not %s".formatted(Types.inWords(), source));
  }

  private int say(Reading reading) throws IOException {
    if (reading instanceof Reading.Found found) {
      if (found.isEmpty()) {
        spec.commandLine().getErr().println("ignored: it has no evidence in this period");
      }
      for (Activity activity : found.activities()) {
        spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(activity));
      }
      for (Delivery delivery : found.deliveries()) {
        spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(delivery));
      }
      for (Run run : found.runs()) {
        spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(run));
      }
      spec.commandLine().getOut().flush();
      return 0;
    }
    if (reading instanceof Reading.Ignored ignored) {
      spec.commandLine().getErr().println("ignored: " + ignored.why());
      return 0;
    }
    if (reading instanceof Reading.Rejected rejected) {
      spec.commandLine().getErr().println("rejected: " + rejected.why());
    }
    return 1;
  }

  private TimeWindow window(Instant received) {
    LastPeriod.Days days = LastPeriod.days(last, from, to, spec.commandLine());
    Instant first =
        days.from() == null
            ? received.minus(Duration.ofDays(90))
            : days.from().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant last =
        days.to() == null
            ? received.plus(Activity.FURTHEST_AHEAD)
            : days.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new TimeWindow(first, last);
  }

  private Map<String, String> headerMap() {
    Map<String, String> map = new HashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new ParameterException(
            spec.commandLine(), "--header must look like 'Name: value', not " + header);
      }
      map.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    return map;
  }
}
