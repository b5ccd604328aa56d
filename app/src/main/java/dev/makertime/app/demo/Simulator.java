package dev.makertime.app.demo;

import dev.makertime.app.simulator.Polls;
import dev.makertime.app.simulator.SimulatedHistory;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.SimulatedTools;
import dev.makertime.topics.permissions.OwnerOnly;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulated tools in a process of their own, for a makertime in another process. The start
 * time is stored in a file, so that a restart continues the same simulation.
 */
public final class Simulator implements AutoCloseable {
  /** Where the makertime listens whose files are written without a base. */
  public static final String COLLECTOR = "http://127.0.0.1:8090";

  private static final String BASE =
      """
      organization: organization.yaml
      data: {directory: data}
      collector: {port: 8090}
      reporter: {port: 8080, scenarios: scenarios.yaml}
      """;

  private static final Pattern SOURCES = Pattern.compile("(?m)^[\"']?sources[\"']?\\s*:");
  private static final int SECRET_BYTES = 24;

  /** A configuration to which sources cannot be added. */
  public static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(Path file) {
      super(file + " must not have sources");
    }
  }

  private static final long SEED = 7;
  private static final int WEEKS_AHEAD = 8;

  private final Path directory;
  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final Clock clock;
  private final SimulatedTools tools;

  /** What the configuration says of the secret. */
  private final String named;

  /**
   * Starts the tools.
   *
   * @param directory where it is kept when the play began
   * @param weeks of history, when it begins
   * @param at where the tools answer
   * @param host under which others reach them
   * @param secret by which their GitLab's calls are known; empty = one that is made once and kept
   *     in a file of the directory
   */
  public Simulator(
      Path directory, int weeks, InetSocketAddress at, String host, String secret, Clock clock)
      throws IOException {
    this.directory = Files.createDirectories(directory);
    this.clock = clock;
    LocalDate from = from(directory.resolve("simulated-since"), weeks, clock);
    LocalDate now = from.plusWeeks(weeks);
    cast = SimulatedOrganization.playing(from, now.minusDays(1)).until(now.plusWeeks(WEEKS_AHEAD));
    play = new SimulatedHistory(cast, SEED, clock);
    String known = secret.isEmpty() ? secretIn(directory.resolve("hook-token")) : secret;
    named = secret.isEmpty() ? known : "${GITLAB_HOOK_TOKEN}";
    tools = new SimulatedTools(cast, play, known, clock, at, host);
  }

  private static String secretIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(bytes);
      Path next = OwnerOnly.temporaryFileBeside(file, "hook-token", ".new");
      Files.writeString(next, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
      Files.move(next, file);
    }
    return Files.readString(file).strip();
  }

  private static LocalDate from(Path file, int weeks, Clock clock) throws IOException {
    if (Files.exists(file)) {
      return LocalDate.parse(Files.readString(file).strip());
    }
    LocalDate from =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(weeks - 1L);
    Files.writeString(file, from + "\n");
    return from;
  }

  /**
   * Writes the files of a makertime that listens to these tools.
   *
   * @param base a configuration without sources; absent = one that needs nothing else
   * @throws Unfit when it has sources
   */
  public void write(@Nullable Path base) throws IOException, Unfit {
    String begin = base == null ? BASE : Files.readString(base);
    if (base != null && SOURCES.matcher(begin).find()) {
      throw new Unfit(base);
    }
    DemoReports.writeInputs(directory, cast, play.truth());
    Files.writeString(
        directory.resolve("makertime.yaml"),
        begin + (begin.endsWith("\n") ? "" : "\n") + tools.sourcesYaml(named, Polls.USUAL));
  }

  /** Lets happen what has happened by now, and then the rest when its time comes. */
  public void play(URI collector, Consumer<String> progress) throws InterruptedException {
    Instant now = clock.instant();
    var past = play.hooksUntil(now);
    progress.accept("sending %2$d webhooks to %1$s".formatted(collector, past.size()));
    tools.sendPast(past, collector, new Random(SEED));
    tools.changeCalendars();
    progress.accept("the history has been sent; new events come live");
    tools.sendComing(now, collector);
    progress.accept("the simulation has ended");
  }

  @Override
  public void close() {
    tools.close();
  }
}
