package dev.makertime.collector.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A project of the group.
 *
 * @param path with its group
 * @param created absent where the tool does not say
 */
record Repository(long id, String path, @Nullable LocalDate created) {}
