package dev.makertime.reporter.system;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Record of the state of the system, as far as this process knows it.
 *
 * @param lag the consumer lag of streams, in records
 * @param spoolBytes what waits on disk for the broker; absent where the collector runs elsewhere
 * @param versions of makertime and what it runs on
 * @param stall why no days are computed; absent while they are
 */
public record SystemState(
    @Nullable Long lag,
    @Nullable Long spoolBytes,
    Map<String, String> versions,
    @Nullable Stall stall) {

  /** A state without a stall. */
  public SystemState(@Nullable Long lag, @Nullable Long spoolBytes, Map<String, String> versions) {
    this(lag, spoolBytes, versions, null);
  }
}
