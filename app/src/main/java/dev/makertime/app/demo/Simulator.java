package dev.makertime.app.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The simulated organization's tools by themselves, for a makertime that runs elsewhere. When the
 * play began is kept in a file, so that it is the same one after a restart.
 */
public final class Simulator implements AutoCloseable {
  private static final long SEED = 7;
  private static final int WEEKS_AHEAD = 8;

  private final Path directory;
  private final Cast cast;
  private final Play play;
  private final Clock clock;
  private final SimulatedTools tools;

  /**
   * Starts the tools.
   *
   * @param directory where it is kept when the play began
   * @param weeks of history, when it begins
   * @param at where the tools answer
   * @param host under which others reach them
   * @param secret by which their GitLab's calls are known
   */
  public Simulator(
      Path directory, int weeks, InetSocketAddress at, String host, String secret, Clock clock)
      throws IOException {
    this.directory = Files.createDirectories(directory);
    this.clock = clock;
    LocalDate from = from(directory.resolve("simulated-since"), weeks, clock);
    LocalDate now = from.plusWeeks(weeks);
    cast = Cast.playing(from, now.minusDays(1)).until(now.plusWeeks(WEEKS_AHEAD));
    play = new Play(cast, SEED, clock);
    tools = new SimulatedTools(cast, play, secret, clock, at, host);
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
   * @param base a configuration without sources
   */
  public void write(Path base) throws IOException {
    Files.writeString(directory.resolve("organization.yaml"), cast.organizationYaml());
    Files.writeString(directory.resolve("scenarios.yaml"), Studies.SCENARIOS);
    Files.writeString(
        directory.resolve("makertime.yaml"),
        Files.readString(base) + tools.sourcesYaml("${GITLAB_HOOK_TOKEN}"));
  }

  /** Lets happen what has happened by now, and then the rest when its time comes. */
  public void play(URI collector, Consumer<String> progress) throws InterruptedException {
    URI webhook = collector.resolve("/webhooks/gitlab");
    var past = play.hooksUntil(clock.instant());
    progress.accept("calling %s %d times".formatted(webhook, past.size()));
    tools.deliver(past, webhook, new Random(SEED));
    tools.changeCalendars();
    progress.accept("the history is in; what comes now comes live");
    tools.sendComing(webhook);
    progress.accept("the play is over");
  }

  @Override
  public void close() {
    tools.close();
  }
}
