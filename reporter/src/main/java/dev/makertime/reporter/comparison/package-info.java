/** Whether something changed, by engineers' weeks before and after. Pure statistics. */
@NullMarked
package dev.makertime.reporter.comparison;

import org.jspecify.annotations.NullMarked;
