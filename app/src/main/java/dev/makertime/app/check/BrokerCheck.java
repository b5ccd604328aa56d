package dev.makertime.app.check;

import dev.makertime.app.config.Configuration;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import dev.makertime.topics.admin.BrokerQueries;
import java.time.Duration;

/** Connects to the brokers once, and reports what is wrong. */
public final class BrokerCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private BrokerCheck() {}

  /**
   * Result of the check.
   *
   * @param line how many answer and whether the topics are there, or what is wrong
   */
  public record Result(boolean isFine, String line) {}

  /** Asks them, unless the broker is embedded. */
  public static Result of(Configuration configuration) {
    if (configuration.kafka().isEmbedded()) {
      return new Result(true, "embedded, started and stopped by `makertime run`");
    }
    String servers = configuration.kafka().bootstrapServers();
    try {
      BrokerQueries.Answer answer =
          BrokerQueries.ask(configuration.kafka().clientProperties(), PATIENCE);
      long missing =
          Topics.all().stream()
              .map(Topic::name)
              .filter(name -> !answer.topics().contains(name))
              .count();
      return new Result(
          true,
          "%s: brokers that answer: %d; %s"
              .formatted(
                  servers,
                  answer.count(),
                  missing == 0
                      ? "all topics exist"
                      : "topics that the first start will create: " + missing));
    } catch (IllegalStateException e) {
      return new Result(
          false,
          "%s: %s; are kafka.bootstrapServers and kafka.client right?"
              .formatted(servers, FailureText.of(e)));
    }
  }
}
