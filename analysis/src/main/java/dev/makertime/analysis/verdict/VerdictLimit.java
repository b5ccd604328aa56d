package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists the reasons why a verdict is not more certain. */
public enum VerdictLimit {
  /** Too few engineers to show any change, or even the largest possible one. */
  @JsonProperty("TOO_FEW_ENGINEERS")
  TOO_FEW_ENGINEERS,
  /** Enough people migrated, but too few of them have enough weeks before and after. */
  @JsonProperty("TOO_FEW_WEEKS")
  TOO_FEW_WEEKS,
  /** The change of everybody is the same, so there is nothing to test. */
  @JsonProperty("NO_VARIATION")
  NO_VARIATION,
  /** There are no control teams, and common weeks moved the whole team. */
  @JsonProperty("COMMON_MOVEMENT")
  COMMON_MOVEMENT,
  /** Hours were already rising or falling before the migration. */
  @JsonProperty("PRE_TREND")
  PRE_TREND,
  /** There are no control teams, and less than a year of data before. */
  @JsonProperty("SEASONALITY_UNCONTROLLED")
  SEASONALITY_UNCONTROLLED
}
