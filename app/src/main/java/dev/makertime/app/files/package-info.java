/** The data directory and the scratch directory: locks, native libraries, leftovers. */
@NullMarked
package dev.makertime.app.files;

import org.jspecify.annotations.NullMarked;
