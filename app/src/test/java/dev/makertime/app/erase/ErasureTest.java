package dev.makertime.app.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.compose.Instance;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.PendingRecord;
import dev.makertime.collector.publish.SpoolingInbox;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.testkit.world.CollectorClient;
import dev.makertime.testkit.world.RecentDates;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After somebody was erased no byte of them is left, and nobody else has changed. */
class ErasureTest {
  private final LocalDate monday = RecentDates.monday();

  private static final String CANARY = "canary";

  /** Somebody whose every name has the same rare word in it. */
  private static final String THEM =
      """
        - id: canary
          name: Canary Person
          identities: ["tool:canary.user", "gitlab:canary.user", "email:canary@example.com"]
          teams: [{team: churn, from: 2026-01-01}]
      """;

  private static final String OTHERS =
      """
      measureFrom: 2026-06-01
      people:
        - {id: bo, name: Bo, identities: ["tool:bo"], teams: [{team: churn, from: 2026-01-01}]}
      """;

  @TempDir Path directory;
  private CommandProcess makertime;

  @BeforeEach
  void configure() throws IOException {
    makertime = new CommandProcess(directory);
    Files.writeString(
        directory.resolve("makertime.yaml"),
        """
        organization: organization.yaml
        data: {directory: data}
        collector: {port: 0, tokens: [secret]}
        sources: [{type: gitlab, secrets: [hook]}]
        reporter: {port: 0, auth: {tokens: data/tokens.json}}
        """);
    Files.writeString(directory.resolve("organization.yaml"), OTHERS + THEM);
  }

  @Test
  void no_byte_of_them_is_left_and_nobody_else_has_changed() throws Exception {
    List<EngineerDay> before;
    makertime.run("token", "create", "--role", "engineer", "--person", CANARY);
    try (Instance instance = instance()) {
      post(instance, "tool:bo", "bo");
      post(instance, "tool:canary.user", "one");
      hook(instance, "{\"object_kind\": \"pipeline\", \"user\": {\"username\": \"canary.user\"}}");
      hook(instance, "not JSON, says Canary.User");
      assertThat(instance.awaitSettled(Duration.ofSeconds(60))).isTrue();
      before = days(instance, "bo");
      assertThat(days(instance, CANARY)).isNotEmpty();
    }
    spool("tool:canary.user", "tool:bo");
    assertThat(filesThatSay(CANARY)).as("before").isNotEmpty();
    Files.writeString(directory.resolve("organization.yaml"), OTHERS);

    String said = makertime.run("erase", CANARY);

    assertThat(said)
        .contains("nothing is left", "makertime.activities.v1", "dead-letters", "spool");
    assertThat(filesThatSay(CANARY)).isEmpty();
    try (Instance instance = instance()) {
      post(instance, "tool:canary.user", "again"); // its tool goes on telling
      post(instance, "tool:bo", "spooled");
      assertThat(instance.awaitSettled(Duration.ofSeconds(60))).isTrue();
      assertThat(days(instance, "bo").stream().map(EngineerDay::technical))
          .as("days of others, computed anew; what was spooled was brought")
          .containsExactlyElementsOf(before.stream().map(EngineerDay::technical).toList());
      assertThat(days(instance, CANARY)).isEmpty();
      assertThat(days(instance, "?tool:canary.user")).isEmpty();
    }
    assertThat(filesThatSay(CANARY)).as("after their tool has told of them again").isEmpty();
  }

  @Test
  void others_whose_names_begin_alike_or_who_own_an_identity_now_stay() throws Exception {
    Files.writeString(
        directory.resolve("organization.yaml"),
        OTHERS
            + """
              - {id: al, name: Al, identities: ["tool:alba", "tool:shared"], teams: [{team: churn, from: 2026-01-01}]}
            """);
    try (Instance instance = instance()) {
      post(instance, "tool:alba", "one");
      post(instance, "tool:albatros", "of another");
      post(instance, "tool:shared", "of whom it was first");
      assertThat(instance.awaitSettled(Duration.ofSeconds(60))).isTrue();
    }
    Files.writeString(
        directory.resolve("organization.yaml"),
        OTHERS.replace("\"tool:bo\"", "\"tool:bo\", \"tool:shared\""));

    String said = makertime.run("erase", "al");

    assertThat(said)
        .contains("tool:shared belongs to another person now and is kept", "nothing is left");
    try (Instance instance = instance()) {
      assertThat(instance.awaitSettled(Duration.ofSeconds(60))).isTrue();
      assertThat(days(instance, "?tool:albatros")).isNotEmpty();
      assertThat(days(instance, "bo")).extracting(EngineerDay::manual).contains(600L);
      assertThat(days(instance, "?tool:alba")).isEmpty();
    }
  }

  @Test
  void whoever_is_still_in_the_organization_is_not_erased() throws Exception {
    assertThat(makertime.fail("erase", CANARY)).contains("remove them first");
  }

  @Test
  void somebody_of_whom_no_identity_is_known_has_to_be_named() throws Exception {
    try (Instance instance = instance()) {
      assertThat(instance.isBroken()).isFalse();
    }

    assertThat(makertime.fail("erase", "nobody")).contains("no identity of nobody is known");
  }

  private Instance instance() throws Exception {
    return new Instance(
        ConfigurationFile.read(directory.resolve("makertime.yaml"), Map.of()),
        OrganizationFile.read(directory.resolve("organization.yaml")),
        Clock.systemUTC(),
        what -> {});
  }

  private void post(Instance instance, String identity, String id) throws Exception {
    new CollectorClient(instance::collectorUrl, "secret").post(List.of(activity(identity, id)));
  }

  private Activity activity(String identity, String id) {
    java.time.Instant start = monday.atTime(10, 0).toInstant(ZoneOffset.UTC);
    return new Activity(
        id,
        1,
        identity,
        dev.makertime.model.ActivityKind.MANUAL,
        start,
        null,
        start.plusSeconds(600),
        null,
        "churn/etl",
        Map.of(),
        false);
  }

  private static void hook(Instance instance, String body) throws Exception {
    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(instance.collectorUrl() + "/webhooks/gitlab"))
                    .header("X-Gitlab-Token", "hook")
                    .header("X-Gitlab-Event", "Pipeline Hook")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  /** What was taken while no broker was there. */
  private void spool(String... identities) throws Exception {
    Inbox away =
        entries -> {
          throw new Inbox.Unavailable("away", new IOException());
        };
    try (SpoolingInbox spool = new SpoolingInbox(away, directory.resolve("data/spool"), 1L << 20)) {
      for (String identity : identities) {
        spool.keep(List.of(PendingRecord.of(activity(identity, "spooled"))));
      }
    }
  }

  private List<EngineerDay> days(Instance instance, String person) {
    return instance
        .store()
        .days(new DayStore.Query(monday.minusWeeks(2), monday.plusWeeks(2), person, null));
  }

  /** Libraries have words of their own; they are the same, to the byte, for everybody. */
  private List<String> filesThatSay(String word) throws IOException {
    try (Stream<Path> walk = Files.walk(directory.resolve("data"))) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(directory.resolve("data/native")))
          .filter(file -> says(file, word))
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }

  private static boolean says(Path file, String word) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .contains(word);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
