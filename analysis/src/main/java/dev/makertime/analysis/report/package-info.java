/** Sums up what was measured in a period: rows and totals. Pure. */
@NullMarked
package dev.makertime.analysis.report;

import org.jspecify.annotations.NullMarked;
