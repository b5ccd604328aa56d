/** Routes of calibration. */
@NullMarked
package dev.makertime.reporter.http.calibration;

import org.jspecify.annotations.NullMarked;
