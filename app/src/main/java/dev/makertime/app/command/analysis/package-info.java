/** Commands that compute results from measured days: reports, simulations, comparisons. */
@NullMarked
package dev.makertime.app.command.analysis;

import org.jspecify.annotations.NullMarked;
