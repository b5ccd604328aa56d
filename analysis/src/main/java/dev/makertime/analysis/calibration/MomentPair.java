package dev.makertime.analysis.calibration;

/** Pairs what somebody said of a moment with what was measured; of whom and when is not in it. */
public record MomentPair(WorkCategory said, WorkCategory measured) {}
