/** Scenarios filled from what was measured, and where every figure of them comes from. */
@NullMarked
package dev.makertime.analysis.simulation;

import org.jspecify.annotations.NullMarked;
