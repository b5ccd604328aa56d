package dev.makertime.collector.init;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Record of a project of the group.
 *
 * @param path of the project, with its group
 * @param created absent where the tool does not show it
 */
record Repository(long id, String path, @Nullable LocalDate created) {}
