/** Commands that compute results of what was measured: reports, simulations, comparisons. */
@NullMarked
package dev.makertime.app.command.analysis;

import org.jspecify.annotations.NullMarked;
