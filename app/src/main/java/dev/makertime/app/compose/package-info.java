/** Composes the roles from the configuration, and runs them together or one by one. */
@NullMarked
package dev.makertime.app.compose;

import org.jspecify.annotations.NullMarked;
