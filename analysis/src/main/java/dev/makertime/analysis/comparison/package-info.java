/**
 * Statistics of weeks before and after a change: given rows in, estimates and intervals out. Pure.
 */
@NullMarked
package dev.makertime.analysis.comparison;

import org.jspecify.annotations.NullMarked;
