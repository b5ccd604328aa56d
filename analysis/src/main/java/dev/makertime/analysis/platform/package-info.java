/**
 * Computes from runs what a platform can do: how complete it is, how it recovers, how it deploys,
 * and how long its jobs take. Pure, and without whoever set a run off.
 */
@NullMarked
package dev.makertime.analysis.platform;

import org.jspecify.annotations.NullMarked;
