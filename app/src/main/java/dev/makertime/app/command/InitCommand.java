package dev.makertime.app.command;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Report;
import dev.makertime.app.check.SourceCheck;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.setup.FirstFiles;
import dev.makertime.collector.init.FirstConfiguration;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.render.html.HtmlReport;
import dev.makertime.render.text.ReportText;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code init}: writes a first configuration from a GitLab or GitHub or both, and a report.
 */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a first configuration and report from a GitLab or GitHub or both, with tokens that may "
          + "read; optionally also from an MLflow and an Airflow.%n",
      "Reads the members and commits of a group, and writes organization.yaml and makertime.yaml "
          + "with a comment on every guess. Then it reads the pipelines and writes the report.%n",
      "Tokens and passwords are taken from the environment. `makertime run` continues from "
          + "the data that was read, also after an interruption."
    })
public final class InitCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin InitSources sources = new InitSources();

  @Option(
      names = "--last",
      defaultValue = "P90D",
      description = "The period to read, up to now, such as P90D. Default: ${DEFAULT-VALUE}")
  Period last;

  @Option(
      names = "--out",
      defaultValue = ".",
      description = "The directory to write to. Default: the current one.")
  Path out;

  @Override
  public Integer call() throws Exception {
    Clock clock = Clock.systemUTC();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate since = today.minus(last);
    sources.check(spec.commandLine());
    if (!since.isBefore(today)) {
      throw new ParameterException(spec.commandLine(), "--last must be a time like P90D");
    }
    PrintWriter err = spec.commandLine().getErr();
    Path configuration = write(since, clock, err);
    Configuration settings = quiet(InputFiles.configuration(configuration));
    Organization organization = InputFiles.organization(settings.organization());
    err.println("reading pipelines and runs since " + since);
    try (Instance instance = new Instance(settings, organization, clock, err::println)) {
      readAll(instance, configuration);
      err.println("computing days");
      if (!instance.awaitSettled(Duration.ofMinutes(10))) {
        err.println("this takes long: the report shows the days so far");
      }
      report(
          instance.store(),
          organization,
          StoredKnowledge.of(
              instance.store(), organization, MeasuredKnowledge.sources(settings), clock.instant()),
          since,
          today.minusDays(1));
    }
    PrintWriter says = spec.commandLine().getOut();
    says.printf("%nReview %s: every guess is marked.%n", out.resolve("organization.yaml"));
    says.printf("Continue with: makertime run --config %s%n", configuration);
    says.flush();
    return 0;
  }

  private Path write(LocalDate since, Clock clock, PrintWriter err) throws Failure {
    FirstFiles files = new FirstFiles(out, clock);
    files.requireNothingThere();
    FirstConfiguration drafted =
        files.draft(sources.tools(), sources.mlflow(), sources.airflow(), since, err::println);
    files.write(drafted.organization(), drafted.makertime(), InputFiles.variables());
    err.printf("%s: %s%n", files.organization(), drafted.summary());
    for (SourceCheck.Result one : files.tried(InputFiles.variables())) {
      err.printf("source %s: %s%n", one.name(), one.line());
      if (!one.isFine()) { // the files stay: an address or a right may be wrong, no guess
        throw new Failure(
            "the source %s cannot be read; correct %s, then `makertime run --config %s`"
                .formatted(one.name(), files.makertime(), files.makertime()));
      }
    }
    return files.makertime();
  }

  /** Nobody calls yet, and nobody looks: the usual ports may be somebody else's. */
  private static Configuration quiet(Configuration configuration) {
    Configuration.Collector collector = configuration.collector();
    return new Configuration(
        configuration.organization(),
        configuration.data(),
        configuration.kafka(),
        new Configuration.Collector(
            0, collector.bind(), collector.tokens(), collector.spoolBytes(), collector.limits()),
        configuration.sources(),
        configuration.streams(),
        new ReporterSettings(
            0,
            "127.0.0.1",
            null,
            configuration.reporter().privacy(),
            null,
            configuration.reporter().limits(),
            configuration.reporter().keepRuns()));
  }

  private static void readAll(Instance instance, Path configuration)
      throws Failure, InterruptedException {
    if (!instance.readAll()) {
      throw new Failure(
          "not everything could be read; the rest is kept. Continue with `makertime run --config %s`"
              .formatted(configuration));
    }
  }

  private void report(
      DayStore store, Organization organization, Knowledge knowledge, LocalDate from, LocalDate to)
      throws Failure {
    List<EngineerDay> days = store.days(new DayStore.Query(from, to, null, null));
    Report report = Report.of(organization, days, from, to, knowledge).ofTeams();
    Path html = out.resolve("report.html");
    try {
      Files.writeString(html, HtmlReport.of(report, PrivacySettings.DEFAULT));
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(html, FailureText.of(e)), e);
    }
    PrintWriter says = spec.commandLine().getOut();
    says.print(ReportText.of(report));
    says.printf("%nThe report is %s. No calendar is read yet: meetings are unknown.%n", html);
    says.flush();
  }
}
