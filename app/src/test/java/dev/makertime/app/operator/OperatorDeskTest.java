package dev.makertime.app.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.collector.publish.DeadLetterRereading;
import dev.makertime.collector.publish.KafkaInbox;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.Source;
import dev.makertime.model.Activity;
import dev.makertime.reporter.system.DeadLetterEntry;
import dev.makertime.reporter.system.OperatorJob;
import dev.makertime.reporter.system.SourceSetup;
import dev.makertime.testkit.BrokerExtension;
import dev.makertime.testkit.waiting.Await;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.TopicReader;
import dev.makertime.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an operator looks at and starts, with a real broker. */
class OperatorDeskTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension(1);

  private static final String SECRET = "s3cret-of-the-hook";
  private final Instant arrived = Instant.now().minusSeconds(3_600);
  private static final String PUSH =
      """
      {"object_kind":"push","user_username":"ana","project_id":15,"ref":"refs/heads/main","after":"abc",
       "project":{"web_url":"https://git.example.com/data/churn","path_with_namespace":"data/churn"},
       "commits":[]}\
      """;

  @TempDir Path directory;
  private KafkaInbox inbox;
  private LocalOperatorDesk desk;

  @BeforeEach
  void start() throws Exception {
    Configuration configuration = configuration();
    inbox = new KafkaInbox(BROKER.client());
    Map<String, WebhookReader> webhooks = new HashMap<>();
    for (Source source : configuration.sources()) {
      source.webhook().ifPresent(webhook -> webhooks.put(source.name(), webhook));
    }
    desk =
        new LocalOperatorDesk(
            configuration,
            () -> "http://127.0.0.1:8090",
            BROKER.client(),
            new DeadLetterRereading(webhooks, inbox, Clock.systemUTC()),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    desk.close();
    inbox.close();
  }

  @Test
  void what_can_be_read_now_is_published_and_counts_once_however_often_it_is_read()
      throws Exception {
    inbox.setAside(new DeadLetter("gitlab", "an older version could not", arrived, PUSH));
    inbox.setAside(new DeadLetter("gitlab", "no JSON", arrived.plusSeconds(1), "{"));
    inbox.setAside(new DeadLetter("calendar-ana", "no calendar", arrived.plusSeconds(2), null));

    desk.startRereading();
    OperatorJob first = over(desk::rereading);
    desk.startRereading();
    OperatorJob second = over(desk::rereading);

    assertThat(first.lines())
        .containsExactly(
            new OperatorJob.Line("calendar-ana", false, "1 without the whole content of a webhook"),
            new OperatorJob.Line("gitlab", true, "1 read now"),
            new OperatorJob.Line("gitlab", false, "1 still cannot be read"));
    assertThat(first.done()).isEqualTo(first.all()).isEqualTo(3);
    assertThat(second.lines()).isEqualTo(first.lines());
    List<Activity> published = published();
    assertThat(published).as("the same version of the same activity").hasSize(2);
    assertThat(published.get(0)).isEqualTo(published.get(1));
    assertThat(published.get(0).identity()).isEqualTo("gitlab:ana");

    List<DeadLetterEntry> latest = desk.deadLetters(2);
    assertThat(latest)
        .extracting(DeadLetterEntry::source)
        .containsExactly("calendar-ana", "gitlab");
    assertThat(latest.get(1).hash()).isEqualTo("021fb596db81e6d0");
    assertThat(latest.get(1).size()).isEqualTo(1);
    assertThat(latest.get(0).hash()).isNull();
  }

  @Test
  void a_check_says_what_became_of_the_brokers_and_of_each_source() throws Exception {
    desk.startCheck();
    OperatorJob check = over(desk::check);

    assertThat(check.lines())
        .extracting(line -> line.name() + " " + line.fine())
        .containsExactly("brokers true", "gitlab true", "jenkins false");
    assertThat(check.toString())
        .contains("no server answers")
        .doesNotContain(SECRET)
        .doesNotContain("jenkins-t0ken");
    assertThat(check.done()).isEqualTo(check.all()).isEqualTo(3);
  }

  @Test
  void a_setup_names_the_variable_of_the_secret_and_never_the_secret() {
    SourceSetup setup = desk.setups().get(0);

    assertThat(setup.source()).isEqualTo("gitlab");
    assertThat(setup.secretIn()).isEqualTo("GITLAB_HOOK_TOKEN");
    assertThat(setup.call())
        .contains("$GITLAB_HOOK_TOKEN", "http://127.0.0.1:8090/webhooks/gitlab")
        .doesNotContain(SECRET);
    assertThat(desk.setups().get(1).source()).isEqualTo("activities");
    assertThat(desk.setups().get(1).secretIn()).as("it stands in the file").isNull();
    assertThat(desk.setups().toString()).doesNotContain(SECRET).doesNotContain("t0ken");
  }

  @Test
  void a_secret_that_an_answer_repeats_is_left_out() {
    SecretFilter filter = SecretFilter.of(Stream.of(SECRET, "abc", SECRET + "-longer"));

    assertThat(filter.without("401: %s and %s-longer, abc".formatted(SECRET, SECRET)))
        .isEqualTo("401: … and …, abc");
  }

  /** The state of a job as soon as it is over. */
  private static OperatorJob over(Supplier<OperatorJob> job) throws Exception {
    return Await.read(
        Duration.ofMinutes(1), job::get, state -> !state.running() && state.ended() != null);
  }

  private static List<Activity> published() {
    List<Activity> all = new ArrayList<>();
    TopicReader.read(
        BROKER.client(),
        Topics.ACTIVITIES,
        record ->
            all.add(
                Topics.ACTIVITIES
                    .value()
                    .deserializer()
                    .deserialize(record.topic(), record.value())));
    return all;
  }

  private Configuration configuration() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("makertime.yaml"),
            """
            organization: organization.yaml
            collector: {tokens: [activities-t0ken]}
            sources:
              - {type: gitlab, secrets: ["${GITLAB_HOOK_TOKEN}"]}
              - {type: jenkins, url: "http://127.0.0.1:1", user: reader, token: jenkins-t0ken}
            """);
    return ConfigurationFile.read(file, Map.of("GITLAB_HOOK_TOKEN", SECRET));
  }
}
