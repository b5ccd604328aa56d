package dev.makertime.collector.tool.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import java.io.IOException;

/** Polls the runs of an example, page by page in the order of their numbers. */
final class ExampleApi implements ApiReader {
  private final ExampleAnswerReader answer;

  ExampleApi(String name) {
    answer = new ExampleAnswerReader(name);
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    while (true) {
      long last = round.cursor().path("last").asLong(0);
      JsonNode runs = api.get("runs?after=" + last).list("runs");
      if (runs.isEmpty()) {
        return;
      }
      for (JsonNode run : runs) {
        last = Math.max(last, run.path("run").asLong(0));
        round.take(answer.read(run), "run " + run.path("run").asText("?"));
      }
      round.cursor().put("last", last);
      round.commit();
    }
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    return "runs of number 1 and on: " + api.get("runs?after=0").list("runs").size();
  }
}
