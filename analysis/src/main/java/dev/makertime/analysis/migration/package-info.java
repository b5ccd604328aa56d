/** Before and after a migration, from days. */
@NullMarked
package dev.makertime.analysis.migration;

import org.jspecify.annotations.NullMarked;
