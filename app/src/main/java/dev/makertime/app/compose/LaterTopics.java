package dev.makertime.app.compose;

import dev.makertime.topics.Brokers;
import dev.makertime.topics.TopicSetup;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics: at once where a broker answers, otherwise as soon as one does. */
final class LaterTopics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaterTopics.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TopicSetup topics;
  private final Map<String, Object> client;
  private final Thread thread;

  /**
   * Makes them, or begins to wait.
   *
   * @throws IllegalStateException when a broker answers and the topics do not fit
   */
  LaterTopics(TopicSetup topics, Map<String, Object> client) {
    this.topics = topics;
    this.client = client;
    thread = new Thread(this::makeLater, "make-topics");
    if (isAnswered()) {
      topics.ensure(client);
    } else {
      LOG.warn("no broker answers: what comes is kept on disk until one does");
      thread.start();
    }
  }

  private boolean isAnswered() {
    try {
      Brokers.ask(client, PATIENCE);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void makeLater() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (isAnswered()) {
          topics.ensure(client);
          return;
        }
        Thread.sleep(1_000);
      } catch (InterruptedException e) {
        return;
      } catch (IllegalStateException e) {
        LOG.error("the topics cannot be made: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(2 * PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
