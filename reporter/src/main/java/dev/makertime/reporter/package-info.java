/** Runs the reporter role: stores the measured days, and shows them to people. */
@NullMarked
package dev.makertime.reporter;

import org.jspecify.annotations.NullMarked;
