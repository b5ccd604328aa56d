/**
 * Compares what people say they were doing with what was measured at that moment: agreement, bias,
 * and what it means for measured inputs. Pure.
 */
@NullMarked
package dev.makertime.analysis.calibration;

import org.jspecify.annotations.NullMarked;
