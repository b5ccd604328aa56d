/** Commands of a shell: the help of {@code wrap} and {@code shell-hook}, and sending of notes. */
@NullMarked
package dev.makertime.app.command.shell;

import org.jspecify.annotations.NullMarked;
