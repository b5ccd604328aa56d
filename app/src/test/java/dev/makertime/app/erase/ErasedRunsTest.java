package dev.makertime.app.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.publish.SpoolingInbox;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.testkit.world.RecentDates;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of somebody who is erased stay, and name nobody. */
class ErasedRunsTest {
  private static final String ORGANIZATION =
      """
      people:
        - {id: bo, name: Bo, identities: ["tool:bo"], teams: [{team: churn, from: 2026-01-01}]}
      """;

  private static final String THEM =
      """
        - {id: canary, name: Canary Person, identities: ["gitlab:canary.user"], teams: [{team: churn, from: 2026-01-01}]}
      """;

  private final LocalDate monday = RecentDates.monday();

  @TempDir Path directory;

  @Test
  void runs_on_the_topic_and_in_the_spool_stay_and_name_nobody() throws Exception {
    Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        collector: {port: 0}
        sources: [{type: gitlab, secrets: [hook]}]
        reporter: {port: 0}
        """);
    Files.writeString(directory.resolve("organization.yaml"), ORGANIZATION + THEM);
    try (Instance instance = instance()) {
      hook(instance, pipelineOf("canary.user"));
      assertThat(runs(instance, 1)).isEqualTo("1 by 1");
    }
    spool(run("gitlab:canary.user"));
    Files.writeString(directory.resolve("organization.yaml"), ORGANIZATION);

    String said = new CommandProcess(directory).run("erase", "canary");

    assertThat(said).contains("nothing is left", "makertime.runs.v1", "spool");
    try (Instance instance = instance()) {
      assertThat(runs(instance, 2)).isEqualTo("2 by 0");
    }
  }

  private Instance instance() throws Exception {
    return new Instance(
        ConfigurationFile.read(directory.resolve("makertime.yaml"), Map.of()),
        OrganizationFile.read(directory.resolve("organization.yaml")),
        Clock.systemUTC(),
        what -> {});
  }

  /** How many runs the store has, and how many of them a person set off. */
  private String runs(Instance instance, int expected) throws InterruptedException {
    RunSums.Query query =
        new RunSums.Query(monday, monday.plusDays(6), "churn/etl", null, null, null, null);
    List<RunSums> sums =
        Await.read(
            Duration.ofSeconds(60),
            () -> instance.store().runs().sums(query, null),
            found -> !found.isEmpty() && found.get(0).runs() == expected);
    return sums.isEmpty() ? "none" : sums.get(0).runs() + " by " + sums.get(0).byPeople();
  }

  private static void hook(Instance instance, String body) throws Exception {
    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(instance.collectorUrl() + "/webhooks/gitlab"))
                    .header("X-Gitlab-Token", "hook")
                    .header("X-Gitlab-Event", "Pipeline Hook")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  private String pipelineOf(String user) {
    return """
    {"object_kind": "pipeline",
     "object_attributes": {"id": 7, "status": "success", "source": "push",
      "created_at": "%sT10:00:00Z", "finished_at": "%sT10:05:00Z"},
     "user": {"username": "%s"},
     "project": {"web_url": "https://host/churn/etl", "path_with_namespace": "churn/etl"}}
    """
        .formatted(monday, monday, user);
  }

  private Run run(String who) {
    return Run.of("gitlab", "host/pipeline/8", 1)
        .kind(RunKind.PIPELINE)
        .subject("churn/etl")
        .who(who)
        .status(RunStatus.SUCCESS)
        .times(monday.atTime(10, 0).toInstant(ZoneOffset.UTC), null, null)
        .build();
  }

  private void spool(Run run) throws Exception {
    Inbox away =
        entries -> {
          throw new Inbox.Unavailable("away", new IOException());
        };
    try (SpoolingInbox spool = new SpoolingInbox(away, directory.resolve("data/spool"), 1L << 20)) {
      spool.keep(List.of(PendingRecord.of(run)));
    }
  }
}
