/**
 * What tools are assumed to change, for projected scenarios: hours by a factor, and boxes. Pure.
 */
@NullMarked
package dev.makertime.analysis.lever;

import org.jspecify.annotations.NullMarked;
