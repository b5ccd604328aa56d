package dev.makertime.reporter.live;

import java.time.Instant;

/**
 * Says that no new days are computed, or that none are shown.
 *
 * @param since when that was first seen
 * @param reason in plain words
 * @param action what to do about it
 */
public record Stall(Instant since, String reason, String action) {}
