/**
 * Looks at a running migration once a week and decides whether it will keep its promise, with one
 * error rate over all looks of a year. Pure.
 */
@NullMarked
package dev.makertime.analysis.watch;

import org.jspecify.annotations.NullMarked;
