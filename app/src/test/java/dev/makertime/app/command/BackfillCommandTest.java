package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Child;
import dev.makertime.app.Makertime;
import dev.makertime.broker.EmbeddedBroker;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.gitlab.SyntheticGitLab;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.Topic;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The past of a GitLab with numbers beyond an int, in a small heap, by a command that is killed.
 */
class BackfillCommandTest {
  private static final int PIPELINES = 1_000;

  @TempDir Path directory;

  @Test
  void killed_in_the_middle_it_continues_and_tells_each_run_of_the_past_as_polls_do()
      throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate since = today.minusDays(90);
    SyntheticGitLab gitLab =
        new SyntheticGitLab(20, 5, PIPELINES, since.plusDays(1), today.minusDays(1), 2);
    try (ToolServer server = new ToolServer(gitLab)) {
      try (Child first = backfill("first.log", server, since)) {
        Await.until(
            Duration.ofMinutes(5), () -> asked(server) >= PIPELINES / 2 || !first.isAlive());
        assertThat(first.isAlive()).as(first.output()).isTrue();
        first.kill();
      }
      long before = asked(server);
      try (Child second = backfill("second.log", server, since)) {
        assertThat(second.exit(300)).as(second.output()).isZero();
        assertThat(second.output()).contains("runs and ").contains(" activities told");
      }

      assertThat(asked(server) - before)
          .as("what was told is not asked for again")
          .isLessThan(PIPELINES - before / 2);
      assertThat(onTopic(Topics.ACTIVITIES, Activity::id))
          .isEqualTo(gitLab.activityIds("git.example.com"));
      assertThat(onTopic(Topics.RUNS, Run::id)).hasSizeGreaterThanOrEqualTo(PIPELINES);
    }
  }

  @Test
  void a_source_that_nobody_knows_or_that_is_only_called_is_refused() throws Exception {
    Path config = configuration("http://127.0.0.1:1", LocalDate.parse("2026-01-01"));
    CommandRun run = new CommandRun();

    List<Integer> exits =
        List.of(
            run.run("backfill", "--config", config.toString(), "nonsense"),
            run.run("backfill", "--config", config.toString(), "dvc"),
            run.run("backfill", "--config", config.toString(), "--from", "1999-12-31"));

    assertThat(exits).containsExactly(1, 1, 2);
    assertThat(run.err())
        .contains("no source is called nonsense")
        .contains("dvc has no API")
        .contains("--from must be");
  }

  private Child backfill(String log, ToolServer server, LocalDate since) throws Exception {
    Path config = configuration(server.url().toString(), since);
    return Child.start(
        directory.resolve(log),
        Map.of(),
        List.of("-Xmx192m"),
        Makertime.class,
        "backfill",
        "--config",
        config.toString());
  }

  private Path configuration(String url, LocalDate since) throws Exception {
    Files.writeString(directory.resolve("organization.yaml"), "people: []\n");
    return Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        sources:
          - {type: gitlab, url: "%s", token: %s, groups: [data], since: %s}
          - {type: dvc, tokens: [{who: ana, token: t}]}
        """
            .formatted(url, SyntheticGitLab.TOKEN, since));
  }

  private static long asked(ToolServer server) {
    return server.asked().stream().filter(question -> question.contains("/jobs")).count();
  }

  /** Ids on a topic; one that was told twice has the same content both times. */
  private <V> Set<String> onTopic(Topic<String, V> topic, Function<V, String> id) {
    Map<String, V> known = new TreeMap<>();
    Set<String> changed = new TreeSet<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("data/broker"))) {
      TopicReader.read(
          broker.client(),
          topic,
          record -> {
            V value = topic.value().deserializer().deserialize(record.topic(), record.value());
            V before = known.put(id.apply(value), value);
            if (before != null && !before.equals(value)) {
              changed.add(id.apply(value));
            }
          });
    }
    assertThat(changed).isEmpty();
    return known.keySet();
  }
}
