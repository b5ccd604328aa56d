/**
 * Completes scenarios with what was measured, and computes them with the origin of every figure.
 * Pure.
 */
@NullMarked
package dev.makertime.analysis.simulation;

import org.jspecify.annotations.NullMarked;
