package dev.makertime.collector.tool.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.model.Activity;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class GitLabApiTest {
  private static final Instant FROM = Instant.parse("2026-03-02T06:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC);

  private final KeepingInbox inbox = new KeepingInbox();
  private final MemoryCursors cursors = new MemoryCursors();
  private final List<Duration> waited = Collections.synchronizedList(new ArrayList<>());
  private String token = GitLabHistory.TOKEN;

  @ParameterizedTest
  @Seeds(seconds = 8, whole = 120)
  void hooks_and_a_poll_that_meets_every_trouble_come_to_what_a_perfect_poll_tells(long seed)
      throws Exception {
    GitLabHistory history = new GitLabHistory(seed, FROM, 150);
    Set<Activity> perfect = perfect(history);
    hear(history, new Random(seed));
    history.shifts = history.pipelines.get(3).id();
    token = "expired";

    try (ToolServer server = new ToolServer(history)) {
      server.misbehave(
          7,
          List.of(
              new Answer(429, "", Map.of("Retry-After", "3")),
              new Answer(502, "", Map.of()),
              new Answer(429, "", Map.of("Retry-After", "1")),
              new Answer(503, "", Map.of())));
      poller(server).poll();
    }

    assertThat(inbox.latest()).isEqualTo(perfect);
    assertThat(waited).contains(Duration.ofSeconds(3), Duration.ofSeconds(1));
    assertThat(inbox.aside).isEmpty();
    assertThat(inbox.coverage).singleElement().extracting("from").isEqualTo(start("2026-03-01"));
  }

  @Test
  void a_poll_that_breaks_off_goes_on_where_it_was() throws Exception {
    GitLabHistory history = new GitLabHistory(7, FROM, 150);
    Set<Activity> perfect = perfect(history);
    try (ToolServer server = new ToolServer(history)) {
      server.misbehave(170, Collections.nCopies(1, new Answer(418, "", Map.of())));
      poller(server).poll();
      int before = server.asked().size();
      assertThat(inbox.coverage).isEmpty();

      poller(server).poll(); // another process, with the cursor as it was kept

      assertThat(inbox.latest()).isEqualTo(perfect);
      assertThat(server.asked().subList(before, server.asked().size()))
          .as("what was read is not read again")
          .noneMatch(path -> path.endsWith("/pipelines/" + history.pipelines.get(0).id()));
    }
  }

  @Test
  void what_did_not_change_is_not_said_again() throws Exception {
    GitLabHistory history = new GitLabHistory(8, FROM, 30);
    try (ToolServer server = new ToolServer(history)) {
      ToolPoller poller = poller(server);
      poller.poll();
      int said = inbox.kept.size();

      poller.poll();

      assertThat(inbox.kept).hasSize(said);
    }
  }

  @Test
  void where_graphql_fails_the_pipeline_is_asked_for_again_and_nothing_worse_is_said()
      throws Exception {
    GitLabHistory history = new GitLabHistory(9, FROM, 20);
    Set<Activity> perfect = perfect(history, 1);
    history.graphQlFails = true;
    try (ToolServer server = new ToolServer(history)) {
      poller(server).poll();
      assertThat(inbox.coverage).isEmpty();
      assertThat(perfect).containsAll(inbox.latest());

      history.graphQlFails = false;
      poller(server).poll();

      assertThat(inbox.latest()).isEqualTo(perfect);
    }
  }

  @Test
  void what_is_not_shown_is_no_reason_to_stop_and_leaves_the_time_uncovered() throws Exception {
    GitLabHistory history = new GitLabHistory(10, FROM, 20);
    Set<Activity> perfect = perfect(history, 1);
    history.hidesDeployments = true;
    try (ToolServer server = new ToolServer(history)) {
      poller(server).poll();
    }

    assertThat(inbox.latest()).isEqualTo(perfect);
    assertThat(inbox.coverage).isEmpty();
  }

  @Test
  void a_retry_by_hand_is_an_act_and_a_wait_and_one_by_the_machine_is_neither() {
    String pipeline =
        """
        {"id": 7, "iid": 1, "source": "push", "status": "success", "user": {"username": "ana"},
         "created_at": "2026-06-15T10:00:00.100Z", "finished_at": "2026-06-15T10:40:00Z"}\
        """;
    List<String> jobs =
        List.of(
            job(1, "test", "ana", "10:00:00", "10:01:00", "10:05:00", "failed"),
            job(2, "test", "ana", "10:05:01", "10:06:00", "10:09:00", "failed"),
            job(3, "test", "bo", "10:30:00", "10:30:05", "10:40:00", "success"));

    List<Activity> told = told(pipeline, jobs, Set.of());

    assertThat(told)
        .extracting(one -> one.identity() + " " + one.kind() + " " + one.start() + " " + one.end())
        .containsExactlyInAnyOrder(
            "gitlab:ana WAIT 2026-06-15T10:00:00Z 2026-06-15T10:09:00Z",
            "gitlab:bo MANUAL 2026-06-15T10:30:01Z 2026-06-15T10:30:01Z",
            "gitlab:bo WAIT 2026-06-15T10:30:01Z 2026-06-15T10:40:00Z");
  }

  private static List<Activity> told(String pipeline, List<String> jobs, Set<Long> manual) {
    try {
      Reading reading =
          new GitLabAnswerReader("gitlab")
              .pipeline(
                  dev.makertime.topics.Json.MAPPER.readTree(pipeline),
                  dev.makertime.topics.Json.MAPPER.readTree(jobs.toString()),
                  java.util.Optional.of(manual),
                  "data/churn",
                  "https://git.example.com/data/churn");
      return ((Reading.Found) reading).activities();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String job(
      int id, String name, String user, String created, String began, String ended, String status) {
    return """
    {"id": %d, "name": "%s", "status": "%s", "user": {"username": "%s"}, "queued_duration": 4.2,
     "created_at": "2026-06-15T%sZ", "started_at": "2026-06-15T%sZ", "finished_at": "2026-06-15T%sZ"}
    """
        .formatted(id, name, status, user, created, began, ended);
  }

  /** What a poll of the same history tells that meets no trouble. */
  private static Set<Activity> perfect(GitLabHistory history) throws Exception {
    return perfect(history, 20);
  }

  private static Set<Activity> perfect(GitLabHistory history, int least) throws Exception {
    GitLabApiTest other = new GitLabApiTest();
    try (ToolServer server = new ToolServer(history)) {
      other.poller(server).poll();
    }
    assertThat(other.inbox.kept).hasSizeGreaterThan(least);
    return new HashSet<>(other.inbox.latest());
  }

  /** Some hooks are lost, some come twice, and all in any order. */
  private void hear(GitLabHistory history, Random random) throws Exception {
    GitLabHook source = new GitLabHook("gitlab", List.of());
    List<String> hooks = new ArrayList<>();
    for (String hook : history.hooks()) {
      for (int times = random.nextInt(3); times > 0; times--) {
        hooks.add(hook);
      }
    }
    Collections.shuffle(hooks, random);
    for (String hook : hooks) {
      byte[] body = hook.getBytes(StandardCharsets.UTF_8);
      Reading reading = source.read(new Payload(Map.of(), body, CLOCK.instant()));
      assertThat(reading).isNotInstanceOf(Reading.Rejected.class);
      if (reading instanceof Reading.Found found) {
        inbox.accept(found);
      }
    }
  }

  private ToolPoller poller(ToolServer server) {
    ApiLogin login =
        new ApiLogin() {
          @Override
          public Header header() {
            return new Header("PRIVATE-TOKEN", token);
          }

          @Override
          public boolean renew() {
            token = GitLabHistory.TOKEN;
            return true;
          }
        };
    return new ToolPoller(
        "gitlab",
        new GitLabApi("gitlab", List.of("data"), List.of()),
        new HttpApi(
            server.url().resolve("api/v4/"), login, CLOCK, waited::add, Duration.ofMinutes(5)),
        HandlingRules.NONE,
        LocalDate.parse("2026-03-01"),
        new PollerContext(
            inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), CLOCK), CLOCK));
  }

  private static Instant start(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
