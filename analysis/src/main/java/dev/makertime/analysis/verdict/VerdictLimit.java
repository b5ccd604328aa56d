package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists the reasons why a verdict is not more certain. */
public enum VerdictLimit {
  /** Too few engineers to show any change, or even the largest possible one. */
  @JsonProperty("TOO_FEW_ENGINEERS")
  TOO_FEW_ENGINEERS,
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
