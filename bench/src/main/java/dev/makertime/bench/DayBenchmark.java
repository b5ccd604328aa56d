package dev.makertime.bench;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the computation of one day from its evidence (JMH). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DayBenchmark {
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");
  private static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

  @Param({"10", "40", "160"})
  public int activities;

  private final Person person = Person.unknown().as("ana").measuredFrom(DATE);
  private List<Activity> evidence = List.of();

  /** Meetings, waits, hand-made instants and signs of work, spread over the working day. */
  @Setup
  public void evidence() {
    Random random = new Random(40);
    List<Activity> made = new ArrayList<>();
    ActivityKind[] kinds = {
      ActivityKind.WAIT, ActivityKind.PRESENCE, ActivityKind.MANUAL, ActivityKind.MEETING
    };
    for (int i = 0; i < activities; i++) {
      ActivityKind kind = kinds[i % kinds.length];
      Instant start = Instant.parse("2026-06-15T08:00:00Z").plusSeconds(random.nextInt(36_000));
      boolean instant = kind == ActivityKind.PRESENCE || kind == ActivityKind.MANUAL;
      Instant end = instant ? start : start.plusSeconds(60 + random.nextInt(2_400));
      Instant began = kind == ActivityKind.WAIT ? start.plusSeconds(30) : null;
      made.add(
          new Activity(
              "a" + i, 1, "x:y", kind, start, began, end, null, "s" + i % 5, Map.of(), false));
    }
    evidence = made;
  }

  @Benchmark
  public EngineerDay day() {
    return Timeline.day(person, DATE, evidence, AS_OF);
  }
}
