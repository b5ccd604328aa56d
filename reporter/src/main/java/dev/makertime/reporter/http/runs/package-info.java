/** Answers what ran, in sums that tell on nobody. */
@NullMarked
package dev.makertime.reporter.http.runs;

import org.jspecify.annotations.NullMarked;
