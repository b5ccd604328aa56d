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
public final class BrokerQueries {
  private BrokerQueries() {}

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

  /** Nobody answers, or not yet: the same may be asked again later. */
  public static final class Silent extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Silent(Throwable cause) {
      super("no broker answers", cause);
    }
  }

  /**
   * Asks them.
   *
   * @throws Silent when there is no answer
   * @throws IllegalStateException with why they do not answer us
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
      throw new IllegalStateException("the brokers refuse: " + message(e.getCause()), e);
    } catch (KafkaException e) {
      if (isUnresolved(e)) {
        throw new Silent(e);
      }
      throw new IllegalStateException("cannot be asked: " + message(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** A name that the network does not know, perhaps only not yet. */
  private static boolean isUnresolved(Throwable e) {
    Throwable cause = e.getCause();
    return String.valueOf(e.getMessage()).contains("resolvable")
        || (cause != null && isUnresolved(cause));
  }

  private static String message(@org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null ? "for no reason that they give" : FailureText.of(cause);
  }
}
