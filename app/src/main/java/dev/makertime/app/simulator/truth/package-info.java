/** Adds up what truly happened in the simulated organization, apart from any measurement. */
@NullMarked
package dev.makertime.app.simulator.truth;

import org.jspecify.annotations.NullMarked;
