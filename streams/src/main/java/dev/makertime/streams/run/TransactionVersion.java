package dev.makertime.streams.run;

import dev.makertime.topics.FailureText;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the brokers fence each transaction by itself (transaction.version 2, KIP-890). With
 * an older version a late record of an aborted transaction can join the next one: exactly-once
 * fails.
 */
final class TransactionVersion {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionVersion.class);
  private static final String FEATURE = "transaction.version";
  private static final int NEEDED = 2;
  private static final long PATIENCE_SECONDS = 30;

  private TransactionVersion() {}

  /**
   * Reads the brokers' features.
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
      LOG.debug("the brokers support {} up to {}", FEATURE, version);
      if (version < NEEDED) {
        throw new IllegalStateException(
            ("exactly_once_v2 needs %s %d, and the brokers have %d: upgrade it with kafka-features,"
                    + " or set streams.guarantee to at_least_once")
                .formatted(FEATURE, NEEDED, version));
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "cannot read the features of the brokers: " + FailureText.of(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the features of the brokers", e);
    }
  }
}
