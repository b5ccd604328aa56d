/** The topics between the parts: their names, their bytes, and how they are made. */
@NullMarked
package dev.makertime.topics;

import org.jspecify.annotations.NullMarked;
