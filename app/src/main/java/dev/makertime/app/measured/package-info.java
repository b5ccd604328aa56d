/** Reads measured days from a running reporter, or from its store on disk. */
@NullMarked
package dev.makertime.app.measured;

import org.jspecify.annotations.NullMarked;
