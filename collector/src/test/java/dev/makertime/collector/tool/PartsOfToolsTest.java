package dev.makertime.collector.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.api.KeepingRound;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A project, a repository or a job that a tool refuses stops no other. */
class PartsOfToolsTest {
  private static final String GITHUB =
      "{type: github, url: 'URL', token: t, repositories: [data/left, data/churn]}";
  private static final String GITLAB =
      "{type: gitlab, url: 'URL', token: glpat-fresh, projects: [data/left], groups: [data]}";

  static Stream<Arguments> refused() {
    return Stream.of(403, 404, 409, 410, 422, 451)
        .flatMap(status -> Stream.of("github", "gitlab").map(tool -> Arguments.of(tool, status)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void one_that_is_gone_or_not_shown_leaves_a_gap_with_its_reason(String name, int status)
      throws Exception {
    KeepingRound round = new KeepingRound();

    read(tool(name), refusing(name, status), round);

    assertThat(round.latest()).isNotEmpty();
    assertThat(round.reasons)
        .singleElement()
        .asString()
        .contains("data/left", "it answered " + status);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_check_names_it_with_the_reason(String name, int status) throws Exception {
    try (ToolServer server = new ToolServer(refusing(name, status))) {
      ToolApi api = api(tool(name), server);

      assertThatThrownBy(() -> api.source().check(api.api()))
          .hasMessageContaining("data/left")
          .hasMessageContaining("it answered " + status);
    }
  }

  @Test
  void one_that_answers_nonsense_fails_the_poll_once_the_others_are_read() {
    KeepingRound round = new KeepingRound();
    ToolServer.Tool honest = honest("github");
    ToolServer.Tool nonsense =
        question ->
            isLeft("github").test(question)
                ? Answer.of(Map.of("message", "maintenance"))
                : honest.answer(question);

    assertThatThrownBy(() -> read(tool("github"), nonsense, round))
        .hasMessageContaining("the repository data/left: an answer without a list");
    assertThat(round.latest()).isNotEmpty();
  }

  @Test
  void pages_that_lead_in_a_circle_end_with_an_error() {
    ToolServer.Tool honest = honest("github");
    ToolServer.Tool circle =
        question -> {
          Answer answer = honest.answer(question);
          return question.path().endsWith("/events")
              ? new Answer(
                  200,
                  List.of(),
                  Map.of("Link", "<" + question.path() + "?per_page=100>; rel=\"next\""))
              : answer;
        };

    assertThatThrownBy(() -> read(tool("github"), circle, new KeepingRound()))
        .hasMessageContaining("lead in a circle");
  }

  private static ToolUnderTest tool(String name) {
    String yaml = name.equals("github") ? GITHUB : GITLAB;
    ToolFixture fixture =
        new ToolFixture() {
          @Override
          public String yaml() {
            return yaml;
          }
        };
    return new ToolUnderTest(
        ToolUnderTest.TABLE.types().stream()
            .filter(type -> type.name().equals(name))
            .findFirst()
            .orElseThrow(),
        fixture);
  }

  private static ToolServer.Tool honest(String name) {
    return ToolUnderTest.polled()
        .filter(tool -> tool.toString().equals(name))
        .findFirst()
        .flatMap(tool -> tool.fixture().server())
        .orElseThrow();
  }

  private static ToolServer.Tool refusing(String name, int status) {
    ToolServer.Tool honest = honest(name);
    return question ->
        isLeft(name).test(question)
            ? new Answer(status, Map.of("message", "no"), Map.of())
            : honest.answer(question);
  }

  private static Predicate<Question> isLeft(String name) {
    return question ->
        question
            .path()
            .startsWith(name.equals("github") ? "/repos/data/left" : "/api/v4/projects/data");
  }

  private static ToolApi api(ToolUnderTest tool, ToolServer server) {
    ToolSource source = (ToolSource) tool.source(server.url());
    ServerSettings settings = Objects.requireNonNull(source.server());
    return source.api(settings, Polling.CLOCK);
  }

  private static void read(ToolUnderTest tool, ToolServer.Tool answers, KeepingRound round)
      throws Exception {
    try (ToolServer server = new ToolServer(answers)) {
      ToolApi api = api(tool, server);
      api.source().read(api.api(), round);
      round.publish();
    }
  }
}
