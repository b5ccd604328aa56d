/** Estimates how many people leave in a year, from when they were employed. Pure. */
@NullMarked
package dev.makertime.analysis.attrition;

import org.jspecify.annotations.NullMarked;
