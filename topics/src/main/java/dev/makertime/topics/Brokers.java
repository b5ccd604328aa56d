package dev.makertime.topics;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** What the brokers say when they are asked. */
public final class Brokers {
  private Brokers() {}

  /**
   * The answer.
   *
   * @param count of brokers
   * @param topics that there are
   */
  public record Answer(int count, Set<String> topics) {
    public Answer {
      topics = Set.copyOf(topics);
    }
  }

  /**
   * Asks them.
   *
   * @throws IllegalStateException with why there is no answer
   */
  public static Answer ask(Map<String, Object> client, Duration patience) {
    Map<String, Object> settings = new HashMap<>(client);
    int millis = (int) patience.toMillis();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, millis / 2));
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    try (Admin admin = Admin.create(settings)) {
      return new Answer(
          admin.describeCluster().nodes().get(millis, MILLISECONDS).size(),
          admin.listTopics().names().get(millis, MILLISECONDS));
    } catch (TimeoutException e) {
      throw new IllegalStateException("no broker answers", e);
    } catch (ExecutionException e) {
      boolean late = e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException;
      throw new IllegalStateException(
          late ? "no broker answers" : "the brokers refuse: " + message(e.getCause()), e);
    } catch (KafkaException e) {
      throw new IllegalStateException("cannot be asked: " + message(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String message(@org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null ? "for no reason that they give" : String.valueOf(cause.getMessage());
  }
}
