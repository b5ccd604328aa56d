/** Compares days before and after a migration. Pure. */
@NullMarked
package dev.makertime.analysis.migration;

import org.jspecify.annotations.NullMarked;
