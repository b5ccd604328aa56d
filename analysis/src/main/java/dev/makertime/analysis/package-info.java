/**
 * Computes reports, comparisons and simulations from days. Pure: no clock, no network, no database.
 */
@NullMarked
package dev.makertime.analysis;

import org.jspecify.annotations.NullMarked;
