/**
 * Computes what hours cost and what a migration would change: scenarios compared in money. Pure.
 */
@NullMarked
package dev.makertime.analysis.money;

import org.jspecify.annotations.NullMarked;
