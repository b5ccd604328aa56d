/** The demo's organization: simulated people whose true hours are known, and simulated tools. */
@NullMarked
package dev.makertime.app.simulator;

import org.jspecify.annotations.NullMarked;
