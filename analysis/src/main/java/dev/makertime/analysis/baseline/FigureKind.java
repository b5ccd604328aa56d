package dev.makertime.analysis.baseline;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well a figure is known; of several the weakest counts. */
public enum FigureKind {
  @JsonProperty("MEASURED")
  MEASURED,
  /** Somebody said so. */
  @JsonProperty("ASSUMED")
  ASSUMED,
  /** Nobody said otherwise. */
  @JsonProperty("DEFAULT")
  DEFAULT;

  public FigureKind weaker(FigureKind other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
