package dev.makertime.analysis.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makertime.analysis.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one look at a running migration says.
 *
 * @param week of the calendar
 * @param weeksSince the first wave, 1 is its own week
 * @param engineers of whom enough is known
 * @param change at full ramp that the weeks so far point to, hours of a full week; absent = nothing
 *     is known yet
 * @param interval that holds for all looks of a year together; absent where nothing can be tested
 * @param probabilityOfMissing the promise, by this look alone
 * @param expectedPriceOfOneMoreMonth probability × price of a month, in currency
 * @param commonShare of the variance of the change that is from weeks that hit everybody
 * @param flags reasons and limits
 */
public record WeeklyLook(
    int week,
    int weeksSince,
    int engineers,
    Light light,
    @Nullable Double change,
    @Nullable Interval interval,
    @Nullable Double probabilityOfMissing,
    @Nullable Double expectedPriceOfOneMoreMonth,
    @Nullable Double commonShare,
    List<Flag> flags) {

  /** What is decided. */
  public enum Light {
    /** It cannot be known yet; the flags say why. */
    @JsonProperty("TOO_EARLY")
    TOO_EARLY,
    @JsonProperty("ON_TRACK")
    ON_TRACK,
    /** Probably missed by this look: no alarm. */
    @JsonProperty("AT_RISK")
    AT_RISK,
    /** The alarm: the promise as dated is out of the interval. */
    @JsonProperty("WILL_MISS")
    WILL_MISS
  }

  /** Why, and how far. */
  public enum Flag {
    /** Most were away in this week: it is left out for all. */
    @JsonProperty("COMPANY_WEEK")
    COMPANY_WEEK,
    /** The watch is as long as its error rate holds. */
    @JsonProperty("WATCH_OVER")
    WATCH_OVER,
    @JsonProperty("FEW_ENGINEERS")
    FEW_ENGINEERS,
    /** Nothing varies, so nothing can be tested. */
    @JsonProperty("ZERO_VARIANCE")
    ZERO_VARIANCE,
    /** Engineers differ by less than their weeks explain: the weeks' variance is used. */
    @JsonProperty("FLOOR")
    FLOOR,
    /** A promise kept in full and nothing at all look alike. */
    @JsonProperty("CANNOT_TELL")
    CANNOT_TELL
  }

  public WeeklyLook {
    flags = List.copyOf(flags);
  }

  /** The same of too few people to show their change. */
  public WeeklyLook withoutChange() {
    return new WeeklyLook(week, weeksSince, engineers, light, null, null, null, null, null, flags);
  }
}
