/** What was measured in a period: rows and sums. Pure. */
@NullMarked
package dev.makertime.reporter.report;

import org.jspecify.annotations.NullMarked;
