/** Commands that run the simulated organization. */
@NullMarked
package dev.makertime.app.command.demo;

import org.jspecify.annotations.NullMarked;
