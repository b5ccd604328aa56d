/** What was measured in a period: rows and sums. Pure. */
@NullMarked
package dev.makertime.analysis.report;

import org.jspecify.annotations.NullMarked;
