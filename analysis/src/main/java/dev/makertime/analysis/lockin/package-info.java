/**
 * What a subscription costs as its price and its users grow, and until when one can leave. Pure.
 */
@NullMarked
package dev.makertime.analysis.lockin;

import org.jspecify.annotations.NullMarked;
