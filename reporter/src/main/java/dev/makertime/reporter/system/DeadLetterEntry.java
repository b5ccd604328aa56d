package dev.makertime.reporter.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Record of one dead letter without its content, which may be about people.
 *
 * @param hash the first 16 digits of the SHA-256 of its content in UTF-8, by which it is found on
 *     the topic; absent = no content was kept
 * @param size of the content in characters, at most 65,536
 */
public record DeadLetterEntry(
    Instant time, String source, String reason, @Nullable String hash, int size) {}
