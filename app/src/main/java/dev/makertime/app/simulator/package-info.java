/** Simulates an organization whose true hours are known, and the tools that it uses. */
@NullMarked
package dev.makertime.app.simulator;

import org.jspecify.annotations.NullMarked;
