/** Whether something changed, by engineers' weeks before and after. Pure statistics. */
@NullMarked
package dev.makertime.analysis.comparison;

import org.jspecify.annotations.NullMarked;
