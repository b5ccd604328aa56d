package dev.makertime.app.demo;

import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Report;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.app.files.ScratchDirectory;
import dev.makertime.app.measured.Measured;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.simulator.GitLabEvents;
import dev.makertime.app.simulator.SimulatedHistory;
import dev.makertime.app.simulator.SimulatedOrganization;
import dev.makertime.app.simulator.SimulatedPromise;
import dev.makertime.app.simulator.SimulatedTools;
import dev.makertime.app.simulator.TrueHours;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.render.html.HtmlReport;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.reporter.store.DayStore;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole product on a simulated organization, whose true hours are known. */
public final class Demo implements AutoCloseable {
  private static final String SECRET = "demo-secret";
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(170);

  private final SimulatedOrganization cast;
  private final SimulatedHistory play;
  private final Random random;
  private final Clock clock;
  private final ScratchDirectory scratch;
  private final Path directory;
  private final SimulatedTools tools;
  private final Organization organization;
  private final DemoTokens visitors;
  private final Instance instance;
  private final Consumer<String> progress;

  /**
   * Starts the tools and makertime on a fresh directory.
   *
   * @param weeks how much history the organization has, from 1
   * @param last the history's last day
   * @param progress is told what is being done
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
      instance = new Instance(configuration, organization, visitors.offers(), clock, progress);
    } catch (ConfigurationFile.Invalid | InvalidOrganization e) {
      tools.close();
      delete();
      throw new IllegalStateException("the demo's own files are wrong: " + e.getMessage(), e);
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

  /** As whom one may look around. */
  public DemoTokens visitors() {
    return visitors;
  }

  /** Lets everything happen that has happened by now, with all the disorder of the world. */
  public void feedHistory() throws InterruptedException {
    Instant now = clock.instant();
    List<GitLabEvents.Hook> past = play.hooksUntil(now);
    progress.accept(
        "reading GitLab, Airflow, digdag and %d calendars, and feeding %d webhooks"
            .formatted(cast.members().size(), past.size()));
    readAll();
    tools.deliver(past, webhook(), random);
    tools.changeCalendars();
    readAll();
  }

  private void readAll() throws InterruptedException {
    if (!instance.readAll()) {
      progress.accept("not all could be read; what was is compared");
    }
  }

  /** Lets the rest of the plan happen when its time comes. */
  public void feedPresent() throws InterruptedException {
    tools.sendComing(webhook());
  }

  /**
   * Waits until the days have settled, compares them with the truth and writes the reports.
   *
   * @return whether every day of everybody is true to the second
   */
  public boolean prove(Path out, PrintWriter says) throws IOException, InterruptedException {
    progress.accept("waiting until the days have settled");
    List<EngineerDay> days = settled();
    DemoReports reports =
        new DemoReports(cast, play.truth(), organization, Measured.in(instance.store()));
    write(out, days, reports.verdict(days));
    Map<String, String> teams =
        cast.members().stream()
            .collect(
                Collectors.toMap(
                    SimulatedOrganization.Member::id, member -> String.valueOf(member.team())));
    List<TrueHours.Verdict> verdicts = verdicts(days, teams);
    verdicts.forEach(verdict -> says.println(verdict.says()));
    List<Delivery> deliveries =
        instance.store().deliveries().between(cast.from(), cast.to().plusDays(1), null);
    boolean delivered = play.truth().agreesWith(deliveries);
    says.printf(
        "releases %d, with their lead times  measured %s true%n",
        deliveries.stream().filter(Delivery::isRelease).count(), delivered ? "=" : "≠");
    boolean changed = reports.write(out, days, clock.instant(), says);
    boolean agrees = delivered && changed && verdicts.stream().allMatch(TrueHours.Verdict::agrees);
    says.println(
        agrees
            ? "Every day of everybody is true to the second."
            : "What was measured is not what happened.");
    says.flush();
    return agrees;
  }

  private List<TrueHours.Verdict> verdicts(List<EngineerDay> days, Map<String, String> teams) {
    return Stream.concat(
            play.truth().compare(days, person -> "person " + person).stream(),
            play
                .truth()
                .compare(days, person -> "team " + teams.getOrDefault(person, "none"))
                .stream())
        .toList();
  }

  /** The days once streams has nothing left to do and the store has taken over what it said. */
  private List<EngineerDay> settled() throws InterruptedException {
    if (!instance.awaitSettled(PATIENCE)) {
      progress.accept("not settled yet; what is there is compared");
    }
    return days();
  }

  private List<EngineerDay> days() {
    return instance.store().days(new DayStore.Query(cast.from(), cast.to(), null, null));
  }

  private void write(Path out, List<EngineerDay> days, VerdictLine verdict) throws IOException {
    Files.createDirectories(out);
    Report report = Report.of(organization, days, cast.from(), cast.to()).ofTeams();
    AutomationBacklog backlog =
        AutomationBacklog.of(organization, explanations(), cast.from(), cast.to(), Privacy.DEFAULT);
    Files.writeString(
        out.resolve("report.html"),
        HtmlReport.of(report, backlog, List.of(verdict), Privacy.DEFAULT));
    Files.writeString(out.resolve("days.jsonl"), DayLines.json(days));
    Files.writeString(out.resolve("days.csv"), DayLines.csv(days));
    progress.accept("reports are in " + out.toAbsolutePath());
  }

  private List<Explanation> explanations() {
    try {
      return MeasuredFindings.explanations(
          Measured.in(instance.store()),
          organization,
          cast.from(),
          cast.to(),
          null,
          clock.instant());
    } catch (Measured.Unavailable e) {
      throw new IllegalStateException(e);
    }
  }

  private URI webhook() {
    return URI.create(instance.collectorUrl() + "/webhooks/gitlab");
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

  /** Lets {@link #close} give up early: whoever was told to end is killed before long. */
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
        for (Path file : files()) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        progress.accept("what has not yet ended still writes; deleting again");
      }
    }
  }

  /** What is in a directory comes before it. */
  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
