/** The topology: from activities to engineer days. */
@NullMarked
package dev.makertime.streams;

import org.jspecify.annotations.NullMarked;
