/** Computes statistics of samples. Pure. */
@NullMarked
package dev.makertime.analysis.statistics;

import org.jspecify.annotations.NullMarked;
