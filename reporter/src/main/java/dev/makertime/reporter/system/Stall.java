package dev.makertime.reporter.system;

import java.time.Instant;

/**
 * Record of a stall: days are no longer computed, or no longer shown.
 *
 * @param since when that was first seen
 * @param reason in plain words
 * @param action what to do about it
 */
public record Stall(Instant since, String reason, String action) {}
