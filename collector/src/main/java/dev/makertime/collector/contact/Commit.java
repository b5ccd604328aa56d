package dev.makertime.collector.contact;

import java.time.OffsetDateTime;

/**
 * Who committed when.
 *
 * @param project by its path
 * @param at with the offset that the author's clock had
 */
record Commit(String project, String authorName, String authorEmail, OffsetDateTime at) {}
