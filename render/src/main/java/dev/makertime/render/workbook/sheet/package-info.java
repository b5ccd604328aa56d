/** Writes cells, lines and charts of sheets, and records the cell of each figure. */
@NullMarked
package dev.makertime.render.workbook.sheet;

import org.jspecify.annotations.NullMarked;
