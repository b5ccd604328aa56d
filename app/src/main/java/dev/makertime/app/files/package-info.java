/**
 * Manages the data directory and the scratch directory: locks, permissions, native libraries,
 * leftovers.
 */
@NullMarked
package dev.makertime.app.files;

import org.jspecify.annotations.NullMarked;
