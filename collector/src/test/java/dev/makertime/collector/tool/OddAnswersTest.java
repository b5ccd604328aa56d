package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.KeepingRound;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.model.Activity;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * One value of all that a tool says is odd: nothing throws, nothing else is lost, and what is lost
 * is said to be so.
 */
class OddAnswersTest {
  /** What one thing tells at most, such as a run with all its attempts. */
  private static final int ONE_THING = 6;

  @ParameterizedTest
  @Seeds(seconds = 20, whole = 240)
  void one_odd_value_in_an_answer_hides_nothing_else(long seed) throws Exception {
    List<ToolUnderTest> tools = ToolUnderTest.polled().toList();
    Random random = new Random(seed);
    ToolUnderTest tool = tools.get(random.nextInt(tools.size()));
    ToolServer.Tool honest = tool.fixture().server().orElseThrow();
    KeepingRound plain = new KeepingRound();
    int questions = read(tool, honest, plain);
    Set<Activity> whole = plain.latest();
    KeepingRound spoilt = new KeepingRound();
    AtomicReference<String> what = new AtomicReference<>("nothing");

    read(tool, spoiling(honest, 1 + random.nextInt(questions), random, what), spoilt);
    read(tool, honest, spoilt.again());

    Set<Activity> lost = new HashSet<>(whole);
    lost.removeAll(spoilt.latest());
    Set<Activity> other = new HashSet<>(spoilt.latest());
    other.removeAll(whole);
    assertThat(lost)
        .as("%s, %s, seed %d: %s", tool, what.get(), seed, spoilt.reasons)
        .hasSizeLessThanOrEqualTo(ONE_THING);
    assertThat(other)
        .as("%s, %s, seed %d: %s", tool, what.get(), seed, spoilt.reasons)
        .hasSizeLessThanOrEqualTo(ONE_THING);
  }

  @ParameterizedTest
  @Seeds(seconds = 4, whole = 40)
  void one_odd_value_in_a_call_is_read_whole_or_not_at_all(long seed) throws Exception {
    List<ToolUnderTest> tools = ToolUnderTest.called().toList();
    Random random = new Random(seed);
    ToolUnderTest tool = tools.get(random.nextInt(tools.size()));
    Payload call = tool.calls().counted().payload();
    Reading whole = tool.webhook().read(call);
    List<JsonNode> lines =
        Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(call.body()).readAll();
    String what = OddJson.spoil(lines.get(random.nextInt(lines.size())), random);
    String body = lines.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));

    Reading odd =
        tool.webhook()
            .read(
                new Payload(
                    call.headers(), body.getBytes(StandardCharsets.UTF_8), call.receivedAt()))
            .checkedAt(call.receivedAt());

    // A run whose person cannot be read is told as nobody's, and without what that person did.
    if (odd instanceof Reading.Found found) {
      assertThat(found.activities().size())
          .as("%s, %s, seed %d", tool, what, seed)
          .isIn(0, ((Reading.Found) whole).activities().size());
      assertThat(found.isEmpty()).as("%s, %s, seed %d", tool, what, seed).isFalse();
    }
  }

  /** Answers as the tool does, but for one answer in which a value is odd. */
  private static ToolServer.Tool spoiling(
      ToolServer.Tool honest, int at, Random random, AtomicReference<String> what) {
    AtomicInteger asked = new AtomicInteger();
    return question -> {
      Answer answer = honest.answer(question);
      if (asked.incrementAndGet() != at) {
        return answer;
      }
      JsonNode body = Json.MAPPER.valueToTree(answer.body());
      what.set(question.path() + " " + OddJson.spoil(body, random));
      return new Answer(answer.status(), body, answer.headers());
    };
  }

  /** Reads once; returns how many questions that took. */
  private static int read(ToolUnderTest tool, ToolServer.Tool server, KeepingRound round)
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ToolServer http =
        new ToolServer(
            question -> {
              asked.incrementAndGet();
              return server.answer(question);
            })) {
      ToolSource source = (ToolSource) tool.source(http.url());
      ServerSettings settings = Objects.requireNonNull(source.server());
      ToolApi api = source.api(settings, Polling.CLOCK);
      api.source().read(api.api(), round);
      round.publish();
    } catch (IOException e) {
      round.reasons.add(String.valueOf(e.getMessage()));
    }
    return asked.get();
  }
}
