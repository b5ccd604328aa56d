package dev.makertime.app.command;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.analysis.report.Report;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ReporterSettings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
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
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code init}: writes a first configuration from a GitLab, and a first report. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a first configuration and report from a GitLab and a token with read access.%n",
      "Reads the members and commits of a group, and writes organization.yaml and makertime.yaml "
          + "with a comment on every guess. Then it reads the pipelines and writes the report.%n",
      "The token (scope read_api) is taken from the environment. `makertime run` continues from "
          + "the data that was read, also after an interruption."
    })
public final class InitCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--gitlab", required = true, description = "The address of the GitLab.")
  URI gitLab;

  @Option(names = "--group", required = true, description = "The path of the group.")
  String group;

  @Option(
      names = "--last",
      defaultValue = "P90D",
      description = "The period to read, up to now, such as P90D. Default: ${DEFAULT-VALUE}")
  Period last;

  @Option(
      names = "--token-variable",
      defaultValue = "GITLAB_TOKEN",
      description = "The environment variable with the token. Default: ${DEFAULT-VALUE}")
  String tokenVariable;

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
    if (!since.isBefore(today)) {
      throw new ParameterException(spec.commandLine(), "--last must be a time like P90D");
    }
    PrintWriter err = spec.commandLine().getErr();
    Path configuration = write(since, clock, err);
    Configuration settings = quiet(InputFiles.configuration(configuration));
    Organization organization = InputFiles.organization(settings.organization());
    err.println("reading pipelines since " + since);
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
    Path organization = out.resolve("organization.yaml");
    Path makertime = out.resolve("makertime.yaml");
    for (Path file : List.of(organization, makertime)) {
      if (Files.exists(file)) {
        throw new Failure(
            "%s already exists: continue with `makertime run --config %s`, or choose another --out"
                .formatted(file, makertime));
      }
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new Failure("%s is a file: choose another --out".formatted(out));
    }
    FirstConfiguration files = ask(since, clock, err);
    try {
      Files.createDirectories(out);
      Files.writeString(organization, files.organization());
      Files.writeString(makertime, files.makertime());
      checked(organization, makertime);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(out, FailureText.of(e)), e);
    }
    err.printf("%s: %s%n", organization, files.summary());
    return makertime;
  }

  /** Files that cannot be read would only stand in the way. */
  private static void checked(Path organization, Path makertime) throws Failure, IOException {
    try {
      InputFiles.organization(organization);
      InputFiles.configuration(makertime);
    } catch (Failure e) {
      Files.delete(organization);
      Files.delete(makertime);
      throw e;
    }
  }

  private FirstConfiguration ask(LocalDate since, Clock clock, PrintWriter err) throws Failure {
    if (gitLab.getHost() == null
        || !Objects.requireNonNullElse(gitLab.getScheme(), "").matches("https?")) {
      throw new ParameterException(
          spec.commandLine(), "--gitlab must be an http or https address, not " + gitLab);
    }
    String token = System.getenv(tokenVariable);
    if (token == null || token.isBlank()) {
      throw new Failure(
          "the environment variable %s is not set: it must hold a token with the scope read_api"
              .formatted(tokenVariable));
    }
    String base = gitLab.toString().replaceFirst("/*$", "/api/v4/");
    HttpApi api = HttpApi.of(URI.create(base), ApiLogin.fixed("PRIVATE-TOKEN", token), clock);
    try {
      return FirstConfiguration.ofGitLab(api, gitLab, group, tokenVariable, since, err::println);
    } catch (ConnectException e) {
      throw new Failure("no server answers at %s".formatted(gitLab), e);
    } catch (IOException e) {
      throw new Failure(
          "%s, group %s: %s".formatted(gitLab.getHost(), group, FailureText.of(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
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
            configuration.reporter().limits()));
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
      Files.writeString(html, HtmlReport.of(report, Privacy.DEFAULT));
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(html, FailureText.of(e)), e);
    }
    PrintWriter says = spec.commandLine().getOut();
    says.print(ReportText.of(report));
    says.printf("%nThe report is %s. No calendar is read yet: meetings are unknown.%n", html);
    says.flush();
  }
}
