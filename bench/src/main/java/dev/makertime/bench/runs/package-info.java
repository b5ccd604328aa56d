/** Measures runs: their backfill, large tables of job servers, and questions for their sums. */
@NullMarked
package dev.makertime.bench.runs;

import org.jspecify.annotations.NullMarked;
