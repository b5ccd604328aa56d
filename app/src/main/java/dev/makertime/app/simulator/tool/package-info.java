/** Simulates the APIs and events of the tools that the simulated people use. */
@NullMarked
package dev.makertime.app.simulator.tool;

import org.jspecify.annotations.NullMarked;
