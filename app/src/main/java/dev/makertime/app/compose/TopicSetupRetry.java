package dev.makertime.app.compose;

import dev.makertime.topics.FailureText;
import dev.makertime.topics.admin.BrokerQueries;
import dev.makertime.topics.admin.TopicSetup;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics at once, or retries until a broker answers. */
final class TopicSetupRetry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSetupRetry.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long AGAIN_MILLIS = 1_000;

  private final TopicSetup topics;
  private final Map<String, Object> client;
  private final Thread thread;
  private volatile boolean there;

  TopicSetupRetry(TopicSetup topics, Map<String, Object> client) {
    this.topics = topics;
    this.client = client;
    thread = new Thread(this::makeLater, "make-topics");
  }

  /**
   * Makes them, or begins to wait.
   *
   * @throws IllegalStateException when brokers answer and refuse us, or the topics do not fit
   */
  void begin() {
    try {
      make();
    } catch (BrokerQueries.Silent e) {
      LOG.warn("no broker answers; requests are spooled on disk until one does");
      thread.start();
    }
  }

  /** How the brokers are reached; empty until the topics are made. */
  Optional<Map<String, Object>> client() {
    return there ? Optional.of(client) : Optional.empty();
  }

  private void make() {
    BrokerQueries.ask(client, PATIENCE);
    topics.ensure(client);
    there = true;
  }

  private void makeLater() {
    while (!there) {
      try {
        Thread.sleep(AGAIN_MILLIS);
        make();
      } catch (InterruptedException e) {
        return;
      } catch (BrokerQueries.Silent e) {
        LOG.debug("no broker answers yet", e);
      } catch (IllegalStateException e) {
        LOG.error("the topics cannot be created: {}", FailureText.of(e));
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
