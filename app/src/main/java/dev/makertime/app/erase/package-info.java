/** Erases a person from topics, files and the store. */
@NullMarked
package dev.makertime.app.erase;

import org.jspecify.annotations.NullMarked;
