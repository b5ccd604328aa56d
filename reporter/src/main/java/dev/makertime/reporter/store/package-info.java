/** Days in DuckDB, fed from their topic with the offsets they came at. */
@NullMarked
package dev.makertime.reporter.store;

import org.jspecify.annotations.NullMarked;
