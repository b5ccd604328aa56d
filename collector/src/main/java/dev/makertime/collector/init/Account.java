package dev.makertime.collector.init;

import org.jspecify.annotations.Nullable;

/**
 * Record of a member of a group, as the tool has it.
 *
 * @param email absent where it is not public
 * @param isBot whether it belongs to a token or a service
 * @param isBlocked whether it may not work any more
 */
record Account(
    String username, String name, @Nullable String email, boolean isBot, boolean isBlocked) {}
