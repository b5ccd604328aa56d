package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.source.AccessCheck;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool of the table that is polled keeps. */
class ApiContractTest {
  private static final String TOOLS = "dev.makertime.collector.tool.ToolUnderTest#polled";

  /** An answer of something between, which says neither yes nor no. */
  private static final Answer MAINTENANCE = Answer.of(Map.of("message", "maintenance"));

  private static final Answer BROKEN_OFF = new Answer(418, "", Map.of());
  private static final int MOST_POINTS = 10;

  private KeepingInbox inbox = new KeepingInbox();
  private MemoryCursors cursors = new MemoryCursors();

  @BeforeEach
  void reset() {
    inbox = new KeepingInbox();
    cursors = new MemoryCursors();
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void asked_twice_it_says_the_same(ToolUnderTest tool) throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      assertThat(poller(tool, server, inbox).poll()).isTrue();
      Set<Activity> once = inbox.latest();
      Set<Run> runs = inbox.latestRuns();

      assertThat(poller(tool, server, inbox).poll()).isTrue();

      assertThat(once).isNotEmpty();
      assertThat(inbox.latest()).isEqualTo(once);
      assertThat(runs).isNotEmpty();
      assertThat(inbox.latestRuns()).isEqualTo(runs);
      assertThat(inbox.coverage).hasSize(2);
      assertThat(inbox.aside).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void what_did_not_change_is_not_published_again(ToolUnderTest tool) throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      PollTask poller = poller(tool, server, inbox);
      poller.poll();
      int published = inbox.kept.size();
      int runs = inbox.runs.size();

      poller.poll();

      assertThat(inbox.kept).hasSize(published);
      assertThat(inbox.runs).hasSize(runs);
    }
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void broken_off_at_any_question_it_goes_on_and_loses_nothing(ToolUnderTest tool)
      throws Exception {
    assertThatNothingIsLost(tool, BROKEN_OFF);
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void killed_before_the_broker_has_it_all_it_goes_on_and_loses_nothing(ToolUnderTest tool)
      throws Exception {
    Set<Activity> whole = whole(tool);
    Set<Run> runs = inbox.latestRuns();
    for (int at = 1; at <= 4; at++) {
      reset();

      poll(tool, 0, BROKEN_OFF, failingAt(at));
      poll(tool, 0, BROKEN_OFF, inbox);

      assertThat(inbox.latest()).as("without a broker at %d", at).isEqualTo(whole);
      assertThat(inbox.latestRuns()).as("without a broker at %d", at).isEqualTo(runs);
    }
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void an_answer_of_another_form_is_not_taken_for_nothing(ToolUnderTest tool) throws Exception {
    assertThatNothingIsLost(tool, MAINTENANCE);
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void times_that_cannot_be_read_are_set_aside_with_a_reason_or_fail_the_poll(ToolUnderTest tool)
      throws Exception {
    Set<Activity> whole = whole(tool);
    reset();
    ToolServer.Tool honest = tool.fixture().server().orElseThrow();
    ToolServer.Tool garbling =
        question -> {
          Answer answer = honest.answer(question);
          return new Answer(answer.status(), garbled(answer.body()), answer.headers());
        };

    boolean read;
    try (ToolServer server = new ToolServer(garbling)) {
      read = poller(tool, server, inbox).poll();
    }

    assertThat(!read || !inbox.aside.isEmpty()).isTrue();
    assertThat(inbox.aside).allSatisfy(letter -> assertThat(letter.reason()).isNotBlank());
    assertThat(whole).containsAll(inbox.latest());
  }

  @ParameterizedTest
  @MethodSource(TOOLS)
  void what_it_can_see_is_said_in_a_line(ToolUnderTest tool) throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      for (AccessCheck check : tool.source(server.url()).checks(Polling.CLOCK)) {
        assertThat(check.where()).isEqualTo("127.0.0.1");
        assertThat(check.attempt().run()).isNotBlank().doesNotContain("\n");
      }
    }
  }

  /** A poll with a trouble at any question and one without tell all that one without does. */
  private void assertThatNothingIsLost(ToolUnderTest tool, Answer trouble) throws Exception {
    Set<Activity> whole = whole(tool);
    Set<Run> runs = inbox.latestRuns();
    int questions = questions(tool);
    for (int at = 1; at <= questions; at += step(questions)) {
      reset();

      poll(tool, at, trouble, inbox);
      poll(tool, 0, trouble, inbox);

      assertThat(inbox.latest()).as("%d at question %d", trouble.status(), at).isEqualTo(whole);
      assertThat(inbox.latestRuns()).as("%d at question %d", trouble.status(), at).isEqualTo(runs);
    }
  }

  /** What a poll that meets no trouble tells. */
  private Set<Activity> whole(ToolUnderTest tool) throws Exception {
    poll(tool, 0, BROKEN_OFF, inbox);
    assertThat(inbox.latest()).isNotEmpty();
    return inbox.latest();
  }

  /** A poll by a process that has just started, which dies with it. */
  private void poll(ToolUnderTest tool, int troubledAt, Answer trouble, Inbox to) throws Exception {
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      if (troubledAt > 0) {
        server.misbehave(troubledAt, List.of(trouble));
      }
      var unused = poller(tool, server, to).poll();
    }
  }

  private int questions(ToolUnderTest tool) throws Exception {
    reset();
    try (ToolServer server = new ToolServer(tool.fixture().server().orElseThrow())) {
      poller(tool, server, inbox).poll();
      assertThat(server.asked()).hasSizeGreaterThan(1);
      return server.asked().size();
    }
  }

  /** Of many questions some are taken. */
  private static int step(int questions) {
    return Math.max(1, (questions + MOST_POINTS - 1) / MOST_POINTS);
  }

  private PollTask poller(ToolUnderTest tool, ToolServer server, Inbox to) {
    PollerContext context =
        new PollerContext(
            to,
            cursors,
            new CollectorMetrics(new SimpleMeterRegistry(), Polling.CLOCK),
            Polling.CLOCK);
    return tool.source(server.url())
        .pollers(
            context,
            () -> {
              throw new AssertionError("nobody is asked who works here");
            })
        .get(0)
        .task();
  }

  private Inbox failingAt(int call) {
    AtomicInteger calls = new AtomicInteger();
    return entries -> {
      if (calls.incrementAndGet() >= call) {
        throw new Inbox.Unavailable("away", new IOException());
      }
      inbox.keep(entries);
    };
  }

  private static Object garbled(Object body) throws RuntimeException {
    JsonNode json = Json.MAPPER.valueToTree(body);
    UnaryOperator<String> times =
        text ->
            text.replaceAll("\"20\\d\\d-\\d\\d-\\d\\d[T ][^\"]*\"", "\"yesterday\"")
                .replaceAll("(?<=\"(timestamp|start_time)\":)\\d+", "\"yesterday\"");
    try {
      return Json.MAPPER.readTree(times.apply(json.toString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
