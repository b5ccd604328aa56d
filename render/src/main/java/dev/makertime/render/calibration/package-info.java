/** Calibration in words. */
@NullMarked
package dev.makertime.render.calibration;

import org.jspecify.annotations.NullMarked;
