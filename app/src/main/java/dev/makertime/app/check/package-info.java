/** Tries a configuration: does the broker answer, do the sources. */
@NullMarked
package dev.makertime.app.check;

import org.jspecify.annotations.NullMarked;
