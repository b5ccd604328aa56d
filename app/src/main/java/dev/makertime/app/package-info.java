/** The commands. */
@NullMarked
package dev.makertime.app;

import org.jspecify.annotations.NullMarked;
