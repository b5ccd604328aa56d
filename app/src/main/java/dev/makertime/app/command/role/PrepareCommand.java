package dev.makertime.app.command.role;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.compose.CollectorStart;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.files.ScratchDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Command {@code prepare}: processes one event in a temporary directory, so that the launcher can
 * record the loaded classes (class data sharing). With them a start takes half the time.
 */
@Command(
    name = "prepare",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Processes one event in a temporary directory, and ends; for the launcher.")
public final class PrepareCommand implements Callable<Integer> {
  private static final String ACTIVITY =
      """
      {"id":"a/1","revision":1,"identity":"email:ana@example.com","kind":"wait","start":"2026-01-05T10:00:00Z","end":"2026-01-05T10:01:00Z","subject":"a/b"}
      """;

  @Override
  public Integer call() throws Exception {
    ScratchDirectory scratch = ScratchDirectory.make("makertime-prepare");
    try (CollectorStart intake =
        new CollectorStart(configuration(scratch.path()), Clock.systemUTC())) {
      HttpRequest event =
          HttpRequest.newBuilder(URI.create(intake.url() + "/v1/activities"))
              .header("Authorization", "Bearer prepare")
              .header("Content-Type", "application/x-ndjson")
              .POST(HttpRequest.BodyPublishers.ofString(ACTIVITY))
              .build();
      int status =
          HttpClient.newHttpClient()
              .send(event, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 202) {
        throw new Failure("the event was answered with " + status);
      }
    } finally {
      scratch.delete();
    }
    return 0;
  }

  private static Configuration configuration(Path directory) throws Exception {
    Files.writeString(directory.resolve("organization.yaml"), "people: [{id: ana}]\n");
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            collector: {port: 0, tokens: [prepare]}
            reporter: {port: 0}
            sources:
              - {type: gitlab, secrets: [prepare]}
              - {type: github, secrets: [prepare]}
            """);
    InputFiles.organization(directory.resolve("organization.yaml"));
    return InputFiles.configuration(file);
  }
}
