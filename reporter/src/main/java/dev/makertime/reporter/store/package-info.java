/** Stores the records of the topics in DuckDB, with the offsets to continue from. */
@NullMarked
package dev.makertime.reporter.store;

import org.jspecify.annotations.NullMarked;
