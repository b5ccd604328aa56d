package dev.makertime.streams.run;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the brokers fence every transaction on its own (transaction.version 2, KIP-890). With an
 * older one a late record of an aborted transaction can hang in the next, and exactly-once is not.
 */
final class TransactionVersion {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionVersion.class);
  private static final String FEATURE = "transaction.version";
  private static final int NEEDED = 2;
  private static final long PATIENCE_SECONDS = 30;

  private TransactionVersion() {}

  /**
   * Looks at the brokers' features.
   *
   * @throws IllegalStateException when the version is lower, or no broker answers
   */
  static void check(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      FinalizedVersionRange range =
          admin
              .describeFeatures()
              .featureMetadata()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .finalizedFeatures()
              .get(FEATURE);
      int version = range == null ? 0 : range.maxVersionLevel();
      LOG.debug("{} is {}", FEATURE, version);
      if (version < NEEDED) {
        throw new IllegalStateException(
            ("exactly_once_v2 needs %s %d, and the brokers have %d: upgrade it with kafka-features,"
                    + " or set streams.guarantee to at_least_once")
                .formatted(FEATURE, NEEDED, version));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no broker says what it can do: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the brokers", e);
    }
  }
}
