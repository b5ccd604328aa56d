/** Tables of what a page shows, which people save as a file. */
@NullMarked
package dev.makertime.render.table;

import org.jspecify.annotations.NullMarked;
