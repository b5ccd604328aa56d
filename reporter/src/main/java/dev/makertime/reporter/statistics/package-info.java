/** Figures of samples. Pure. */
@NullMarked
package dev.makertime.reporter.statistics;

import org.jspecify.annotations.NullMarked;
