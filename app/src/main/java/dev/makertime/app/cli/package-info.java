/** Shared by all commands: input files, option values, failures, progress. */
@NullMarked
package dev.makertime.app.cli;

import org.jspecify.annotations.NullMarked;
