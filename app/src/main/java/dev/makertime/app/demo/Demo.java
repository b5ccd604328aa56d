package dev.makertime.app.demo;

import dev.makertime.analysis.knowledge.KnownSource;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.app.files.DirectoryTree;
import dev.makertime.app.files.ScratchDirectory;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.simulator.SimulatedHistory;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.SimulatedPromise;
import dev.makertime.app.simulator.SimulatedTools;
import dev.makertime.app.simulator.webhook.Webhook;
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

  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final Random random;
  private final Clock clock;
  private final ScratchDirectory scratch;
  private final Path directory;
  private final SimulatedTools tools;
  private final Organization organization;
  private final List<KnownSource> sources;
  private final DemoTokens visitors;
  private final Instance instance;
  private final Consumer<String> progress;

  /**
   * Starts the tools and makertime on a fresh directory.
   *
   * @param weeks how much history the organization has, from 1
   * @param last the history's last day
   * @param progress receives the current step
   */
  public Demo(
      int weeks,
      LocalDate last,
      long seed,
      int collectorPort,
      int reporterPort,
      Clock clock,
      Consumer<String> progress)
      throws IOException {
    this.clock = clock;
    this.progress = progress;
    LocalDate monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    cast = SimulatedOrganization.playing(monday.minusWeeks(weeks - 1L), last);
    play = new SimulatedHistory(cast, seed, clock);
    random = new Random(seed);
    scratch = ScratchDirectory.make("makertime-demo");
    directory = scratch.path();
    tools = new SimulatedTools(cast, play, SECRET, clock);
    try {
      Path file = directory.resolve("makertime.yaml");
      Files.writeString(directory.resolve("organization.yaml"), cast.organizationYaml());
      Files.writeString(directory.resolve("scenarios.yaml"), DemoReports.SCENARIOS);
      Files.writeString(
          directory.resolve(SimulatedPromise.FILE), SimulatedPromise.json(cast, play.truth()));
      Files.writeString(file, configurationYaml(collectorPort, reporterPort));
      Configuration configuration = ConfigurationFile.read(file, Map.of());
      organization = OrganizationFile.read(configuration.organization());
      visitors = DemoTokens.of(directory.resolve("tokens.json"), clock.instant());
      sources = MeasuredKnowledge.sources(configuration);
      instance = new Instance(configuration, organization, visitors.offers(), clock, progress);
    } catch (ConfigurationFile.Invalid | InvalidOrganization e) {
      tools.close();
      delete();
      throw new IllegalStateException("the demo's own files are wrong: " + FailureText.of(e), e);
    } catch (RuntimeException e) {
      tools.close();
      delete();
      throw e;
    }
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
    Instant now = clock.instant();
    List<Webhook> past = play.hooksUntil(now);
    progress.accept(
        "reading GitLab, Airflow, digdag and %d calendars, and sending %d webhooks"
            .formatted(tools.calendars(), past.size()));
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

  /** Lets the rest happen when its time comes. */
  public void feedPresent() throws InterruptedException {
    tools.sendComing(collector());
  }

  /**
   * Waits until the days have settled, compares them with the truth and writes the reports.
   *
   * @return whether every day of everybody is true to the second, and known as far as it can be
   */
  public boolean prove(Path out, PrintWriter results) throws IOException, InterruptedException {
    return new DemoProof(
            cast, play.truth(), play.knowledge(), organization, instance, sources, clock, progress)
        .write(out, results);
  }

  private URI collector() {
    return URI.create(instance.collectorUrl());
  }

  private String configurationYaml(int collectorPort, int reporterPort) {
    return """
    organization: organization.yaml
    data: {directory: data}
    kafka: {partitions: 2}
    collector: {port: %d, tokens: [demo-token]}
    reporter: {port: %d, auth: {tokens: tokens.json}, scenarios: scenarios.yaml}
    """
            .formatted(collectorPort, reporterPort)
        + tools.sourcesYaml(SECRET);
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
