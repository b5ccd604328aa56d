/** The command line: notes of commands that `makertime wrap` and the hooks of shells send. */
@NullMarked
package dev.makertime.collector.tool.command;

import org.jspecify.annotations.NullMarked;
