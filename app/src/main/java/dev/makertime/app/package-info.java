/** The command line of makertime. */
@NullMarked
package dev.makertime.app;

import org.jspecify.annotations.NullMarked;
