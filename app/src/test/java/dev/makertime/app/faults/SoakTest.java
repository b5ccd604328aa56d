package dev.makertime.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.world.CollectorClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything in one process takes 200 activities a second for an hour: once warm, its memory,
 * descriptors, threads and disk stay what they are. The variable SOAK_MINUTES makes it shorter.
 *
 * <p>All of Java's heap is resident from the start. Otherwise its old generation, which becomes
 * resident when it is first used, would look like a leak. What the heap holds is counted by itself.
 */
@Tag("faults")
class SoakTest {
  private static final int PEOPLE = 40;
  private static final int EACH = 50;
  private static final int PER_POST = 20;
  private static final int POSTS_PER_SECOND = 10;
  private static final long MINUTES =
      Long.parseLong(System.getenv().getOrDefault("SOAK_MINUTES", "60"));
  private static final Duration WHOLE = Duration.ofMinutes(MINUTES);
  private static final Duration WARM = Duration.ofMinutes(Math.min(10, MINUTES / 2));

  @TempDir Path directory;

  private final AtomicLong posts = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final List<ProcessSample> samples = new ArrayList<>();
  private final List<Long> live = new CopyOnWriteArrayList<>();

  static boolean isThorough() {
    return Thorough.isOn();
  }

  @Test
  @EnabledIf(value = "isThorough", disabledReason = "takes an hour: MAKERTIME_THOROUGH=true")
  void an_hour_of_load_leaves_it_as_it_was_after_ten_minutes() throws Exception {
    Path config = configuration();
    Path log = directory.resolve("run.log");
    try (Child run =
        Child.start(
            log,
            Map.of(),
            List.of("-Xms640m", "-Xmx640m", "-XX:+AlwaysPreTouch"),
            dev.makertime.app.Makertime.class,
            "run",
            "--config",
            config.toString())) {
      run.await("reporter  ");
      load(run);
    }
    ProcessSample warm = ProcessSample.middle(samples, WARM, WARM.plus(WARM.dividedBy(4)));
    ProcessSample last = ProcessSample.middle(samples, WHOLE.minus(WARM.dividedBy(4)), WHOLE);
    System.out.printf(
        "soak    %d taken%n  warm %s%n  last %s%n  MiB in use in the heap: %s%n",
        taken.get(), warm, last, live);

    assertThat(taken.get()).as("posts that were taken").isGreaterThan(posts.get() * 99 / 100);
    assertThat(last.threads()).as("threads").isLessThanOrEqualTo(warm.threads() + 4);
    assertThat(last.descriptors()).as("descriptors").isLessThanOrEqualTo(warm.descriptors() + 40);
    assertThat(last.mebibytes()).as("memory").isLessThan(warm.mebibytes() * 115 / 100);
    assertThat(live.get(1)).as("MiB in use in the heap").isLessThan(live.get(0) * 115 / 100 + 10);
    assertThat(last.disk()).as("disk, in MiB").isLessThan(warm.disk() + 512);
    assertThat(Files.size(log)).as("the log").isLessThan(10_000);
  }

  private void load(Child run) throws Exception {
    String collector =
        run.output()
            .lines()
            .filter(line -> line.startsWith("collector "))
            .map(line -> line.substring(line.indexOf("http")))
            .findFirst()
            .orElseThrow();
    CollectorClient poster = new CollectorClient(() -> collector, "secret");
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    Instant began = Instant.now();
    var unused =
        clock.scheduleAtFixedRate(
            () -> post(poster), 0, 1_000_000 / POSTS_PER_SECOND, TimeUnit.MICROSECONDS);
    var unused2 = clock.scheduleAtFixedRate(() -> sample(run, began), 10, 10, TimeUnit.SECONDS);
    assertThat(clock.awaitTermination(WARM.toSeconds(), TimeUnit.SECONDS)).isFalse();
    live.add(ProcessSample.liveMebibytes(run.pid()));
    assertThat(clock.awaitTermination(WHOLE.minus(WARM).toSeconds(), TimeUnit.SECONDS)).isFalse();
    live.add(ProcessSample.liveMebibytes(run.pid()));
    clock.shutdownNow();
    assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private void post(CollectorClient poster) {
    long post = posts.getAndIncrement();
    String lines =
        IntStream.range(0, PER_POST)
            .mapToObj(i -> CollectorClient.line(activity(post * PER_POST + i)))
            .collect(Collectors.joining("\n"));
    try {
      if (poster.send(lines) == 202) {
        taken.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void sample(Child run, Instant began) {
    samples.add(
        ProcessSample.of(
            run.pid(), directory.resolve("data"), Duration.between(began, Instant.now())));
  }

  /** The same two thousand again and again, each time a newer version. */
  private static Activity activity(long number) {
    long which = number % (PEOPLE * EACH);
    Instant start =
        Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(which % 20, ChronoUnit.DAYS)
            .plus(9 * 60 + which % 400, ChronoUnit.MINUTES);
    return new Activity(
        "x/" + which,
        number,
        "x:p" + which % PEOPLE,
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(60 + number % 600),
        null,
        "a/b",
        Map.of(),
        false);
  }

  private Path configuration() throws Exception {
    String people =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> "{id: p%d, name: P, identities: [\"x:p%d\"]}".formatted(i, i))
            .collect(Collectors.joining(", "));
    Files.writeString(directory.resolve("organization.yaml"), "people: [" + people + "]\n");
    return Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        collector: {port: 0, tokens: [secret]}
        reporter: {port: 0}
        """);
  }
}
