package dev.makertime.app.measured;

import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Record of what is asked about a platform, in days of UTC between two dates, both included.
 *
 * @param project absent = all runs
 */
public record PlatformQuestion(
    Configuration configuration,
    Organization organization,
    LocalDate from,
    LocalDate to,
    @Nullable String project) {}
