/** Before and after a migration, from days. */
@NullMarked
package dev.makertime.reporter.migration;

import org.jspecify.annotations.NullMarked;
