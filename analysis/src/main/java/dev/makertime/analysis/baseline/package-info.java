/** What was measured in a period, as the baseline that simulations start from. */
@NullMarked
package dev.makertime.analysis.baseline;

import org.jspecify.annotations.NullMarked;
