package dev.makertime.app.demo;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.app.files.DirectoryTree;
import dev.makertime.app.files.ScratchDirectory;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.simulator.Polls;
import dev.makertime.app.simulator.SimulatedHistory;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.SimulatedTools;
import dev.makertime.app.simulator.SteadyWaits;
import dev.makertime.app.simulator.truth.TrueHours;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Runs the whole product on a simulated organization, whose true hours are known. */
public final class Demo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SECRET = "demo-secret";
  private static final int ATTEMPTS = 5;

  /** How much is planned of what is to come: some eight hours of an accelerated demo. */
  private static final int WEEKS_AHEAD = 12;

  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final long seed;
  private final Random random;
  private final Clock clock;
  private final ScratchDirectory scratch;
  private final Path directory;
  private final SimulatedTools tools;
  private final Organization organization;
  private final List<ConfiguredSource> sources;
  private final DemoTokens visitors;
  private final Instance instance;
  private final Consumer<String> progress;

  /** Up to when the history is fed. */
  private Instant now;

  /**
   * Starts the tools and makertime on a fresh directory.
   *
   * @param weeks how much history the organization has, from 1
   * @param last the history's last day
   * @param progress receives the current step
   */
  public Demo(
      int weeks, LocalDate last, long seed, int port, Clock clock, Consumer<String> progress)
      throws IOException {
    this(cast(weeks, last), seed, port, clock, progress);
  }

  /**
   * Starts one whose time goes faster than the machine's once its history has been read, from the
   * morning of a working day on. There is more to wait for in it than usual.
   *
   * @param now at the machine, on any day and at any hour
   * @param pace how many seconds of working hours pass in one, 1 to {@link
   *     AcceleratedClock#FASTEST}
   */
  public static Demo accelerated(
      int weeks, Instant now, long seed, int port, int pace, Consumer<String> progress)
      throws IOException {
    LocalDate today = WorkingHours.ofDemo(WorkingHours::isWeekday).lastWorkday(now);
    SimulatedOrganization cast = cast(weeks, today.plusDays(1)).until(today.plusWeeks(WEEKS_AHEAD));
    WorkingHours hours = WorkingHours.ofDemo(cast::isWorkday);
    Instant start = AcceleratedClock.start(hours, now);
    Clock clock = new AcceleratedClock(hours, start, pace, Clock.systemUTC());
    return new Demo(cast, seed, port, clock, progress);
  }

  private Demo(
      SimulatedOrganization cast, long seed, int port, Clock clock, Consumer<String> progress)
      throws IOException {
    this.cast = cast;
    this.clock = clock;
    now = clock.instant();
    this.progress = progress;
    play = new SimulatedHistory(cast, seed, clock);
    this.seed = seed;
    if (clock instanceof AcceleratedClock) {
      SteadyWaits.add(play, cast, LocalDate.ofInstant(clock.instant(), clock.getZone()), seed);
    }
    random = new Random(seed);
    scratch = ScratchDirectory.make("makertime-demo");
    directory = scratch.path();
    tools = new SimulatedTools(cast, play, SECRET, clock);
    try {
      Path file = directory.resolve("makertime.yaml");
      DemoReports.writeInputs(directory, cast, play.truth());
      Files.writeString(file, configurationYaml(port));
      Configuration configuration = ConfigurationFile.read(file, Map.of());
      organization = OrganizationFile.read(configuration.organization());
      visitors = DemoTokens.of(directory.resolve("tokens.json"), Clock.systemUTC().instant());
      sources = MeasuredKnowledge.sources(configuration);
      instance = new Instance(configuration, organization, visitors.offers(), clock, progress);
    } catch (ConfigurationFile.Invalid | InvalidOrganization e) {
      stopEarly();
      throw new IllegalStateException("the demo's own files are wrong: " + FailureText.of(e), e);
    } catch (RuntimeException e) {
      stopEarly();
      throw e;
    }
  }

  private void stopEarly() throws IOException {
    tools.close();
    delete();
  }

  private static SimulatedOrganization cast(int weeks, LocalDate last) {
    LocalDate monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return SimulatedOrganization.playing(monday.minusWeeks(weeks - 1L), last);
  }

  /** The last Sunday that is over everywhere. */
  public static LocalDate lastWeekEnd(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC)
        .minusDays(1)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }

  public String collectorUrl() {
    return instance.collectorUrl();
  }

  public String reporterUrl() {
    return instance.reporterUrl();
  }

  /** The roles that visitors may log in as. */
  public DemoTokens visitors() {
    return visitors;
  }

  /** Lets everything happen that has happened by now, with all the disorder of the world. */
  public void feedHistory() throws InterruptedException {
    now = clock.instant();
    List<SimulatedWebhookCall> past = play.hooksUntil(now);
    progress.accept(
        "reading GitLab, Airflow, digdag and %d calendars, and sending %d webhooks"
            .formatted(tools.calendars(), past.size()));
    progress.accept(
        "nuno's calendar has events that cannot be read, on purpose: warnings about calendar-nuno"
            + " are part of the demo");
    readAll();
    tools.sendPast(past, collector(), random);
    tools.changeCalendars();
    readAll();
    if (instance.awaitSettled(PATIENCE)) {
      instance.publish();
    }
  }

  private void readAll() throws InterruptedException {
    if (!instance.readAll()) {
      progress.accept("some sources could not be read; comparing the rest");
    }
  }

  /** Lets the rest happen when its time comes, once the history has been fed. */
  public void feedPresent() throws InterruptedException {
    if (clock instanceof AcceleratedClock accelerated) {
      accelerated.begin();
    }
    tools.sendComing(now, collector());
  }

  /**
   * Waits until the days have settled, compares them with the truth and writes the reports.
   *
   * @return whether every day of everybody is true to the second, and known as far as it can be
   */
  public boolean prove(Path out, PrintWriter results) throws IOException, InterruptedException {
    TrueHours faster = new SimulatedHistory(cast, seed, clock, DemoReplay.trueHours()).truth();
    return new DemoProof(
            cast, play.truth(), play.knowledge(), organization, instance, sources, clock, progress)
        .write(out, faster, results);
  }

  private URI collector() {
    return URI.create(instance.collectorUrl());
  }

  private String configurationYaml(int port) {
    return """
    organization: organization.yaml
    data: {directory: data}
    kafka: {partitions: 2}
    collector: {port: 0, tokens: [demo-token]}
    reporter: {port: %d, auth: {tokens: tokens.json}, scenarios: scenarios.yaml}
    """
            .formatted(port)
        + tools.sourcesYaml(SECRET, clock instanceof AcceleratedClock ? Polls.OFTEN : Polls.USUAL);
  }

  /** Shortens {@link #close}: a process that is asked to end is killed soon. */
  public void hurry() {
    instance.hurry();
  }

  @Override
  public void close() throws IOException {
    tools.close();
    instance.close();
    delete();
  }

  private void delete() throws IOException {
    scratch.close();
    for (int attempt = 1; Files.exists(directory); attempt++) {
      try {
        DirectoryTree.delete(directory);
      } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        progress.accept("a part is still writing; deleting again");
      }
    }
  }
}
