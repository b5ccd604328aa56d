package dev.makertime.analysis.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What keeps a verdict from being more than it is. */
public enum Limit {
  /** So few engineers can never show a change, or none of the size that there could be. */
  @JsonProperty("TOO_FEW_ENGINEERS")
  TOO_FEW_ENGINEERS,
  /** No control teams, and weeks moved the whole team. */
  @JsonProperty("COMMON_MOVEMENT")
  COMMON_MOVEMENT,
  /** Hours were already rising or falling before the migration. */
  @JsonProperty("PRE_TREND")
  PRE_TREND,
  /** No control teams, and less than a year before. */
  @JsonProperty("SEASONALITY_UNCONTROLLED")
  SEASONALITY_UNCONTROLLED
}
