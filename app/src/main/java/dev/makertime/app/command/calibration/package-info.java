/** The command of calibration. */
@NullMarked
package dev.makertime.app.command.calibration;

import org.jspecify.annotations.NullMarked;
