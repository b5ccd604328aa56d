package dev.makertime.analysis.baseline;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Lists how well a figure is known; the weakest of several applies. */
public enum FigureCertainty {
  @JsonProperty("MEASURED")
  MEASURED,
  /** Given as an input. */
  @JsonProperty("ASSUMED")
  ASSUMED,
  /** Not given: a default. */
  @JsonProperty("DEFAULT")
  DEFAULT,
  /** Nobody knows, and no default would be true: what depends on it is left out. */
  @JsonProperty("UNKNOWN")
  UNKNOWN;

  public FigureCertainty weaker(FigureCertainty other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
