package dev.makertime.collector.tool.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.collector.source.Source;
import dev.makertime.collector.source.SourceYaml;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.collector.topic.WrittenTopic;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.FreePorts;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a topic's entry says, and what its check does. */
class TopicSourceTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(1);

  @Test
  void a_check_says_what_can_be_read() throws Exception {
    WrittenTopic topic = new WrittenTopic(BROKER.client(), "checked", 2, Map.of());
    topic.write(1, WrittenTopic.run("a"));

    assertThat(check(topic).attempt().run())
        .isEqualTo("reads topic checked: partitions: 2; records: 1 at most");
  }

  @Test
  void a_check_and_a_poll_say_plainly_that_there_is_no_such_topic() throws Exception {
    WrittenTopic topic = new WrittenTopic(BROKER.client(), "missing", 0, Map.of());

    assertThatThrownBy(() -> check(topic).attempt().run()).hasMessage("there is no topic missing");
    assertThat(topic.poll()).isFalse();
    assertThat(topic.cursors.kept).isEmpty();
    topic.create(1, Map.of());
    topic.write(0, WrittenTopic.run("a"));
    assertThat(Await.until(Duration.ofSeconds(20), topic::poll)).as("once it is there").isTrue();
    assertThat(topic.runs()).containsExactly("a");
  }

  @Test
  void a_check_says_that_no_broker_answers() throws Exception {
    WrittenTopic topic = new WrittenTopic(BROKER.client(), "away", 0, Map.of());
    topic.client.put("bootstrap.servers", "127.0.0.1:" + FreePorts.next());
    topic.client.put("default.api.timeout.ms", 1_000);
    topic.client.put("request.timeout.ms", 900);

    assertThatThrownBy(() -> check(topic).attempt().run()).hasMessage("no broker answers in time");
  }

  @ParameterizedTest
  @CsvSource({
    "'{type: topic}', sources.topic: is missing",
    "'{type: topic, topic: t, reads: jenkins, client: {bootstrap.servers: h}}', 'sources.reads:"
        + " must be one of gitlab, github, openlineage, command, slurm, git, not jenkins'",
    "'{type: topic, topic: t, reads: gitlab}', sources.client: lacks bootstrap.servers",
    "'{type: topic, topic: t, reads: gitlab, client: {bootstrap.servers: h, isolation.level: u}}',"
        + " sources.client.isolation.level: is set by makertime",
    "'{type: topic, topic: t, reads: gitlab, client: {bootstrap.servers: h}, poll: PT0.1S}',"
        + " sources.poll: must be at least PT1S",
  })
  void a_mistake_is_named(String entry, String mistake) {
    List<String> mistakes = new ArrayList<>();
    var unused = configure(entry, mistakes);

    assertThat(mistakes).contains(mistake);
  }

  @Test
  void headers_of_a_record_are_those_of_the_call() {
    Source source =
        configure(
            "{type: topic, name: hooks, topic: t, reads: github, client: {bootstrap.servers: h}}",
            new ArrayList<>());
    Payload push =
        new Payload(
            Map.of("X-GitHub-Event", "ping"),
            "{}".getBytes(StandardCharsets.UTF_8),
            WrittenTopic.NOW);

    assertThat(source.reader().orElseThrow().read(push)).isInstanceOf(Reading.Ignored.class);
    assertThat(source.webhook()).as("nobody calls it").isEmpty();
  }

  @Test
  void a_password_over_an_open_connection_gets_a_warning() {
    String entry =
        "{type: topic, topic: t, reads: github, client: {bootstrap.servers: h,"
            + " security.protocol: %s, sasl.mechanism: PLAIN}}";

    assertThat(warning(entry.formatted("SASL_PLAINTEXT"))).contains("use SASL_SSL");
    assertThat(warning(entry.formatted("SASL_SSL"))).isEmpty();
  }

  private static String warning(String entry) {
    return configure(entry, new ArrayList<>()).checks(Clock.systemUTC()).get(0).warning();
  }

  private static Source configure(String entry, List<String> mistakes) {
    SourceYaml yaml =
        new SourceYaml(
            YamlText.read("sources: " + entry, Map.of(), mistakes).get("sources"),
            "topic",
            Path.of("/"));
    Source source = SourceTypes.ALL.named("topic").orElseThrow().configure(yaml);
    return source == null ? new WrittenSource() : source;
  }

  private static AccessCheck check(WrittenTopic topic) {
    return new TopicSource(
            "lineage",
            HandlingRules.NONE,
            topic.name(),
            SourceTypes.ALL.named("openlineage").orElseThrow(),
            topic.client,
            null,
            Duration.ofSeconds(30))
        .checks(Clock.systemUTC())
        .get(0);
  }

  /** Stands for an entry that says too little to be one. */
  private static final class WrittenSource implements Source {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public List<dev.makertime.collector.source.SourceSummary> summaries() {
      return List.of();
    }
  }
}
