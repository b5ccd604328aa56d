/** Handles requests for sums of runs, withheld for too few people. */
@NullMarked
package dev.makertime.reporter.http.runs;

import org.jspecify.annotations.NullMarked;
