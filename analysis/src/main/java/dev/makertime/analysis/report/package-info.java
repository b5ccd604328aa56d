/** Sums the days of a period: rows and totals. Pure. */
@NullMarked
package dev.makertime.analysis.report;

import org.jspecify.annotations.NullMarked;
