/** Stores of what the topics hold, in DuckDB, with the offsets at which to go on. */
@NullMarked
package dev.makertime.reporter.store;

import org.jspecify.annotations.NullMarked;
