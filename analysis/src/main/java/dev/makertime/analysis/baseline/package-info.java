/** Measures the baseline of simulations from the days of a period. Pure. */
@NullMarked
package dev.makertime.analysis.baseline;

import org.jspecify.annotations.NullMarked;
