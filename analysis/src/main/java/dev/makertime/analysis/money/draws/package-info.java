/**
 * Computes what uncertain inputs do to a net present value: each by itself, and all together in
 * random draws. Pure.
 */
@NullMarked
package dev.makertime.analysis.money.draws;

import org.jspecify.annotations.NullMarked;
