package dev.makertime.broker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;

/**
 * Client that writes the marker that ends a transaction on a partition, as a coordinator does
 * (WriteTxnMarkers). Kafka's Admin can only abort.
 */
final class TransactionMarkerWriter {
  private static final long PATIENCE_SECONDS = 30;
  private static final long RETRY_MILLIS = 50;
  private static final short VERSION = WriteTxnMarkersRequestData.HIGHEST_SUPPORTED_VERSION;

  /**
   * Marker that ends a transaction.
   *
   * @param epoch of the marker, not of the records
   * @param version of the transaction's protocol (transaction.version)
   * @param coordinator the epoch of the coordinator, no less than the last that the partition saw
   * @param commit otherwise it aborts
   */
  record Marker(
      TopicPartition partition,
      long producer,
      short epoch,
      short version,
      int coordinator,
      boolean commit) {}

  private final int port;
  private final BrokerSecret secret;

  /**
   * Makes a client of a broker.
   *
   * @param port of the broker on loopback
   */
  TransactionMarkerWriter(int port, BrokerSecret secret) {
    this.port = port;
    this.secret = secret;
  }

  /**
   * Writes a marker, and returns once the broker has written it.
   *
   * @throws IllegalStateException when the broker does not write it in 30 s
   */
  void write(Marker marker) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Errors error = ask(marker);
    while (isRetriable(error) && System.nanoTime() < until) {
      Thread.sleep(RETRY_MILLIS);
      error = ask(marker);
    }
    if (error != Errors.NONE) {
      throw new IllegalStateException(
          "cannot end the transaction by %s: %s".formatted(marker, error.message()));
    }
  }

  private static boolean isRetriable(Errors error) {
    return error.exception() instanceof RetriableException;
  }

  private Errors ask(Marker marker) {
    WriteTxnMarkersRequest request =
        new WriteTxnMarkersRequest.Builder(
                List.of(
                    new TxnMarkerEntry(
                        marker.producer(),
                        marker.epoch(),
                        marker.coordinator(),
                        marker.commit() ? TransactionResult.COMMIT : TransactionResult.ABORT,
                        List.of(marker.partition()),
                        marker.version())))
            .build(VERSION);
    try (BrokerConnection broker = BrokerConnection.open(port, secret)) {
      return WriteTxnMarkersResponse.parse(new ByteBufferAccessor(broker.ask(request)), VERSION)
          .errorsByProducerId()
          .getOrDefault(marker.producer(), Map.of())
          .getOrDefault(marker.partition(), Errors.UNKNOWN_SERVER_ERROR);
    } catch (IOException e) {
      throw new IllegalStateException("cannot send to the broker: " + marker, e);
    }
  }
}
