package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.ErasedIdentities;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.dvc.Engineers.Engineer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collector with a dvc source, whose calls and looks at silent runs a test dates. */
final class LiveTrainings {
  private static final Engineers ENGINEERS =
      new Engineers(
          List.of(
              new Engineer("email:ana@example.com", "t-ana"),
              new Engineer("email:ben@example.com", "t-ben")));

  final KeepingInbox inbox = new KeepingInbox();
  final MemoryCursors cursors = new MemoryCursors();
  ErasedIdentities erased = ErasedIdentities.nobody();
  private LiveRuns runs = new LiveRuns("dvc");

  /** A kill: what was not stored is forgotten. */
  void restart() {
    runs = new LiveRuns("dvc");
  }

  /** A call of ana's about one of her runs, at a time of 2026-06-15. */
  Reading call(String time, String type, String name) throws Exception {
    return post(time, "t-ana", DvcFixture.START.replace("start", type).replace("sunny-gulf", name));
  }

  Reading post(String time, String token, String body) throws Exception {
    Payload payload =
        new Payload(
            Map.of("Authorization", "token " + token),
            body.getBytes(StandardCharsets.UTF_8),
            at(time));
    DvcHook hook = new DvcHook("dvc", ENGINEERS, runs);
    Reading reading = hook.read(payload);
    if (reading instanceof Reading.Found found) {
      inbox.accept(found);
      hook.stored(found);
    }
    return reading;
  }

  /** Looks which runs are silent. */
  boolean look(String time) {
    Clock clock = Clock.fixed(at(time), ZoneOffset.UTC);
    PollTask task =
        new LiveRunsTask(
            "dvc",
            runs,
            Duration.ofMinutes(30),
            new PollerContext(
                inbox,
                cursors,
                new CollectorMetrics(new SimpleMeterRegistry(), clock),
                clock,
                erased));
    return task.poll();
  }

  /** What is known of each wait now, as {@code who start end labels}. */
  List<String> waits() {
    return inbox.latest().stream()
        .map(
            one ->
                "%s %s %s %s"
                    .formatted(
                        one.identity().replaceAll("email:|@.*", ""),
                        shown(one.start()),
                        shown(one.end()),
                        one.labels().entrySet().stream()
                            .filter(label -> !label.getKey().equals("trigger"))
                            .toList())
                    .replace(" []", ""))
        .sorted()
        .toList();
  }

  /** What is known of each run now, as {@code status start end}. */
  List<String> runs() {
    return inbox.latestRuns().stream()
        .map(run -> "%s %s %s".formatted(run.status(), shown(run.began()), shown(run.ended())))
        .sorted()
        .toList();
  }

  static Instant at(String time) {
    return Instant.parse((time.contains("T") ? time : "2026-06-15T" + time) + "Z");
  }

  private static String shown(@Nullable Instant at) {
    return String.valueOf(at).replaceAll("2026-06-15T|Z", "");
  }
}
