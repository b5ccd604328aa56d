package dev.makertime.collector.init;

import java.time.OffsetDateTime;

/**
 * Record of a commit: its author and time.
 *
 * @param project the path of the project
 * @param at the time, with the offset of the author's clock
 */
record Commit(String project, String authorName, String authorEmail, OffsetDateTime at) {}
