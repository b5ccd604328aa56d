/** The commands, one class each. */
@NullMarked
package dev.makertime.app.command;

import org.jspecify.annotations.NullMarked;
