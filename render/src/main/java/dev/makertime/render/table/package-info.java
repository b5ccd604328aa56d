/** A table of what a page shows, and how it is written as CSV. */
@NullMarked
package dev.makertime.render.table;

import org.jspecify.annotations.NullMarked;
