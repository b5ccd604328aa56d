package dev.makertime.app;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.makertime.app.compose.Configuration;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.render.DayLines;
import dev.makertime.reporter.render.HtmlReport;
import dev.makertime.reporter.render.TextTable;
import dev.makertime.reporter.report.Report;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was measured in a period. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Reports what was measured between two days.%n",
      "A running makertime that holds the store is asked; otherwise the store is opened."
    })
final class ReportCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    HTML,
    JSON,
    CSV
  }

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(names = "--from", required = true, description = "First day, such as 2026-01-31.")
  LocalDate from;

  @Option(names = "--to", required = true, description = "Last day, included.")
  LocalDate to;

  @Option(names = "--team", description = "One team only.")
  @Nullable String team;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "${COMPLETION-CANDIDATES}. Default: a table for the terminal.")
  Format format;

  @Option(names = "--out", description = "The file to write. Default: standard output.")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    if (to.isBefore(from)) {
      throw new Failure("--to is before --from");
    }
    Configuration configuration = Inputs.configuration(config);
    Organization organization = Inputs.organization(configuration.organization());
    List<EngineerDay> days = days(configuration);
    String text =
        switch (format) {
          case TABLE -> TextTable.of(Report.of(organization, days, from, to));
          case HTML -> HtmlReport.of(Report.of(organization, days, from, to), false);
          case JSON -> DayLines.json(days);
          case CSV -> DayLines.csv(days);
        };
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      write(out, text);
    }
    return 0;
  }

  private static void write(Path file, String text) throws Failure {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private List<EngineerDay> days(Configuration configuration) throws Failure {
    Path store = configuration.data().resolve("store");
    if (!Files.exists(store)) {
      throw new Failure(
          "nothing has been measured in %s yet: start `makertime run --config %s` first"
              .formatted(configuration.data(), config));
    }
    try (DayStore days = DayStore.open(store)) {
      return days.days(new DayStore.Query(from, to, null, team));
    } catch (DayStore.Unavailable e) {
      return ask(configuration, e);
    }
  }

  private List<EngineerDay> ask(Configuration configuration, DayStore.Unavailable why)
      throws Failure {
    try {
      String url = Files.readString(configuration.data().resolve("reporter.url")).strip();
      String query = "/api/days?from=%s&to=%s".formatted(from, to);
      String ofTeam =
          team == null ? "" : "&team=" + URLEncoder.encode(team, StandardCharsets.UTF_8);
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + query + ofTeam))
                      .timeout(Duration.ofSeconds(60))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      return Json.MAPPER.readValue(answer.body(), new TypeReference<List<EngineerDay>>() {});
    } catch (IOException e) {
      throw new Failure(why.getMessage() + ", and no running reporter answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }
}
