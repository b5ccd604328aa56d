package dev.makertime.topics.admin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.makertime.topics.FailureText;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Client that asks the brokers whether they answer, how many they are, and for their topics. */
public final class BrokerQueries {
  private BrokerQueries() {}

  /**
   * Answer of the brokers.
   *
   * @param count of brokers
   * @param topics the names of all topics
   */
  public record Answer(int count, Set<String> topics) {
    public Answer {
      topics = Set.copyOf(topics);
    }
  }

  /** Raised when no broker answers, perhaps only not yet; the call may be repeated. */
  public static final class Silent extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Silent(Throwable cause) {
      super("no broker answers", cause);
    }
  }

  /**
   * Asks the brokers.
   *
   * @throws Silent when there is no answer
   * @throws IllegalStateException with the reason why they refuse
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
      throw new Silent(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw new Silent(e);
      }
      throw new IllegalStateException(
          "the brokers refuse the request: " + message(e.getCause()), e);
    } catch (KafkaException e) {
      if (isUnresolved(e)) {
        throw new Silent(e);
      }
      throw new IllegalStateException("cannot connect to the brokers: " + message(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a broker", e);
    }
  }

  /** Whether the host's name is not resolved, perhaps only not yet. */
  private static boolean isUnresolved(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(e.getMessage()).contains("resolvable")
        || (cause != null && isUnresolved(cause));
  }

  private static String message(@org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null ? "no reason given" : FailureText.of(cause);
  }
}
