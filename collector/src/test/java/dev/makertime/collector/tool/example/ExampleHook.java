package dev.makertime.collector.tool.example;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import java.util.List;

/** Reads webhooks of an example: one run each, known by a token. */
final class ExampleHook implements WebhookReader {
  private final ExampleAnswerReader answer;
  private final WebhookSecrets secrets;

  ExampleHook(String name, List<String> secrets) {
    answer = new ExampleAnswerReader(name);
    this.secrets = new WebhookSecrets(secrets);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return secrets.accept(payload.header("x-example-token"));
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return !isAuthentic(head);
  }

  @Override
  public Reading read(Payload payload) {
    return answer.read(payload.body());
  }
}
