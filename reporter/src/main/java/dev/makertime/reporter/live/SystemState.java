package dev.makertime.reporter.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the parts are, as far as this process knows.
 *
 * @param lag records that streams has not worked off
 * @param spoolBytes what waits on disk for the broker; absent where the collector runs elsewhere
 * @param versions of makertime and what it runs on
 * @param stall why nothing new is computed; absent while all goes on
 */
public record SystemState(
    @Nullable Long lag,
    @Nullable Long spoolBytes,
    Map<String, String> versions,
    @Nullable Stall stall) {

  /** All goes on. */
  public SystemState(@Nullable Long lag, @Nullable Long spoolBytes, Map<String, String> versions) {
    this(lag, spoolBytes, versions, null);
  }
}
