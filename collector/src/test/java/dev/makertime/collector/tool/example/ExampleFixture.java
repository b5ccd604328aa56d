package dev.makertime.collector.tool.example;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** An example with three pages of runs. */
public final class ExampleFixture implements ToolFixture {
  private static final String RUN =
      "{\"run\":7,\"by\":\"ana\",\"began\":\"2026-06-15T10:00:00Z\",\"ended\":\"2026-06-15T10:05:00Z\"}";

  @Override
  public String yaml() {
    return "{type: example, secrets: [s3cret], url: 'URL', token: t}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), RUN),
            new Call(Map.of(), "{\"ping\":true}"),
            body -> Map.of("X-Example-Token", "s3cret")));
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    return Optional.of(
        question -> {
          long after = question.number("after", 0);
          List<Map<String, Object>> page =
              LongStream.rangeClosed(after + 1, Math.min(25, after + 10))
                  .mapToObj(ExampleFixture::run)
                  .toList();
          return Answer.of(Map.of("runs", page));
        });
  }

  private static Map<String, Object> run(long number) {
    Instant began = Instant.parse("2026-06-15T00:00:00Z").plusSeconds(number * 60);
    return Map.of(
        "run", number, "by", "ana", "began", began.toString(), "ended", began.plusSeconds(30) + "");
  }
}
