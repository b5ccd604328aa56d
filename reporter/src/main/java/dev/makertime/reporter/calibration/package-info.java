/**
 * Takes what engineers say they are doing, and counts it against what was measured, so that nobody
 * can be told from the counts.
 */
@NullMarked
package dev.makertime.reporter.calibration;

import org.jspecify.annotations.NullMarked;
