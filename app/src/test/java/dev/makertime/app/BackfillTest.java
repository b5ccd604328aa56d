package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.testkit.Thorough;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.gitlab.SyntheticGitLab;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long reading of the past, killed and begun again: 100,000 pipelines, fewer in haste. */
class BackfillTest {
  private static final int PROJECTS = 10;
  private static final int PIPELINES = Thorough.isOn() ? 100_000 : 4_000;
  private static final int KILLS = Thorough.isOn() ? 3 : 1;

  @TempDir Path directory;

  @Test
  void a_reading_that_is_killed_goes_on_where_it_was_and_misses_nothing() throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate since = today.minusDays(90);
    SyntheticGitLab gitLab =
        new SyntheticGitLab(20, PROJECTS, PIPELINES, since.plusDays(1), today.minusDays(1), 2);
    try (ToolServer server = new ToolServer(gitLab)) {
      for (int kill = 1; kill <= KILLS; kill++) {
        try (Child run = run(server, since)) {
          awaitAsked(run, server, "/jobs", (long) PIPELINES * kill / (KILLS + 1));
          run.kill();
        }
      }
      String last = "/projects/" + SyntheticGitLab.projectId(PROJECTS - 1) + "/events";
      try (Child run = run(server, since)) {
        awaitAsked(run, server, last, 2); // the second round begins when the first is kept
      }

      long asked = asked(server, "/jobs");
      assertThat(asked).isBetween((long) PIPELINES, PIPELINES + KILLS * 400L);
      assertThat(published()).isEqualTo(gitLab.activityIds("git.example.com"));
    }
  }

  private Child run(ToolServer server, LocalDate since) throws Exception {
    Files.writeString(directory.resolve("organization.yaml"), "people: []\n");
    Path config =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            data: {directory: data}
            collector: {port: 0}
            reporter: {port: 0}
            sources:
              - {type: gitlab, url: "%s", token: %s, groups: [data], since: %s, poll: PT1S}
            """
                .formatted(server.url(), SyntheticGitLab.TOKEN, since));
    return Child.start(
        directory.resolve("run.log"), Map.of(), "run", "--config", config.toString());
  }

  private static void awaitAsked(Child run, ToolServer server, String what, long times)
      throws Exception {
    Await.until(Duration.ofMinutes(10), () -> asked(server, what) >= times || !run.isAlive());
    assertThat(run.isAlive()).describedAs(run.output()).isTrue();
    assertThat(asked(server, what)).describedAs(run.output()).isGreaterThanOrEqualTo(times);
  }

  private static long asked(ToolServer server, String what) {
    return server.asked().stream().filter(question -> question.contains(what)).count();
  }

  /** Ids of all that is on the topic. */
  private Set<String> published() {
    Set<String> ids = new TreeSet<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("data/broker"))) {
      TopicReader.read(
          broker.client(),
          Topics.ACTIVITIES,
          record ->
              ids.add(
                  Topics.ACTIVITIES
                      .value()
                      .deserializer()
                      .deserialize(record.topic(), record.value())
                      .id()));
    }
    return ids;
  }
}
