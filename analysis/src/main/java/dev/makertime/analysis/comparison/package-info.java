/** Compares engineers' weeks before and after a change. Pure statistics. */
@NullMarked
package dev.makertime.analysis.comparison;

import org.jspecify.annotations.NullMarked;
