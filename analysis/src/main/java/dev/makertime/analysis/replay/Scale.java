package dev.makertime.analysis.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Rule for another length of time: a factor first, then a cap.
 *
 * @param factor 0 to 100
 * @param cap in seconds; absent = none
 */
public record Scale(BigDecimal factor, @Nullable Long cap) {
  /** What it makes of a length in seconds: whole ones, half of one rounded up. */
  public long of(long seconds) {
    long scaled =
        factor
            .multiply(BigDecimal.valueOf(seconds))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    return cap == null ? scaled : Math.min(scaled, cap);
  }
}
