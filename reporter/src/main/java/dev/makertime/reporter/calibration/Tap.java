package dev.makertime.reporter.calibration;

import dev.makertime.analysis.calibration.WorkCategory;
import java.time.Instant;

/** Records what a person said they were doing, until it is counted. */
public record Tap(String person, Instant at, WorkCategory said) {}
